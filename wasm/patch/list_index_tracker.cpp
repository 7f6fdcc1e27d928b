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
  const auto comes = [&](std::uint32_t to) {
    return match.before_of[to] == ListMatch::none || match.moved[to] != 0;
  };
  // Between two that stay, those that leave and those that come alternate: side by side they are
  // replacements.
  while (before.size() < from_end || after.size() < to_end) {
    const auto from = static_cast<std::uint32_t>(before.size());
    const auto to = static_cast<std::uint32_t>(after.size());
    const bool is_left = from < from_end && is_removed(from);
    const bool is_new = to < to_end && comes(to);
    if (is_left || !is_new) before.push_back(size());
    if (is_left) add_slot(SlotState::removed);
    if (is_new || !is_left) after.push_back(size());
    if (is_new) add_slot(SlotState::added);
    if (!is_left && !is_new) add_slot(SlotState::kept);
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
