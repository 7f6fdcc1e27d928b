// Sorting, once: every instance of std::sort is some four kilobytes of WebAssembly, and nothing here is
// sorted often enough for a call through a pointer to matter.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace resume_patch::document {

using IsBefore = bool (*)(const void* context, std::uint32_t left, std::uint32_t right);

/// The numbers 0 to count - 1 in order; those of which neither is before the other stay in theirs. n log n.
[[nodiscard]] std::vector<std::uint32_t> argsort(std::size_t count, IsBefore is_before, const void* context);

/// The same with a callable: is_before(left, right) on two positions.
template <typename Callable>
[[nodiscard]] std::vector<std::uint32_t> argsort(std::size_t count, const Callable& is_before) {
  return argsort(
      count,
      [](const void* context, std::uint32_t left, std::uint32_t right) {
        return static_cast<bool>((*static_cast<const Callable*>(context))(left, right));
      },
      &is_before);
}

}  // namespace resume_patch::document
