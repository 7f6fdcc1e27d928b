// The only sort of the core: each instance of std::sort adds about 4 KB of WebAssembly.
// See decisions/one-sort-function.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
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

/// Sorts a vector. Equal elements keep their order. n log n.
template <typename Element, typename Callable>
void sort(std::vector<Element>& elements, const Callable& is_before) {
  const auto order = argsort(elements.size(), [&](std::uint32_t left, std::uint32_t right) {
    return is_before(elements[left], elements[right]);
  });
  std::vector<Element> sorted;
  sorted.reserve(order.size());
  for (const std::uint32_t at : order) sorted.push_back(std::move(elements[at]));
  elements.swap(sorted);
}

}  // namespace resume_patch::document
