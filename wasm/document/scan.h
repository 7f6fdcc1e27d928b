// Scanners for the tokens of JSON text, one function each. Each takes a position in the text and returns the
// position after the token, or nullptr and the error. Zero bytes after the text end every loop.
// @see RFC 8259, sections 3, 6 and 7
#pragma once

#include <string_view>

#include "document/read_error.h"
#include "document/scan_words.h"
#include "document/text.h"

namespace resume_patch::document {

/// The code and the position of an error.
struct ScanError {
  const char* position;
  ReadErrorCode code;

  /// Returns nullptr, so that a scan can return the result.
  const char* set(const char* new_position, ReadErrorCode error_code) {
    position = new_position;
    code = error_code;
    return nullptr;
  }
};

/// Properties of a scanned string.
struct StringTraits {
  bool escaped = false;
  bool has_null_character = false;
};

[[nodiscard]] inline bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

[[nodiscard]] inline const char* skip_space(const char* at) {
  // The first comparison is enough for compact text.
  while (static_cast<unsigned char>(*at) <= ' ' && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t'))
    ++at;
  return at;
}

[[nodiscard]] const char* scan_escape(const char* at, const char* end, StringTraits& content,
                                      ScanError& error);
[[nodiscard]] const char* scan_non_ascii(const char* at, ScanError& error);

/// Scans from after the opening quote to the closing quote.
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

/// Scans a number. `fractional` is set if it has a fraction or an exponent.
[[nodiscard]] const char* scan_number(const char* at, const char* end, bool& fractional, ScanError& error);

}  // namespace resume_patch::document
