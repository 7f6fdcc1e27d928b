// A list on its way from one version to the other, and where in it everything is meanwhile.
#pragma once

#include <cstdint>
#include <vector>

#include "diff/match.h"
#include "document/fenwick_tree.h"

namespace resume_patch::patch {

/// What becomes of a slot of a Line.
enum class SlotState : std::uint8_t {
  kept,     ///< Taken now and in the end.
  removed,  ///< Taken now, to be free.
  added,    ///< Free now, to be taken.
  free      ///< Free now and in the end.
};

/// The items of both versions in one line: an item that neither comes, goes nor moves has one slot, any other
/// one for where it was or one for where it will be, or both. An item's index is the number of taken slots
/// before its own, so that operations may be done in any order and each has the indices of its own moment.
class ListIndexTracker {
 public:
  explicit ListIndexTracker(const diff::ListMatch& match);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(states_.size()); }
  [[nodiscard]] SlotState state(std::uint32_t slot) const { return states_[slot]; }
  /// Where the item of a slot stands now, or would stand. log n.
  [[nodiscard]] std::uint32_t index(std::uint32_t slot) const;

  // A slot is freed for good, and taken for good. log n.
  void free_slot(std::uint32_t slot);
  void take_slot(std::uint32_t slot);

  std::vector<std::uint32_t> before;  ///< The slot of each item of the earlier version.
  std::vector<std::uint32_t> after;   ///< Of each of the later one.

 private:
  void add_slot(SlotState state);

  std::vector<SlotState> states_;
  document::FenwickTree taken_;  ///< By slot: 1 for a taken one.
};

}  // namespace resume_patch::patch
