// The tokens of JSON text (RFC 8259, sections 3, 6 and 7), one function each. They take a place in the text
// and give the place behind the token, or nullptr and the fault. Zero bytes behind the text stop every loop.
#pragma once

#include <string_view>

#include "document/read_error.h"
#include "document/scan_words.h"
#include "document/text.h"

namespace resume_patch::document {

/// What is wrong, and where.
struct ScanError {
  const char* position;
  ReadErrorCode code;

  /// Gives nullptr, so that a scan can end with it.
  const char* set(const char* new_position, ReadErrorCode error_code) {
    position = new_position;
    code = error_code;
    return nullptr;
  }
};

/// What a string is made of beside plain characters.
struct StringTraits {
  bool escaped = false;
  bool has_null_character = false;
};

[[nodiscard]] inline bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

[[nodiscard]] inline const char* skip_space(const char* at) {
  // Compact text has none, which one look tells.
  while (static_cast<unsigned char>(*at) <= ' ' && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t'))
    ++at;
  return at;
}

[[nodiscard]] const char* scan_escape(const char* at, const char* end, StringTraits& content,
                                      ScanError& error);
[[nodiscard]] const char* scan_non_ascii(const char* at, ScanError& error);

/// From behind the opening quote to the closing one.
[[nodiscard]] inline const char* scan_string(const char* at, const char* end, StringTraits& content,
                                             ScanError& error) {
  for (;;) {
    std::uint64_t stops = string_stops(load_word(at));
    while (stops == 0) {
      at += 8;
      stops = string_stops(load_word(at));
    }
    at += first_stop(stops);
    if (*at == '"') return at;
    if (static_cast<unsigned char>(*at) >= 0x80) {
      at = scan_non_ascii(at, error);
    } else if (*at == '\\') {
      at = scan_escape(at, end, content, error);
    } else {
      return error.set(at, at >= end ? ReadErrorCode::unexpected_end : ReadErrorCode::control_character);
    }
    if (at == nullptr) return nullptr;
  }
}

/// A number; `fractional` where it has a fraction or an exponent.
[[nodiscard]] const char* scan_number(const char* at, const char* end, bool& fractional, ScanError& error);

}  // namespace resume_patch::document
