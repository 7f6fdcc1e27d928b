// Tracks the index of each item while a list changes from one version to the other.
#pragma once

#include <cstdint>
#include <vector>

#include "diff/match.h"
#include "document/fenwick_tree.h"

namespace resume_patch::patch {

/// The present and the final state of a slot.
enum class SlotState : std::uint8_t {
  kept,     ///< Occupied now and at the end.
  removed,  ///< Occupied now, free at the end.
  added,    ///< Free now, occupied at the end.
  free      ///< Free now and at the end.
};

/// The items of both versions in one sequence of slots. An unchanged item has one slot. A moved item has a
/// slot for its old and one for its new position; an added or removed item has one of them. The index of an
/// item is the number of occupied slots before it, so operations have correct indexes in any order.
class ListIndexTracker {
 public:
  explicit ListIndexTracker(const diff::ListMatch& match);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(states_.size()); }
  [[nodiscard]] SlotState state(std::uint32_t slot) const { return states_[slot]; }
  /// Returns the current index of the item of a slot, or the index that it would have. log n.
  [[nodiscard]] std::uint32_t index(std::uint32_t slot) const;

  /// Frees a slot for good, or occupies it for good. log n.
  void free_slot(std::uint32_t slot);
  void take_slot(std::uint32_t slot);

  std::vector<std::uint32_t> before;  ///< The slot of each item of the earlier version.
  std::vector<std::uint32_t> after;   ///< The slot of each item of the later version.

 private:
  void add_slot(SlotState state);

  std::vector<SlotState> states_;
  document::FenwickTree taken_;  ///< 1 for each occupied slot.
};

}  // namespace resume_patch::patch
