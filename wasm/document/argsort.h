// The only sort of the core: each instance of std::sort adds about 4 KB of WebAssembly.
// See decisions/one-sort-function.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace resume_patch::document {

using IsBefore = bool (*)(const void* context, std::uint32_t left, std::uint32_t right);

/// Returns the numbers 0 to count - 1 in sorted order. The sort is stable and takes n log n comparisons.
/// @param is_before Returns true if `left` comes before `right`; both are numbers below `count`.
/// @param context Passed to `is_before` unchanged.
[[nodiscard]] std::vector<std::uint32_t> argsort(std::size_t count, IsBefore is_before, const void* context);

/// Does the same with a callable: `is_before(left, right)`.
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
