// Formats of strings.
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

/// Parses YYYY-MM-DD. Returns nothing if the Gregorian calendar has no such day.
/// @see RFC 3339, section 5.6 (full-date)
[[nodiscard]] std::optional<CalendarDate> parse_date(std::string_view text);

/// Returns true if a string has a format. A format that is not checked accepts every string.
[[nodiscard]] bool has_format(schema::Format format, std::string_view text);

}  // namespace resume_patch::validate
