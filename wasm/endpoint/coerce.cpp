#include "endpoint/coerce.h"

#include <bit>

#include "document/json_writer.h"
#include "document/text.h"
#include "document/writer.h"
#include "endpoint/aliases.h"

namespace resume_patch::endpoint {

namespace {

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view white_space = " \t\n\r\f\v";
  const std::size_t first = text.find_first_not_of(white_space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(white_space) - first + 1);
}

std::string_view take_digits(std::string_view& text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  const std::string_view digits = text.substr(0, count);
  text.remove_prefix(count);
  return digits;
}

std::string_view without_leading_zeros(std::string_view digits) {
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  return digits;
}

constexpr unsigned numbers = bit_of(Type::number) | bit_of(Type::integer);

/// Appends a number as people type it, by the grammar of JSON, where the types have any.
bool append_number(std::string& out, std::string_view text, unsigned types) {
  const bool is_integer = (types & bit_of(Type::number)) == 0;
  if ((types & numbers) == 0) return false;
  text = trimmed(text);
  std::string number;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    if (text.front() == '-') number = "-";
    text.remove_prefix(1);
  }
  const std::string_view whole = take_digits(text);
  if (whole.empty()) return false;
  number += without_leading_zeros(whole);
  if (!text.empty() && text.front() == '.') {
    text.remove_prefix(1);
    const std::string_view fraction = take_digits(text);
    const bool only_zeros = fraction.find_first_not_of('0') == std::string_view::npos;
    if (fraction.empty() || (is_integer && !only_zeros)) return false;
    if (!is_integer) number.append(".").append(fraction);
  }
  if (!is_integer && !text.empty() && (text.front() | 0x20) == 'e') {
    text.remove_prefix(1);
    number += 'e';
    if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
      number += text.front();
      text.remove_prefix(1);
    }
    const std::string_view exponent = take_digits(text);
    if (exponent.empty()) return false;
    number.append(exponent);
  }
  if (text.empty()) out += number;
  return text.empty();
}

bool append_boolean(std::string& out, std::string_view text) {
  std::string word = "|";
  for (const char letter : trimmed(text)) {
    if (letter == '|') return false;
    word += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
  }
  word += '|';
  constexpr std::string_view words = "|true|on|yes|1| |false|off|no|0||";
  const std::size_t found = words.find(word);
  if (found == std::string_view::npos) return false;
  out += found < words.find(' ') ? "true" : "false";
  return true;
}

}  // namespace

std::string with_line_feeds(std::string_view text) {
  std::string lines;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\r') {
      lines += text[at];
      continue;
    }
    lines += '\n';
    if (at + 1 < text.size() && text[at + 1] == '\n') ++at;
  }
  return lines;
}

std::string form_text(Value value) {
  if (value.is_null()) return {};
  return value.is_string() ? value.string() : std::string(value.slice());
}

std::string_view expected_input(const Program& program, SchemaId schema) {
  const unsigned types = types_of(program, schema);
  return schema::name_of(std::has_single_bit(types) ? static_cast<Type>(types) : Type::string);
}

bool append_input(std::string& out, const Program& program, SchemaId schema, std::string_view text) {
  const bool is_known = schema != schema::no_schema;
  const Facts facts = is_known ? facts_of(program, schema) : Facts();
  const unsigned types = types_of(program, schema);
  const bool may_be_text = types == 0 || (types & bit_of(Type::string)) != 0;
  const bool is_empty = (may_be_text ? text : trimmed(text)).empty();
  if (is_known && is_empty && accepts_null(program, schema)) {
    out += "null";
    return true;
  }
  if (types == 0 && facts.enumeration != nullptr) {
    for (const Value value : facts.enumeration->values) {
      if (value.is_null() || form_text(value) != text) continue;
      document::write(out, value);
      return true;
    }
  }
  if (!may_be_text) {
    if (append_number(out, text, types)) return true;
    const bool is_one_type = std::has_single_bit(types);
    const bool may_be_word = (types & bit_of(Type::boolean)) != 0 && (is_one_type || !is_empty);
    if (may_be_word && append_boolean(out, text)) return true;
    if (is_one_type) return false;
  }
  std::string content = with_line_feeds(text);
  if (facts.labels) {
    if (const auto code = code_of_label(*facts.labels, content)) content = *code;
  }
  document::append_quoted(out, content);
  return true;
}

bool append_beside(std::string& out, unsigned types, document::OptionalValue stored, Value given) {
  const unsigned texts = bit_of(Type::string);
  const bool is_mixed = types == 0 || (types != texts && (types & texts) != 0);
  if (!is_mixed || !stored || !given.is_string() || given.slice().empty()) return false;
  if (stored->is_number()) return append_number(out, given.string(), types == 0 ? numbers : types);
  return stored->kind() == document::Kind::boolean && append_boolean(out, given.string());
}

bool is_same_in_form(const Program& program, SchemaId schema, document::OptionalValue stored, Value given) {
  if (!stored || stored->is_null()) {
    const bool is_unchecked = given.kind() == document::Kind::boolean && !given.is_true();
    const bool nullable = schema == schema::no_schema || accepts_null(program, schema);
    return !nullable && (is_unchecked || (given.is_string() && given.slice().empty()));
  }
  if (!stored->is_string()) return false;
  return !given.is_container() && form_text(given) == with_line_feeds(stored->string());
}

std::string params_of_input(const Program& program, SchemaId schema, std::string_view actual,
                            std::string_view input) {
  return document::JsonObject()
      .with("expected", expected_input(program, schema))
      .with_flag("nullable", schema != schema::no_schema && accepts_null(program, schema))
      .with("actual", actual)
      .with("input", input)
      .take();
}

}  // namespace resume_patch::endpoint
