#include "document/argsort.h"

#include <algorithm>

namespace resume_patch::document {

std::vector<std::uint32_t> argsort(std::size_t count, IsBefore is_before, const void* context) {
  std::vector<std::uint32_t> sorted(count);
  for (std::size_t at = 0; at < count; ++at) sorted[at] = static_cast<std::uint32_t>(at);
  std::vector<std::uint32_t> merged(count);
  // Bottom-up merge sort: each pass merges neighbouring runs of equal length.
  for (std::size_t run = 1; run < count; run *= 2) {
    for (std::size_t begin = 0; begin < count; begin += 2 * run) {
      const std::size_t middle = std::min(begin + run, count);
      const std::size_t end = std::min(begin + 2 * run, count);
      std::size_t left = begin;
      std::size_t right = middle;
      for (std::size_t at = begin; at < end; ++at) {
        const bool take_right =
            left == middle || (right < end && is_before(context, sorted[right], sorted[left]));
        merged[at] = take_right ? sorted[right++] : sorted[left++];
      }
    }
    sorted.swap(merged);
  }
  return sorted;
}

}  // namespace resume_patch::document
