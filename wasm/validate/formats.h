// The formats of strings that are checked.
#pragma once

#include <optional>
#include <string_view>

#include "schema/schema.h"

namespace resume_patch::validate {

/// A day of the calendar.
struct CalendarDate {
  int year = 0;
  int month = 0;
  int day = 0;
};

/// YYYY-MM-DD, a day that the Gregorian calendar has (RFC 3339, full-date).
[[nodiscard]] std::optional<CalendarDate> parse_date(std::string_view text);

/// Whether a string has a format. One that is not checked has it.
[[nodiscard]] bool has_format(schema::Format format, std::string_view text);

}  // namespace resume_patch::validate
