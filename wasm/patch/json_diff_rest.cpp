// What is only in one of two documents: moved where it can be, then removed, replaced and added.
#include "diff/sequence.h"
#include "document/equality.h"
#include "patch/json_differ.h"

namespace resume_patch::patch {

void Differ::move(Loose& from, Loose& to) {
  const std::string from_path = path_of(from.place);
  leave(from.place);
  const std::string path = path_of(to.place);
  // An item that goes into the one behind it: with the item gone, its own path leads there. A move from a
  // path to one inside it is refused, whatever stands there by then (RFC 6902, section 4.4).
  if (path.starts_with(from_path + '/')) {
    write("remove", from_path, std::nullopt);
    write("add", path, to.value);
  } else {
    write_move(from_path, path);
  }
  arrive(to.place);
  from.settled = to.settled = true;
}

// Moves equal values from where they are too many to where they are missing.
void Differ::move_loose(bool within_container) {
  std::vector<Loose>* const sides[] = {&removed_, &added_};
  std::vector<std::uint64_t> keys[2];
  std::vector<std::uint32_t> positions[2];
  for (int side = 0; side < 2; ++side) {
    for (std::uint32_t at = 0; at < sides[side]->size(); ++at) {
      const Loose& one = (*sides[side])[at];
      if (one.settled) continue;
      positions[side].push_back(at);
      keys[side].push_back(within_container ? one.hash + one.place.container : one.hash);
    }
  }
  const diff::KeyPairs pairs = diff::pair_keys(keys[0], keys[1]);
  for (const diff::Positions* const list : {&pairs.in_order, &pairs.moved}) {
    for (const auto& [left, right] : *list) {
      Loose& from = removed_[positions[0][left]];
      Loose& to = added_[positions[1][right]];
      const bool is_near = from.place.container == to.place.container;
      if ((is_near || !within_container) && document::equal(from.value, to.value)) move(from, to);
    }
  }
}

// An item of a slot whose index nothing will shift any more but what is done about it here.
void Differ::settle(std::uint32_t container, std::uint32_t slot, Value value) {
  const Place place{container, value, slot};
  const bool is_new = containers_[container].line->role(slot) == Role::comes;
  write(is_new ? "add" : "remove", place, is_new ? document::OptionalValue(value) : std::nullopt);
  if (is_new) {
    arrive(place);
  } else {
    leave(place);
  }
}

// Nothing has stayed, and more than one operation would be needed.
bool Differ::is_all_new(const Line& line, std::uint32_t size) {
  std::uint32_t coming = 0;
  std::uint32_t leaving = 0;
  for (std::uint32_t slot = 0; slot < line.size(); ++slot) {
    if (line.role(slot) == Role::comes) ++coming;
    if (line.role(slot) == Role::leaves) ++leaving;
  }
  return coming == size && coming + leaving > 1;
}

// What leaves and what comes with nothing in between is replaced.
void Differ::finish_list(const Container& container) {
  Line& line = *container.line;
  if (is_all_new(line, container.after.size())) return write("replace", container.place, container.after);
  const auto number = static_cast<std::uint32_t>(&container - containers_.data());
  std::uint32_t waiting = Place::nowhere;
  Value waiting_value = container.after;
  auto item = container.after.items().begin();
  for (std::uint32_t slot = 0; slot < line.size(); ++slot) {
    const Role role = line.role(slot);
    if (role == Role::gone) continue;
    const Value value = role == Role::leaves ? container.after : *item;
    if (role != Role::leaves) ++item;
    const bool is_fellow = waiting != Place::nowhere && role != Role::stays && line.role(waiting) != role;
    if (is_fellow) {
      const bool is_new = role == Role::comes;
      write("replace", {number, value, is_new ? waiting : slot}, is_new ? value : waiting_value);
      line.leave(is_new ? waiting : slot);
      line.arrive(is_new ? slot : waiting);
    } else if (waiting != Place::nowhere) {
      settle(number, waiting, waiting_value);
    }
    waiting = is_fellow || role == Role::stays ? Place::nowhere : slot;
    waiting_value = value;
  }
  if (waiting != Place::nowhere) settle(number, waiting, waiting_value);
}

}  // namespace resume_patch::patch
