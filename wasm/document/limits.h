// What a document may be before it is refused, so that nothing that walks one can run out of stack or memory.
#pragma once

#include <cstdint>

namespace resume_patch::document {

/// No walk over a document recurses deeper than this, whatever Limits say.
inline constexpr std::uint32_t max_supported_depth = 512;

struct Limits {
  std::uint32_t depth =
      max_supported_depth;          ///< Arrays and objects around a value; at most max_supported_depth.
  std::uint32_t bytes = 64U << 20;  ///< Length of the text.
};

}  // namespace resume_patch::document
