// Operations for values that only one of two documents has: moves where possible, then removals, replacements
// and additions.
#include "diff/sequence.h"
#include "document/equality.h"
#include "patch/json_differ.h"

namespace resume_patch::patch {

void JsonDiffer::move(Unmatched& from, Unmatched& to) {
  const std::string from_path = path_of(from.location);
  free_slot(from.location);
  const std::string path = path_of(to.location);
  // The item moves into the item after it, whose index shifts to the path of the moved item. A move to a path
  // inside its own is refused, so it is removed and added. See RFC 6902, section 4.4.
  if (path.starts_with(from_path + '/')) {
    write("remove", from_path, std::nullopt);
    write("add", path, to.value);
  } else {
    write_move(from_path, path);
  }
  take_slot(to.location);
  from.is_done = to.is_done = true;
}

// Moves values from locations that lose them to locations that gain an equal value.
void JsonDiffer::move_unmatched(bool within_container) {
  std::vector<Unmatched>* const sides[] = {&removed_, &added_};
  std::vector<std::uint64_t> keys[2];
  std::vector<std::uint32_t> positions[2];
  for (int side = 0; side < 2; ++side) {
    for (std::uint32_t at = 0; at < sides[side]->size(); ++at) {
      const Unmatched& one = (*sides[side])[at];
      if (one.is_done) continue;
      positions[side].push_back(at);
      keys[side].push_back(within_container ? one.hash + one.location.container : one.hash);
    }
  }
  const diff::KeyPairs pairs = diff::pair_keys(keys[0], keys[1]);
  for (const diff::PositionPairs* const list : {&pairs.in_order, &pairs.moved}) {
    for (const auto& [left, right] : *list) {
      Unmatched& from = removed_[positions[0][left]];
      Unmatched& to = added_[positions[1][right]];
      const bool is_same_container = from.location.container == to.location.container;
      if ((is_same_container || !within_container) && document::equal(from.value, to.value)) move(from, to);
    }
  }
}

// Writes the last operation of a slot: no later operation shifts its index.
void JsonDiffer::write_item_operation(std::uint32_t container, std::uint32_t slot, Value value) {
  const Location location{container, value, slot};
  const bool is_new = containers_[container].tracker->state(slot) == SlotState::added;
  write(is_new ? "add" : "remove", location, is_new ? document::OptionalValue(value) : std::nullopt);
  if (is_new) {
    take_slot(location);
  } else {
    free_slot(location);
  }
}

// Returns true if no item is kept and more than one operation would be needed.
bool JsonDiffer::is_all_new(const ListIndexTracker& tracker, std::uint32_t size) {
  std::uint32_t added_count = 0;
  std::uint32_t removed_count = 0;
  for (std::uint32_t slot = 0; slot < tracker.size(); ++slot) {
    if (tracker.state(slot) == SlotState::added) ++added_count;
    if (tracker.state(slot) == SlotState::removed) ++removed_count;
  }
  return added_count == size && added_count + removed_count > 1;
}

// Turns a removal and an addition without a kept item in between into a replacement.
void JsonDiffer::finish_list(const Container& container) {
  ListIndexTracker& tracker = *container.tracker;
  if (is_all_new(tracker, container.after.size()))
    return write("replace", container.location, container.after);
  const auto number = static_cast<std::uint32_t>(&container - containers_.data());
  std::uint32_t pending_slot = Location::npos;
  Value pending_value = container.after;
  auto item = container.after.items().begin();
  for (std::uint32_t slot = 0; slot < tracker.size(); ++slot) {
    const SlotState state = tracker.state(slot);
    if (state == SlotState::free) continue;
    const Value value = state == SlotState::removed ? container.after : *item;
    if (state != SlotState::removed) ++item;
    const bool is_replacement =
        pending_slot != Location::npos && state != SlotState::kept && tracker.state(pending_slot) != state;
    if (is_replacement) {
      const bool is_new = state == SlotState::added;
      write("replace", {number, value, is_new ? pending_slot : slot}, is_new ? value : pending_value);
      tracker.free_slot(is_new ? pending_slot : slot);
      tracker.take_slot(is_new ? slot : pending_slot);
    } else if (pending_slot != Location::npos) {
      write_item_operation(number, pending_slot, pending_value);
    }
    pending_slot = is_replacement || state == SlotState::kept ? Location::npos : slot;
    pending_value = value;
  }
  if (pending_slot != Location::npos) write_item_operation(number, pending_slot, pending_value);
}

}  // namespace resume_patch::patch
