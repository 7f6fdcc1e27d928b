#include "document/scan.h"

namespace resume_patch::document {

const char* scan_non_ascii(const char* at, ScanError& error) {
  do {
    const unsigned length = utf8_sequence_length(at);
    if (length == 0) return error.set(at, ReadErrorCode::invalid_utf8);
    at += length;
  } while (static_cast<unsigned char>(*at) >= 0x80);
  return at;
}

// A surrogate is one half of a character beyond U+FFFF and is invalid without the other half.
const char* scan_escape(const char* at, const char* end, StringTraits& content, ScanError& error) {
  content.escaped = true;
  switch (at[1]) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't': return at + 2;
    case 'u': break;
    default:
      return error.set(at, at + 1 >= end ? ReadErrorCode::unexpected_end : ReadErrorCode::invalid_escape);
  }
  const int unit = four_hex_digits(at + 2);
  if (unit < 0) return error.set(at, ReadErrorCode::invalid_escape);
  if (unit == 0) content.has_null_character = true;
  if (unit >= 0xDC00 && unit < 0xE000) return error.set(at, ReadErrorCode::lone_surrogate);
  if (unit < 0xD800 || unit >= 0xDC00) return at + 6;
  const int low = at[6] == '\\' && at[7] == 'u' ? four_hex_digits(at + 8) : -1;
  if (low < 0xDC00 || low >= 0xE000) return error.set(at, ReadErrorCode::lone_surrogate);
  return at + 12;
}

const char* scan_number(const char* at, const char* end, bool& fractional, ScanError& error) {
  const auto fail = [&] {
    return error.set(at, at >= end ? ReadErrorCode::unexpected_end : ReadErrorCode::invalid_number);
  };
  if (*at == '-') ++at;
  if (!is_digit(*at)) return fail();
  if (*at == '0') {
    ++at;
    if (is_digit(*at)) return fail();
  } else {
    while (is_digit(*at)) ++at;
  }
  if (*at == '.') {
    fractional = true;
    ++at;
    if (!is_digit(*at)) return fail();
    while (is_digit(*at)) ++at;
  }
  if (*at == 'e' || *at == 'E') {
    fractional = true;
    ++at;
    if (*at == '+' || *at == '-') ++at;
    if (!is_digit(*at)) return fail();
    while (is_digit(*at)) ++at;
  }
  return at;
}

}  // namespace resume_patch::document
