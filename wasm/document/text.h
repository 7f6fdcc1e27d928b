// Content of JSON strings: escapes, UTF-8 and code points.
// @see RFC 8259, section 7
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace resume_patch::document {

/// Appends the decoded content of a string.
/// @param slice A source slice that the reader has accepted.
void append_unescaped(std::string& out, std::string_view slice);

/// Appends valid UTF-8 as a JSON string with quotes. Escapes only what RFC 8259 requires.
void append_quoted(std::string& out, std::string_view content);

void append_utf8(std::string& out, std::uint32_t code_point);

/// Counts the Unicode code points of valid UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// Counts the UTF-16 code units of valid UTF-8, which JavaScript uses as the length.
[[nodiscard]] std::size_t count_utf16_units(std::string_view text);

/// Returns true for a byte of UTF-8 that does not begin a code point.
[[nodiscard]] inline bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Returns the length in bytes of a well-formed UTF-8 sequence, or 0 if it is malformed. The first byte must
/// not be ASCII. Reads no further than the first byte that does not fit.
/// @see The Unicode Standard, table 3-7
[[nodiscard]] unsigned utf8_sequence_length(const char* bytes);

/// Returns the value of a hexadecimal digit, or -1.
[[nodiscard]] int hex_digit(char byte);

/// Returns the value of four hexadecimal digits, or -1. Reads no further than the first other byte.
[[nodiscard]] int four_hex_digits(const char* bytes);

}  // namespace resume_patch::document
