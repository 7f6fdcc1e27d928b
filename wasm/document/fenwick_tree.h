// Prefix sums of a list whose numbers change.
#pragma once

#include <cstdint>
#include <vector>

namespace resume_patch::document {

/// A Fenwick tree: changes one number, or sums all numbers before a position, in log n.
/// Sums wrap around, so adding `0U - 1U` subtracts one.
class FenwickTree {
 public:
  explicit FenwickTree(std::size_t size = 0) : sums_(size + 1, 0) {}

  void add(std::uint32_t position, std::uint32_t change) {
    for (std::uint32_t node = position + 1; node < sums_.size(); node += node & (0U - node))
      sums_[node] += change;
  }

  [[nodiscard]] std::uint32_t sum_before(std::uint32_t position) const {
    std::uint32_t sum = 0;
    for (std::uint32_t node = position; node > 0; node &= node - 1) sum += sums_[node];
    return sum;
  }

 private:
  std::vector<std::uint32_t> sums_;  ///< Node 1 is position 0.
};

}  // namespace resume_patch::document
