#include "patch/list_index_tracker.h"

namespace resume_patch::patch {

using diff::ListMatch;

ListIndexTracker::ListIndexTracker(const ListMatch& match) {
  const auto from_end = static_cast<std::uint32_t>(match.before.size());
  const auto to_end = static_cast<std::uint32_t>(match.after.size());
  const auto is_removed = [&](std::uint32_t from) {
    const std::uint32_t to = match.after_of[from];
    return to == ListMatch::none || match.moved[to] != 0;
  };
  const auto is_added = [&](std::uint32_t to) {
    return match.before_of[to] == ListMatch::none || match.moved[to] != 0;
  };
  // Between two kept items, removed and added items alternate. Neighbours then become replacements.
  while (before.size() < from_end || after.size() < to_end) {
    const auto from = static_cast<std::uint32_t>(before.size());
    const auto to = static_cast<std::uint32_t>(after.size());
    const bool is_removed_item = from < from_end && is_removed(from);
    const bool is_added_item = to < to_end && is_added(to);
    if (is_removed_item || !is_added_item) before.push_back(size());
    if (is_removed_item) add_slot(SlotState::removed);
    if (is_added_item || !is_removed_item) after.push_back(size());
    if (is_added_item) add_slot(SlotState::added);
    if (!is_removed_item && !is_added_item) add_slot(SlotState::kept);
  }
  taken_ = document::FenwickTree(size());
  for (std::uint32_t slot = 0; slot < size(); ++slot) {
    if (states_[slot] != SlotState::added) taken_.add(slot, 1);
  }
}

void ListIndexTracker::add_slot(SlotState state) {
  states_.push_back(state);
}

std::uint32_t ListIndexTracker::index(std::uint32_t slot) const {
  return taken_.sum_before(slot);
}

void ListIndexTracker::free_slot(std::uint32_t slot) {
  states_[slot] = SlotState::free;
  taken_.add(slot, 0U - 1U);
}

void ListIndexTracker::take_slot(std::uint32_t slot) {
  states_[slot] = SlotState::kept;
  taken_.add(slot, 1);
}

}  // namespace resume_patch::patch
