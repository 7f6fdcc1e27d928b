// Rules of `x-rules`.
#include <string>

#include "document/number.h"
#include "document/writer.h"
#include "validate/validator.h"

namespace resume_patch::validate {

using schema::RuleKind;

namespace {

/// Returns true for white space as in Python's `str.strip()`, which the servers use.
bool is_white_space(std::uint32_t code_point) {
  return (code_point >= 0x09 && code_point <= 0x0D) || (code_point >= 0x1C && code_point <= 0x20) ||
         code_point == 0x85 || code_point == 0xA0 || code_point == 0x1680 ||
         (code_point >= 0x2000 && code_point <= 0x200A) || code_point == 0x2028 || code_point == 0x2029 ||
         code_point == 0x202F || code_point == 0x205F || code_point == 0x3000;
}

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at++]);
    // All white space is below U+10000, so a sequence of four bytes is not white space.
    if (first >= 0xF0) return false;
    std::uint32_t code_point = first < 0x80 ? first : first & (first < 0xE0 ? 0x1FU : 0x0FU);
    for (unsigned more = first < 0x80 ? 0 : (first < 0xE0 ? 1 : 2); more > 0; --more) {
      code_point = (code_point << 6U) | (static_cast<unsigned char>(text[at++]) & 0x3FU);
    }
    if (!is_white_space(code_point)) return false;
  }
  return true;
}

std::optional<std::int64_t> integer_member(const RuleMembers& object, std::string_view name) {
  const auto member = object.find(name);
  if (!member || !member->is_number()) return std::nullopt;
  return document::Decimal(member->slice()).to_integer();
}

/// Returns nothing for a number that is not a month.
std::optional<std::int64_t> month_member(const RuleMembers& object, std::string_view name) {
  const auto month = integer_member(object, name);
  return month && *month >= 1 && *month <= 12 ? month : std::nullopt;
}

bool is_set(const RuleMembers& object, std::string_view name) {
  if (name.empty()) return false;
  const auto member = object.find(name);
  return member && !member->is_null();
}

std::string digits(std::int64_t number) {
  std::string text = number < 0 ? "-" : "";
  document::append_number(text, static_cast<std::uint64_t>(number < 0 ? -number : number));
  return text;
}

std::string two_digits(std::int64_t number) {
  return number >= 0 && number < 10 ? '0' + digits(number) : digits(number);
}

/// Formats "2020" or "2020-05".
std::string year_and_month(std::int64_t year, std::optional<std::int64_t> month) {
  return month ? digits(year) + '-' + two_digits(*month) : digits(year);
}

}  // namespace

void Validator::check_rules(const Schema& schema, Value value, const Path& path) {
  if (options_.rules == Rules::off || is_probing_) return;
  const bool skips_member_rules = options_.rules == Rules::except_root_members && path.parent() == nullptr;
  for (const Rule& rule : schema.rules) {
    if (!rule.reads_members()) {
      check_own_rule(rule, schema, value, path);
    } else if (!skips_member_rules) {
      check_member_rule(rule, {value}, path);
    }
  }
}

void Validator::check_member_rules(const Schema& schema, const RuleMembers& members, const Path& path) {
  for (const Rule& rule : schema.rules) {
    if (rule.reads_members()) check_member_rule(rule, members, path);
  }
}

void Validator::check_own_rule(const Rule& rule, const Schema& schema, Value value, const Path& path) {
  std::string scratch;
  switch (rule.kind) {
    case RuleKind::not_blank:
      if (value.is_string() && is_blank(value.text(scratch)))
        report(path, rule.code, rule.severity, Json::object());
      return;
    case RuleKind::calendar_date:
      if (value.is_string() && !parse_date(value.text(scratch))) {
        report(path, rule.code, rule.severity, make_object({{"format", "date"}}));
      }
      return;
    case RuleKind::no_null_character:
      if (value.node().has_null_character) check_null_characters(rule, value, path);
      return;
    case RuleKind::unique_identity: return check_unique_identity(rule, schema, value, path);
    default: return;
  }
}

void Validator::check_member_rule(const Rule& rule, const RuleMembers& members, const Path& path) {
  if (!members.object.is_object()) return;
  switch (rule.kind) {
    case RuleKind::order: return check_order(rule, members, path);
    case RuleKind::date_order: return check_date_order(rule, members, path);
    case RuleKind::empty_while: return check_empty_while(rule, members, path);
    case RuleKind::requires_member: return check_needs(rule, members, path);
    case RuleKind::not_after_today: return check_not_after_today(rule, members, path);
    default: return;
  }
}

void Validator::report_rule(const Rule& rule, const Path& object, std::string_view member, Json&& params) {
  std::vector<std::string> related_paths;
  for (const std::string_view name : {rule.first, rule.second, rule.first_month, rule.second_month}) {
    if (!name.empty()) related_paths.push_back(Path(object, name).pointer());
  }
  report(Path(object, member), rule.code, rule.severity, std::move(params), std::move(related_paths));
}

// Compares the months if both are known. Within one year the years alone decide nothing.
void Validator::check_order(const Rule& rule, const RuleMembers& members, const Path& path) {
  const auto start_year = integer_member(members, rule.first);
  const auto end_year = integer_member(members, rule.second);
  if (!start_year || !end_year || *end_year > *start_year) return;
  const auto start_month = month_member(members, rule.first_month);
  const auto end_month = month_member(members, rule.second_month);
  const bool same_year = *start_year == *end_year;
  if (same_year && (!start_month || !end_month || *end_month >= *start_month)) return;
  report_rule(rule, path, same_year ? rule.second_month : rule.second,
              make_object({{"start", year_and_month(*start_year, start_month)},
                           {"end", year_and_month(*end_year, end_month)}}));
}

void Validator::check_date_order(const Rule& rule, const RuleMembers& members, const Path& path) {
  const auto start = members.find(rule.first);
  const auto end = members.find(rule.second);
  if (!start || !end || !start->is_string() || !end->is_string()) return;
  const std::string start_text = start->string();
  const std::string end_text = end->string();
  // Dates with four-digit years compare like their texts.
  if (!parse_date(start_text) || !parse_date(end_text) || end_text >= start_text) return;
  report_rule(rule, path, rule.second, make_object({{"start", start_text}, {"end", end_text}}));
}

void Validator::check_empty_while(const Rule& rule, const RuleMembers& members, const Path& path) {
  const auto flag = members.find(rule.first);
  if (!flag || !flag->is_true()) return;
  if (is_set(members, rule.second)) {
    report_rule(rule, path, rule.second, Json::object());
  } else if (is_set(members, rule.second_month)) {
    report_rule(rule, path, rule.second_month, Json::object());
  }
}

void Validator::check_needs(const Rule& rule, const RuleMembers& members, const Path& path) {
  if (is_set(members, rule.first) && !is_set(members, rule.second))
    report_rule(rule, path, rule.second, Json::object());
}

void Validator::check_not_after_today(const Rule& rule, const RuleMembers& members, const Path& path) {
  const auto year = integer_member(members, rule.first);
  if (!year || *year < options_.today.year) return;
  const auto month = month_member(members, rule.first_month);
  const bool this_year = *year == options_.today.year;
  if (this_year && (!month || *month <= options_.today.month)) return;
  const CalendarDate& today = options_.today;
  report_rule(
      rule, path, this_year ? rule.first_month : rule.first,
      make_object({{"date", year_and_month(*year, month)},
                   {"today", year_and_month(today.year, today.month) + '-' + two_digits(today.day)}}));
}

void Validator::check_null_characters(const Rule& rule, Value value, const Path& path) {
  if (!value.node().has_null_character) return;
  if (value.is_string()) report(path, rule.code, rule.severity, Json::object());
  for (const Value::Member member : value.members()) {
    const std::string name = member.key.string();
    const Path member_path(path, name);
    if (member.key.node().has_null_character) report(member_path, rule.code, rule.severity, Json::object());
    check_null_characters(rule, member.value, member_path);
  }
  std::uint32_t position = 0;
  for (const Value item : value.items()) check_null_characters(rule, item, Path(path, position++));
}

}  // namespace resume_patch::validate
