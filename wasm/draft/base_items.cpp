#include "draft/base_items.h"

#include "document/hash.h"

namespace resume_patch::draft {

BaseItems::BaseItems(Value root, const diff::Origins& origins) {
  walk(root, origins);
  std::size_t capacity = 2;
  while (capacity < 2 * items_.size()) capacity *= 2;
  slots_.assign(capacity, 0);
  for (std::uint32_t number = 0; number < items_.size(); ++number) {
    std::uint32_t& slot = slots_[slot_of(items_[number].origin)];
    if (slot == 0) slot = number + 1;
  }
}

void BaseItems::walk(Value value, const diff::Origins& origins) {
  for (const Value::Member member : value.members()) {
    if (member.value.is_container()) walk(member.value, origins);
  }
  if (!value.is_array()) return;
  const auto list = static_cast<std::uint32_t>(list_sizes_.size());
  list_sizes_.push_back(value.size());
  std::uint32_t rank = 0;
  for (const Value item : value.items()) {
    items_.push_back({item, origins.of(item), list, rank++});
    if (item.is_container()) walk(item, origins);
  }
}

/// Returns the slot of an origin, or the empty slot for it.
std::size_t BaseItems::slot_of(Origin origin) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = document::mix(document::mix(origin)) & mask;
  while (slots_[slot] != 0 && items_[slots_[slot] - 1].origin != origin) slot = (slot + 1) & mask;
  return slot;
}

const BaseItems::Item* BaseItems::find(Origin origin) const {
  if (origin == diff::unknown_origin) return nullptr;
  const std::uint32_t number = slots_[slot_of(origin)];
  return number == 0 ? nullptr : &items_[number - 1];
}

}  // namespace resume_patch::draft
