#include "validate/formats.h"

#include <algorithm>
#include <cstddef>

namespace resume_patch::validate {

namespace {

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}
bool is_hex(char byte) {
  const char lower = static_cast<char>(byte | 0x20);
  return is_digit(byte) || (lower >= 'a' && lower <= 'f');
}
bool is_letter(char byte) {
  const char lower = static_cast<char>(byte | 0x20);
  return lower >= 'a' && lower <= 'z';
}
bool is_letter_or_digit(char byte) {
  return is_letter(byte) || is_digit(byte);
}
bool is_one_of(char byte, std::string_view set) {
  return set.find(byte) != std::string_view::npos;
}

/// Parses exactly two digits. Returns -1 if there are others.
int two_digits(std::string_view text, std::size_t at) {
  if (at + 2 > text.size() || !is_digit(text[at]) || !is_digit(text[at + 1])) return -1;
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

int days_in_month(int year, int month) {
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (month == 2) return leap ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// Parses the offset from UTC at the end of a date-time: "Z" or "+hh:mm". Returns minutes.
/// @see RFC 3339, section 5.6
std::optional<int> parse_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.size() != 6 || !is_one_of(text[0], "+-") || text[3] != ':') return std::nullopt;
  const int hours = two_digits(text, 1);
  const int minutes = two_digits(text, 4);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
  const int offset = hours * 60 + minutes;
  return text[0] == '-' ? -offset : offset;
}

// Accepts second 60 only if the time is 23:59:60 in UTC. See RFC 3339, sections 5.6 and 5.7.
bool is_date_time(std::string_view text) {
  constexpr std::size_t min_length = 20;
  if (text.size() < min_length || !parse_date(text.substr(0, 10)) || !is_one_of(text[10], "Tt")) return false;
  if (text[13] != ':' || text[16] != ':') return false;
  const int hour = two_digits(text, 11);
  const int minute = two_digits(text, 14);
  const int second = two_digits(text, 17);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return false;
  std::size_t at = 19;
  if (text[at] == '.') {
    const std::size_t first = ++at;
    while (at < text.size() && is_digit(text[at])) ++at;
    if (at == first) return false;
  }
  const auto offset = parse_offset(text.substr(at));
  if (!offset) return false;
  constexpr int day = 24 * 60;
  return second < 60 || (hour * 60 + minute - *offset + 2 * day) % day == day - 1;
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool hyphen = at == 8 || at == 13 || at == 18 || at == 23;
    if (hyphen ? text[at] != '-' : !is_hex(text[at])) return false;
  }
  return true;
}

// Checks base64 with padding. See RFC 4648, section 4.
bool is_base64(std::string_view text) {
  if (text.size() % 4 != 0) return false;
  std::size_t digits = text.size();
  for (int padding = 0; padding < 2 && digits > 0 && text[digits - 1] == '='; ++padding) --digits;
  for (std::size_t at = 0; at < digits; ++at) {
    if (!is_letter_or_digit(text[at]) && !is_one_of(text[at], "+/")) return false;
  }
  return true;
}

bool is_domain_label(std::string_view label) {
  constexpr std::size_t max_length = 63;
  if (label.empty() || label.size() > max_length || label.front() == '-' || label.back() == '-') return false;
  for (const char byte : label) {
    if (!is_letter_or_digit(byte) && byte != '-') return false;
  }
  return true;
}

/// Checks each part between dots. Requires at least `min_parts` parts.
template <typename Passes>
bool all_parts(std::string_view text, std::size_t min_parts, Passes passes) {
  std::size_t parts = 0;
  while (true) {
    const std::size_t dot = text.find('.');
    if (!passes(text.substr(0, dot))) return false;
    ++parts;
    if (dot == std::string_view::npos) return parts >= min_parts;
    text.remove_prefix(dot + 1);
  }
}

bool is_atom(std::string_view part) {
  for (const char byte : part) {
    if (!is_letter_or_digit(byte) && !is_one_of(byte, "!#$%&'*+/=?^_`{|}~-")) return false;
  }
  return !part.empty();
}

/// Returns whether the text is a quoted string of ASCII characters (RFC 5321, section 4.1.2, Quoted-string).
bool is_quoted_string(std::string_view text) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return false;
  text = text.substr(1, text.size() - 2);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') return false;
    if (text[at] == '\\' && ++at == text.size()) return false;
    if (text[at] < ' ' || text[at] > '~') return false;
  }
  return true;
}

/// Returns whether the text is a number from 0 to 255.
bool is_octet(std::string_view text) {
  if (text.empty() || text.size() > 3 || !std::all_of(text.begin(), text.end(), is_digit)) return false;
  return text.size() < 3 || text <= "255";
}

/// Returns whether the text is an IP address in brackets (RFC 5321, section 4.1.3). Any digits pass for an
/// IPv6 address.
bool is_address_literal(std::string_view text) {
  if (text.size() < 2 || text.front() != '[' || text.back() != ']') return false;
  text = text.substr(1, text.size() - 2);
  constexpr std::string_view tag = "IPv6:";
  if (text.substr(0, tag.size()) != tag)
    return all_parts(text, 4, is_octet) && std::count(text.begin(), text.end(), '.') == 3;
  return std::all_of(text.begin() + tag.size(), text.end(),
                     [](char byte) { return is_hex(byte) || is_one_of(byte, ":."); });
}

// Accepts a dot-atom or a quoted string, "@", and a host with a dot, an address in brackets or "localhost".
// See decisions/email-and-uri.md and RFC 5321, section 4.1.2.
bool is_email(std::string_view text) {
  constexpr std::size_t max_length = 254;
  constexpr std::size_t max_local_length = 64;
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos || at > max_local_length || text.size() > max_length) return false;
  const std::string_view local = text.substr(0, at);
  const std::string_view host = text.substr(at + 1);
  return (is_quoted_string(local) || all_parts(local, 1, is_atom)) &&
         (host == "localhost" || is_address_literal(host) || all_parts(host, 2, is_domain_label));
}

/// Returns the length of the scheme, or 0 if there is none.
/// @see RFC 3986, section 3.1
std::size_t scheme_length(std::string_view text) {
  if (text.empty() || !is_letter(text.front())) return 0;
  std::size_t at = 1;
  while (at < text.size() && (is_letter_or_digit(text[at]) || is_one_of(text[at], "+-."))) ++at;
  return at < text.size() && text[at] == ':' ? at : 0;
}

/// Checks that the text has only characters that some part of a URI may contain.
bool has_uri_characters(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '%') {
      if (at + 2 >= text.size() || !is_hex(text[at + 1]) || !is_hex(text[at + 2])) return false;
    } else if (!is_letter_or_digit(text[at]) && !is_one_of(text[at], "-._~:/?@!$&'()*+,;=")) {
      return false;
    }
  }
  return true;
}

/// Checks user information, a host (possibly an address in brackets) and a port of digits.
/// @see RFC 3986, section 3.2
bool is_authority(std::string_view text) {
  const std::size_t host = text.rfind('@') + 1;  // 0 without user information.
  if (!has_uri_characters(text.substr(0, host))) return false;
  text.remove_prefix(host);
  const bool in_brackets = text.substr(0, 1) == "[";
  if (in_brackets) text.remove_prefix(1);
  const std::size_t end = text.find(in_brackets ? ']' : ':');
  if ((in_brackets && end == std::string_view::npos) || !has_uri_characters(text.substr(0, end)))
    return false;
  text.remove_prefix(std::min(in_brackets ? end + 1 : end, text.size()));
  return text.empty() || (text[0] == ':' && std::all_of(text.begin() + 1, text.end(), is_digit));
}

// Checks the scheme and the characters of each part. See RFC 3986, section 3.
bool is_uri(std::string_view text) {
  const std::size_t scheme = scheme_length(text);
  if (scheme == 0) return false;
  text.remove_prefix(scheme + 1);
  if (text.substr(0, 2) == "//") {
    text.remove_prefix(2);
    std::size_t end = 0;
    while (end < text.size() && !is_one_of(text[end], "/?#")) ++end;
    if (!is_authority(text.substr(0, end))) return false;
    text.remove_prefix(end);
  }
  const std::size_t fragment = std::min(text.find('#'), text.size());
  return has_uri_characters(text.substr(0, fragment)) &&
         (fragment == text.size() || has_uri_characters(text.substr(fragment + 1)));
}

}  // namespace

std::optional<CalendarDate> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int century = two_digits(text, 0);
  const int rest = two_digits(text, 2);
  const CalendarDate day{century * 100 + rest, two_digits(text, 5), two_digits(text, 8)};
  const bool digits = century >= 0 && rest >= 0;
  if (!digits || day.month < 1 || day.month > 12 || day.day < 1 ||
      day.day > days_in_month(day.year, day.month)) {
    return std::nullopt;
  }
  return day;
}

bool has_format(schema::Format format, std::string_view text) {
  switch (format) {
    case schema::Format::none: return true;
    case schema::Format::date: return parse_date(text).has_value();
    case schema::Format::date_time: return is_date_time(text);
    case schema::Format::email: return is_email(text);
    case schema::Format::uuid: return is_uuid(text);
    case schema::Format::byte: return is_base64(text);
    case schema::Format::uri: return is_uri(text);
  }
  return true;
}

}  // namespace resume_patch::validate
