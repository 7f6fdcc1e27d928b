// Reasons for refusing a text.
#pragma once

#include <cstdint>
#include <string_view>

namespace resume_patch::document {

enum class ReadErrorCode : std::uint8_t {
  unexpected_character,
  unexpected_end,
  invalid_number,
  invalid_escape,
  control_character,
  invalid_utf8,
  lone_surrogate,
  trailing_content,
  too_deep,   ///< Limits::depth
  too_large,  ///< Limits::bytes
};

/// Returns the code's name in the public interface, such as "unexpectedCharacter".
[[nodiscard]] std::string_view name_of(ReadErrorCode code);

struct ReadError {
  ReadErrorCode code;
  std::uint32_t offset;  ///< In bytes, from 0.
  std::uint32_t line;    ///< From 1. Line ends are LF, CR and CRLF.
  std::uint32_t column;  ///< In code points, from 1.
};

}  // namespace resume_patch::document
