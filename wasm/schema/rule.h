// Rules: checks that a Schema Object cannot express. They are data, in `x-rules`.
#pragma once

#include <cstdint>
#include <string_view>

namespace resume_patch::schema {

enum class Severity : std::uint8_t { error, warning };

enum class RuleKind : std::uint8_t {
  not_blank,          ///< "notBlank": a string has a character that is not white space.
  order,              ///< "order": the end's year and month are not before the start's.
  date_order,         ///< "dateOrder": the end date is not before the start date.
  empty_while,        ///< "emptyWhile": other properties are null or absent while a flag is true.
  requires_member,    ///< "needs": if one property is set, another one is set too.
  not_after_today,    ///< "notAfterToday": a year and month are not in the future.
  no_null_character,  ///< "noNullCharacter": the value contains no string with U+0000.
  unique_identity,    ///< "uniqueIdentity": the items of a list have different identities.
  calendar_date       ///< "calendarDate": a string is a day of the calendar (RFC 3339, full-date).
};

/// A rule and the names of the properties that it reads. The kind decides which names are set.
struct Rule {
  RuleKind kind;
  Severity severity;
  std::string_view code;    ///< Of its issues.
  std::string_view first;   ///< The start year or start date; the flag; the property; the year.
  std::string_view second;  ///< The end year or end date; the first empty property; the required property.
  std::string_view first_month;
  std::string_view second_month;  ///< The end month; the second empty property.

  /// Returns true if the rule reads several members of an object. A PATCH can hold some of them only, so such
  /// a rule is checked on the base with the PATCH applied.
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
