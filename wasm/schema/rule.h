// Rules: what a Schema Object cannot say, given as data in its `x-rules`.
#pragma once

#include <cstdint>
#include <string_view>

namespace resume_patch::schema {

enum class Severity : std::uint8_t { error, warning };

enum class RuleKind : std::uint8_t {
  not_blank,          ///< "notBlank": a string holds more than white space.
  order,              ///< "order": the end's year and month are not before the start's.
  date_order,         ///< "dateOrder": the end date is not before the start date.
  empty_while,        ///< "emptyWhile": while a flag is true, other properties are null or absent.
  requires_member,    ///< "needs": one property stands only beside another.
  not_after_today,    ///< "notAfterToday": a year and month that have come.
  no_null_character,  ///< "noNullCharacter": no string below holds U+0000.
  unique_identity,    ///< "uniqueIdentity": no two items of a list have one identity.
  calendar_date       ///< "calendarDate": a string is a day of the calendar (RFC 3339, full-date).
};

/// Names of properties of the object the rule stands at; which of them a rule has depends on its kind.
struct Rule {
  RuleKind kind;
  Severity severity;
  std::string_view code;    ///< Of the issues it raises.
  std::string_view first;   ///< Start year or start date; the flag; the property that needs; the year.
  std::string_view second;  ///< End year or end date; the first to be empty; the property needed.
  std::string_view first_month;
  std::string_view second_month;  ///< End month; the second to be empty.

  /// Whether it reads several members of an object, so that a PATCH with some of them must be seen beside the
  /// base.
  [[nodiscard]] bool reads_members() const {
    return kind == RuleKind::order || kind == RuleKind::date_order || kind == RuleKind::empty_while ||
           kind == RuleKind::requires_member || kind == RuleKind::not_after_today;
  }
  [[nodiscard]] bool reads(std::string_view member) const {
    return reads_members() &&
           (member == first || member == second || member == first_month || member == second_month);
  }
};

}  // namespace resume_patch::schema
