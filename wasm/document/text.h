// JSON string content: escapes (RFC 8259, section 7) and Unicode code points.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace resume_patch::document {

/// Appends the content of a string's source slice. The slice is one the reader has accepted.
void append_unescaped(std::string& out, std::string_view slice);

/// Appends `content` (valid UTF-8) as a JSON string with its quotes, escaping only what must be escaped.
void append_quoted(std::string& out, std::string_view content);

void append_utf8(std::string& out, std::uint32_t code_point);

/// Number of Unicode code points in valid UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// Number of UTF-16 units, which JavaScript counts in, that valid UTF-8 is.
[[nodiscard]] std::size_t count_utf16_units(std::string_view text);

/// A byte of UTF-8 that begins no code point.
[[nodiscard]] inline bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Length in bytes of the well-formed UTF-8 sequence at `bytes`, whose first byte is not ASCII, or 0 where
/// there is none (Unicode, table 3-7). Reads no further than the first byte that does not fit.
[[nodiscard]] unsigned utf8_sequence_length(const char* bytes);

/// The value of a hexadecimal digit, or -1.
[[nodiscard]] int hex_digit(char byte);

/// The value of four hexadecimal digits, or -1. Reads no further than the first byte that is none.
[[nodiscard]] int four_hex_digits(const char* bytes);

}  // namespace resume_patch::document
