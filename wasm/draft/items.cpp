#include "draft/items.h"

#include <algorithm>
#include <functional>

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
  document::sort(numbers, std::less<>());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

ItemIndex::ItemIndex(const EditedValue& root, OriginList wanted) : wanted_(std::move(wanted)) {
  find_items(root);
}

ItemIndex::ItemIndex(const ResourceVersion& version, OriginList wanted)
    : origins_(std::make_unique<const diff::Origins>(version.root(), version.origins)),
      wanted_(std::move(wanted)) {
  find_items(EditedValue(version.root(), origins_.get()));
}

void ItemIndex::find_items(const EditedValue& root) {
  sort_unique(wanted_);
  found_.assign(wanted_.size(), 0);
  items_.push_back({root, EditedValue(), 0, {}});
  const bool wants_items = !wanted_.empty() && wanted_.back() != diff::unknown_origin;
  if (wants_items) walk(root);
}

void ItemIndex::walk(const EditedValue& value) {
  const std::size_t size = path_.size();
  if (value.is_object()) {
    std::string scratch;
    value.for_each_member([&](Value key, const EditedValue& member) {
      if (!member.is_container()) return;
      document::append_token(path_, key.text(scratch));
      walk(member);
      path_.resize(size);
    });
  }
  if (!value.is_list()) return;
  std::uint32_t position = 0;
  value.for_each_item([&](Origin origin, const EditedValue& item) {
    document::append_token(path_, position);
    add(origin, value, item, position++);
    if (item.is_container()) walk(item);
    path_.resize(size);
  });
}

void ItemIndex::add(Origin origin, const EditedValue& list, const EditedValue& item, std::uint32_t position) {
  const auto found = std::lower_bound(wanted_.begin(), wanted_.end(), origin);
  if (origin == diff::unknown_origin || found == wanted_.end() || *found != origin) return;
  std::uint32_t& number = found_[static_cast<std::size_t>(found - wanted_.begin())];
  if (number != 0) return;
  number = static_cast<std::uint32_t>(items_.size());
  items_.push_back({item, list, position, path_});
}

const ItemIndex::Item* ItemIndex::find(Origin origin) const {
  if (origin == diff::unknown_origin) return &items_[0];
  const auto found = std::lower_bound(wanted_.begin(), wanted_.end(), origin);
  if (found == wanted_.end() || *found != origin) return nullptr;
  const std::uint32_t number = found_[static_cast<std::size_t>(found - wanted_.begin())];
  return number == 0 ? nullptr : &items_[number];
}

bool ItemIndex::append_pointer(std::string& out, const Anchor& anchor) const {
  const Item* const item = find(anchor.item);
  if (item == nullptr) return false;
  out += item->pointer;
  out += anchor.path;
  return true;
}

OptionalValue ItemIndex::value_at(const Anchor& anchor) const {
  const Item* const item = find(anchor.item);
  return item == nullptr ? std::nullopt : MemberFinder().at(item->value, anchor.path).value();
}

}  // namespace resume_patch::draft
