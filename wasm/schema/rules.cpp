// x-rules.
#include <array>

#include "schema/compiler.h"

namespace resume_patch::schema {

namespace {

struct RuleName {
  std::string_view name;
  RuleKind kind;
};
constexpr std::array<RuleName, 9> rule_names = {{{"notBlank", RuleKind::not_blank},
                                                 {"order", RuleKind::order},
                                                 {"dateOrder", RuleKind::date_order},
                                                 {"emptyWhile", RuleKind::empty_while},
                                                 {"needs", RuleKind::requires_member},
                                                 {"notAfterToday", RuleKind::not_after_today},
                                                 {"noNullCharacter", RuleKind::no_null_character},
                                                 {"uniqueIdentity", RuleKind::unique_identity},
                                                 {"calendarDate", RuleKind::calendar_date}}};

std::string_view read_member(Compiler& compiler, Value from, std::string_view name) {
  const auto member = from.is_object() ? from.find(name) : std::nullopt;
  if (!member || !member->is_string()) {
    compiler.fail(from, "the rule lacks the name of a property");
    return {};
  }
  return compiler.read_string(*member);
}

document::OptionalValue read_part(Compiler& compiler, Value rule, std::string_view name) {
  const auto part = rule.find(name);
  if (!part) compiler.fail(rule, "the rule lacks a part");
  return part;
}

void read_year_and_month(Compiler& compiler, Value entry, std::string_view part, std::string_view& year,
                         std::string_view& month) {
  if (const auto date = read_part(compiler, entry, part)) {
    year = read_member(compiler, *date, "year");
    month = read_member(compiler, *date, "month");
  }
}

void read_empty_list(Compiler& compiler, Value entry, Rule& rule) {
  const auto names = read_part(compiler, entry, "empty");
  if (!names) return;
  if (!names->is_array() || names->size() == 0 || names->size() > 2) {
    return compiler.fail(*names, "one or two names of properties are expected");
  }
  rule.second = compiler.read_string(*names->item(0));
  if (names->size() == 2) rule.second_month = compiler.read_string(*names->item(1));
}

void read_members(Compiler& compiler, Value entry, Rule& rule) {
  switch (rule.kind) {
    case RuleKind::order:
      read_year_and_month(compiler, entry, "start", rule.first, rule.first_month);
      read_year_and_month(compiler, entry, "end", rule.second, rule.second_month);
      return;
    case RuleKind::not_after_today:
      read_year_and_month(compiler, entry, "date", rule.first, rule.first_month);
      return;
    case RuleKind::date_order:
      rule.first = read_member(compiler, entry, "start");
      rule.second = read_member(compiler, entry, "end");
      return;
    case RuleKind::empty_while:
      rule.first = read_member(compiler, entry, "flag");
      read_empty_list(compiler, entry, rule);
      return;
    case RuleKind::requires_member:
      rule.first = read_member(compiler, entry, "property");
      rule.second = read_member(compiler, entry, "needs");
      return;
    case RuleKind::not_blank:
    case RuleKind::no_null_character:
    case RuleKind::unique_identity:
    case RuleKind::calendar_date: return;
  }
}

}  // namespace

void compile_rules(Compiler& compiler, Value value, Schema& schema) {
  if (!compiler.expect_array(value, true)) return;
  for (const Value entry : value.items()) {
    const auto kind = entry.is_object() ? entry.find("rule") : std::nullopt;
    const auto code = entry.is_object() ? entry.find("code") : std::nullopt;
    const auto severity = entry.is_object() ? entry.find("severity") : std::nullopt;
    const bool complete = kind && kind->is_string() && code && code->is_string() && severity &&
                          (severity->text_is("error") || severity->text_is("warning"));
    if (!complete) return compiler.fail(entry, "a rule must have a name, a code and a severity");
    Rule rule{};
    rule.code = code->slice();
    rule.severity = severity->text_is("error") ? Severity::error : Severity::warning;
    bool known = false;
    for (const RuleName& candidate : rule_names) {
      if (!kind->text_is(candidate.name)) continue;
      rule.kind = candidate.kind;
      known = true;
    }
    if (!known) return compiler.fail(*kind, "this rule does not exist");
    read_members(compiler, entry, rule);
    schema.rules.push_back(rule);
  }
}

}  // namespace resume_patch::schema
