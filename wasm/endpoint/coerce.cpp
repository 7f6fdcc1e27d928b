#include "endpoint/coerce.h"

#include <array>

#include "document/json_writer.h"
#include "document/text.h"
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

std::optional<std::string> exponent_of(std::string_view& text) {
  if (text.empty() || (text.front() | 0x20) != 'e') return std::string();
  text.remove_prefix(1);
  std::string exponent = "e";
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
    exponent += text.front();
    text.remove_prefix(1);
  }
  const std::string_view digits = take_digits(text);
  if (digits.empty()) return std::nullopt;
  return exponent.append(digits);
}

/// A number as people type it, by the grammar of JSON.
std::optional<std::string> number_of(std::string_view text, bool is_integer) {
  text = trimmed(text);
  std::string number;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    if (text.front() == '-') number = "-";
    text.remove_prefix(1);
  }
  const std::string_view whole = take_digits(text);
  if (whole.empty()) return std::nullopt;
  number += without_leading_zeros(whole);
  if (!text.empty() && text.front() == '.') {
    text.remove_prefix(1);
    const std::string_view fraction = take_digits(text);
    const bool only_zeros = fraction.find_first_not_of('0') == std::string_view::npos;
    if (fraction.empty() || (is_integer && !only_zeros)) return std::nullopt;
    if (!is_integer) number.append(".").append(fraction);
  }
  const auto exponent = exponent_of(text);
  if (!exponent || !text.empty() || (is_integer && !exponent->empty())) return std::nullopt;
  return number + *exponent;
}

std::optional<std::string> boolean_of(std::string_view text) {
  std::string word;
  for (const char letter : trimmed(text)) {
    word += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
  }
  for (const std::string_view yes : {"true", "on", "yes", "1"}) {
    if (word == yes) return "true";
  }
  for (const std::string_view no : {"false", "off", "no", "0", ""}) {
    if (word == no) return "false";
  }
  return std::nullopt;
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

std::string_view expected_input(const Facts& facts) {
  if (facts.is_number()) return schema::name_of(Type::number);
  return facts.types == 0 ? schema::name_of(Type::string) : schema::name_of(static_cast<Type>(facts.types));
}

std::optional<std::string> json_of_input(const Program& program, SchemaId schema, std::string_view text) {
  const Facts facts = facts_of(program, schema);
  const bool is_number = facts.is_number() || facts.is_integer();
  const bool is_empty = is_number || facts.is(Type::boolean) ? trimmed(text).empty() : text.empty();
  if (is_empty && accepts_null(program, schema)) return "null";
  if (is_number) return number_of(text, facts.is_integer());
  if (facts.is(Type::boolean)) return boolean_of(text);
  if (facts.is(Type::object) || facts.is(Type::array)) return std::nullopt;
  std::string content = with_line_feeds(text);
  if (facts.labels) {
    if (const auto code = code_of_label(*facts.labels, content)) content = *code;
  }
  std::string json;
  document::append_quoted(json, content);
  return json;
}

bool is_same_in_form(const Program& program, SchemaId schema, document::OptionalValue stored, Value given) {
  if (!stored || stored->is_null()) {
    const bool is_unchecked = given.kind() == document::Kind::boolean && !given.is_true();
    const bool nullable = schema == schema::no_schema || accepts_null(program, schema);
    return !nullable && (is_unchecked || (given.is_string() && given.slice().empty()));
  }
  if (!stored->is_string()) return false;
  const std::string text = stored->string();
  if (given.is_null()) return text.empty();
  return given.is_string() && text.find('\r') != std::string::npos && given.string() == with_line_feeds(text);
}

std::string params_of_input(const Program& program, SchemaId schema, std::string_view actual,
                            std::string_view input) {
  const bool known = schema != schema::no_schema;
  return document::JsonObject()
      .with("expected", expected_input(known ? facts_of(program, schema) : Facts()))
      .with_flag("nullable", known && accepts_null(program, schema))
      .with("actual", actual)
      .with("input", input)
      .take();
}

}  // namespace resume_patch::endpoint
