// The longest common subsequence of two sequences of keys.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace resume_patch::diff {

using PositionPairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

struct KeyPairs {
  PositionPairs in_order;  ///< Ascending on both sides; a longest common subsequence.
  PositionPairs moved;     ///< Further pairs of equal keys.
};

/// Pairs equal keys, each position at most once.
[[nodiscard]] KeyPairs pair_keys(const std::vector<std::uint64_t>& left,
                                 const std::vector<std::uint64_t>& right);

/// Returns the positions of a longest ascending subsequence of distinct numbers.
[[nodiscard]] std::vector<std::uint32_t> longest_ascending(const std::vector<std::uint32_t>& numbers);

}  // namespace resume_patch::diff
