#include "draft/items.h"

#include <algorithm>

#include "document/argsort.h"
#include "document/pointer.h"
#include "document/reader.h"

namespace resume_patch::draft {

Anchor anchor_of(const DraftNode& node, std::string_view rest) {
  const DraftNode* item = &node;
  while (item->parent != nullptr && item->key) item = item->parent;
  Anchor anchor;
  const std::string pointer = node.pointer();
  const std::size_t prefix_length = item->parent == nullptr ? 0 : item->pointer().size();
  anchor.item = item->origin;
  anchor.path = pointer.substr(prefix_length);
  anchor.path += rest;
  return anchor;
}

void append_origins(OriginList& out, const EditedValue& value) {
  if (value.is_object())
    value.for_each_member([&](Value, const EditedValue& member) { append_origins(out, member); });
  if (!value.is_list()) return;
  value.for_each_item([&](Origin origin, const EditedValue& item) {
    out.push_back(origin);
    append_origins(out, item);
  });
}

void append_origins(OriginList& out, const NodeContent& content) {
  append_origins(out, EditedValue(content));
}

ResourceVersion version_of(const NodeContent& content) {
  ResourceVersion version;
  std::string text;
  write(text, content);
  version.document = document::read_trusted(text);
  append_origins(version.origins, content);
  return version;
}

NodeContent content_of(ResourceVersion&& version) {
  NodeContent content = NodeContent::of(std::move(version.document));
  content.origins = share_origins(*content.value, version.origins);
  return content;
}

SharedOrigins share_origins(Value root, const OriginList& origins) {
  return origins.empty() ? nullptr : std::make_shared<const diff::Origins>(root, origins);
}

void sort_unique(OriginList& numbers) {
  const auto order = document::argsort(numbers.size(), [&](std::uint32_t left, std::uint32_t right) {
    return numbers[left] < numbers[right];
  });
  OriginList sorted;
  sorted.reserve(numbers.size());
  for (const std::uint32_t at : order) {
    if (sorted.empty() || sorted.back() != numbers[at]) sorted.push_back(numbers[at]);
  }
  numbers = std::move(sorted);
}

ItemIndex::ItemIndex(Value root, const OriginList& origins, OriginList wanted)
    : root_(root), origins_(origins), wanted_(std::move(wanted)) {
  sort_unique(wanted_);
  found_.assign(wanted_.size(), 0);
  const bool wants_items = !wanted_.empty() && wanted_.back() != diff::unknown_origin;
  if (wants_items) walk(root);
}

void ItemIndex::walk(Value value) {
  const std::size_t size = path_.size();
  std::string scratch;
  for (const Value::Member member : value.members()) {
    if (!member.value.is_container()) continue;
    document::append_token(path_, member.key.text(scratch));
    walk(member.value);
    path_.resize(size);
  }
  std::uint32_t position = 0;
  for (const Value item : value.items()) {
    document::append_token(path_, position);
    add(value, item, position++);
    if (item.is_container()) walk(item);
    path_.resize(size);
  }
}

// An origin that stands in two lists is that of the first one.
void ItemIndex::add(Value list, Value item, std::uint32_t position) {
  if (next_ == origins_.size()) return;
  const Origin origin = origins_[next_++];
  const auto found = std::lower_bound(wanted_.begin(), wanted_.end(), origin);
  if (origin == diff::unknown_origin || found == wanted_.end() || *found != origin) return;
  std::uint32_t& number = found_[static_cast<std::size_t>(found - wanted_.begin())];
  if (number != 0) return;
  items_.push_back({item, list, position, path_});
  number = static_cast<std::uint32_t>(items_.size());
}

const ItemIndex::Item* ItemIndex::find(Origin origin) const {
  const auto found = std::lower_bound(wanted_.begin(), wanted_.end(), origin);
  if (found == wanted_.end() || *found != origin) return nullptr;
  const std::uint32_t number = found_[static_cast<std::size_t>(found - wanted_.begin())];
  return number == 0 ? nullptr : &items_[number - 1];
}

bool ItemIndex::append_pointer(std::string& out, const Anchor& anchor) const {
  if (anchor.item != diff::unknown_origin) {
    const Item* const item = find(anchor.item);
    if (item == nullptr) return false;
    out += item->pointer;
  }
  out += anchor.path;
  return true;
}

OptionalValue ItemIndex::value_at(const Anchor& anchor) const {
  if (anchor.item == diff::unknown_origin) return document::resolve(root_, anchor.path);
  const Item* const item = find(anchor.item);
  return item == nullptr ? std::nullopt : document::resolve(item->value, anchor.path);
}

}  // namespace resume_patch::draft
