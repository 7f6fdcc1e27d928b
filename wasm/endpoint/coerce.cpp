#include "endpoint/coerce.h"

#include <algorithm>
#include <bit>

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

std::string_view skip_digits(std::string_view& text) {
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

/// The greatest decimal exponent of a double, and the first digits of the least number that rounds to
/// infinity.
constexpr std::int64_t max_double_exponent = 308;
constexpr std::string_view infinity_digits = "17976931348623158079";

/// Returns true if JavaScript reads a number of these parts as infinity.
bool overflows(std::string_view whole, std::string_view fraction, std::int64_t exponent) {
  std::string digits(whole);
  digits.append(fraction);
  const std::size_t first = digits.find_first_not_of('0');
  if (first == std::string::npos) return false;
  const std::int64_t magnitude =
      exponent + static_cast<std::int64_t>(whole.size()) - 1 - static_cast<std::int64_t>(first);
  if (magnitude != max_double_exponent) return magnitude > max_double_exponent;
  return std::string_view(digits).substr(first, infinity_digits.size()) >= infinity_digits;
}

/// Removes "e5", "E+5" or "e-05" from the text. Returns false if the exponent has no digits.
bool skip_exponent(std::string_view& text, std::string& number, std::int64_t& exponent) {
  text.remove_prefix(1);
  number += 'e';
  bool is_negative = false;
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
    is_negative = text.front() == '-';
    number += text.front();
    text.remove_prefix(1);
  }
  const std::string_view digits = skip_digits(text);
  number.append(digits);
  constexpr std::int64_t max_exponent = 1'000'000'000'000;
  for (const char digit : digits) {
    if (exponent < max_exponent) exponent = exponent * 10 + (digit - '0');
  }
  if (is_negative) exponent = -exponent;
  return !digits.empty();
}

/// Appends the digits of an integer. Returns false if the number has a fraction.
bool append_whole(std::string& out, std::string_view whole, std::string_view fraction,
                  std::int64_t exponent) {
  std::string digits(whole);
  digits.append(fraction);
  const std::int64_t size = exponent + static_cast<std::int64_t>(whole.size());
  const std::size_t last = digits.find_last_not_of('0');
  if (last == std::string::npos) {
    out += '0';
    return true;
  }
  if (static_cast<std::int64_t>(last) >= size) return false;
  digits.resize(static_cast<std::size_t>(size), '0');
  out += without_leading_zeros(digits);
  return true;
}

/// Appends a floating-point number of HTML as a JSON number, if the types allow numbers. Refuses a number
/// that is too large for a double.
bool append_number(std::string& out, std::string_view text, unsigned types) {
  const bool is_integer = (types & bit_of(Type::number)) == 0;
  if ((types & numbers) == 0) return false;
  text = trimmed(text);
  std::string number;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    if (text.front() == '-') number = "-";
    text.remove_prefix(1);
  }
  const std::string_view whole = skip_digits(text);
  std::string_view fraction;
  if (!text.empty() && text.front() == '.') {
    text.remove_prefix(1);
    fraction = skip_digits(text);
  }
  if (whole.empty() && fraction.empty()) return false;
  std::string rest = std::string(whole.empty() ? "0" : without_leading_zeros(whole));
  if (!fraction.empty()) rest.append(".").append(fraction);
  std::int64_t exponent = 0;
  const bool has_exponent = !text.empty() && (text.front() | 0x20) == 'e';
  if (has_exponent && !skip_exponent(text, rest, exponent)) return false;
  if (!text.empty() || overflows(whole, fraction, exponent)) return false;
  if (is_integer) {
    if (!append_whole(number, whole, fraction, exponent)) return false;
  } else {
    number += rest;
  }
  out += number;
  return true;
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

std::string_view expected_type(const Program& program, SchemaId schema) {
  const unsigned types = types_of(program, schema);
  return schema::name_of(std::has_single_bit(types) ? static_cast<Type>(types) : Type::string);
}

bool append_input(std::string& out, const Program& program, SchemaId schema, std::string_view text) {
  const bool is_known = schema != schema::no_schema;
  const EffectiveSchema effective = is_known ? effective_schema(program, schema) : EffectiveSchema();
  const unsigned types = types_of(program, schema);
  const bool may_be_text = types == 0 || (types & bit_of(Type::string)) != 0;
  const bool is_empty = is_empty_input(types, text);
  if (is_known && is_empty && accepts_null(program, schema)) {
    out += "null";
    return true;
  }
  if (types == 0 && effective.enumeration != nullptr) {
    for (const Value value : effective.enumeration->values) {
      if (value.is_null() || form_text(value) != text) continue;
      document::write(out, value);
      return true;
    }
  }
  if (!may_be_text) {
    if (append_number(out, text, types)) return true;
    const bool is_one_type = std::has_single_bit(types);
    const bool may_be_boolean = (types & bit_of(Type::boolean)) != 0 && (is_one_type || !is_empty);
    if (may_be_boolean && append_boolean(out, text)) return true;
    if (is_one_type) return false;
  }
  std::string content = with_line_feeds(text);
  if (effective.labels) {
    if (const auto code = code_of_label(*effective.labels, content)) content = *code;
  }
  document::append_quoted(out, content);
  return true;
}

namespace {

/// Returns true for a format that the empty string never has.
bool accepts_only_text(schema::Format format) {
  return format != schema::Format::none && format != schema::Format::byte;
}

bool lists_empty_text(const Program& program, SchemaId schema, unsigned levels) {
  for (const SchemaId subschema : program.in_place_subschemas(schema, false)) {
    const Schema& own = program[subschema];
    if (own.string && accepts_only_text(own.string->format)) return false;
    if (own.enumeration) {
      const auto& values = own.enumeration->values;
      const auto is_empty = [](Value value) { return value.is_string() && value.slice().empty(); };
      if (std::none_of(values.begin(), values.end(), is_empty)) return false;
    }
    if (!own.composition || levels == 0) continue;
    for (const auto* choices : {&own.composition->any_of, &own.composition->one_of}) {
      const auto allows = [&](SchemaId choice) { return lists_empty_text(program, choice, levels - 1); };
      if (!choices->empty() && std::none_of(choices->begin(), choices->end(), allows)) return false;
    }
  }
  return true;
}

}  // namespace

bool allows_empty_text(const Program& program, SchemaId schema) {
  constexpr unsigned max_levels = 4;
  const unsigned types = types_of(program, schema);
  const bool may_be_text = types == 0 || (types & bit_of(Type::string)) != 0;
  return may_be_text && (schema == schema::no_schema || lists_empty_text(program, schema, max_levels));
}

bool is_empty_input(unsigned types, std::string_view text) {
  const bool may_be_text = types == 0 || (types & bit_of(Type::string)) != 0;
  return (may_be_text ? text : trimmed(text)).empty();
}

bool has_no_empty_value(const Program& program, SchemaId schema, std::string_view text) {
  const unsigned types = types_of(program, schema);
  const bool may_be_text = types == 0 || (types & bit_of(Type::string)) != 0;
  if (!is_empty_input(types, text)) return false;
  if (schema == schema::no_schema || accepts_null(program, schema)) return false;
  if (may_be_text) return !allows_empty_text(program, schema);
  return std::has_single_bit(types) && types != bit_of(Type::boolean);
}

bool append_as_stored_type(std::string& out, unsigned types, document::OptionalValue stored, Value given) {
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

bool is_untouched(const Program& program, SchemaId schema, document::OptionalValue stored, Value given) {
  const bool is_nothing = given.is_null() || (given.is_string() && given.slice().empty());
  if (!stored || stored->is_null()) {
    if (is_nothing || (given.is_array() && given.size() == 0)) return true;
    return is_same_in_form(program, schema, stored, given);
  }
  if (given.is_container() || stored->is_container()) return false;
  const std::string shown = form_text(*stored);
  if (form_text(given) == with_line_feeds(shown)) return true;
  std::string converted;
  std::string written;
  document::write(written, given);
  return schema != schema::no_schema && append_input(converted, program, schema, shown) &&
         converted == written;
}

document::Json input_issue_params(const Program& program, SchemaId schema, std::string_view actual,
                                  std::string_view input, std::string_view expected) {
  return make_object({{"expected", expected.empty() ? expected_type(program, schema) : expected},
                      {"nullable", schema != schema::no_schema && accepts_null(program, schema)},
                      {"actual", actual},
                      {"input", input}});
}

}  // namespace resume_patch::endpoint
