// Limits of a document, so that no walk over one exhausts the stack or the memory.
#pragma once

#include <cstdint>

namespace resume_patch::document {

/// The recursion depth that every walk over a document supports. `Limits` cannot exceed it.
inline constexpr std::uint32_t max_supported_depth = 512;

struct Limits {
  std::uint32_t depth = max_supported_depth;  ///< Levels of nested arrays and objects.
  std::uint32_t bytes = 64U << 20;            ///< Length of the text in bytes.
};

}  // namespace resume_patch::document
