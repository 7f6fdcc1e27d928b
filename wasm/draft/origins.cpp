// Which item is which: the origins that edits give to items, and what the base has at a place.
#include "diff/carry_origins.h"
#include "document/pointer.h"
#include "draft/draft.h"

namespace resume_patch::draft {

diff::ShapeId Draft::shape_at(const Place& place) const {
  const endpoint::ShapedRoot& known = endpoint_.shaped();
  if (place.parent == nullptr) return known.root;
  const diff::Shape& around = known.shapes[shape_at(*place.parent)];
  if (!place.key) return around.items;
  std::string scratch;
  return diff::shape_of_member(known.shapes, around, place.key->text(scratch)).shape;
}

void Draft::add_fresh(OriginList& origins) {
  for (Origin& origin : origins) {
    if (origin == diff::unknown_origin) origin = next_origin_++;
  }
}

/// A value that takes the place of another one has that one's items, as far as they can be recognised.
void Draft::know_items(const Place& place, Content& content) {
  if (!content.value || !content.value->is_container() || content.origins || content.children) return;
  OriginList origins;
  if (place.is_container()) {
    const Version before = version_of(place.content);
    const diff::Origins known(before.root(), before.origins);
    diff::carry_origins(origins, before.root(), &known, *content.value, endpoint_.shaped().shapes,
                        shape_at(place));
  } else {
    diff::append_origins(origins, *content.value, nullptr);
  }
  add_fresh(origins);
  content.origins = share(*content.value, origins);
}

void Draft::know_new_item(Place& item) {
  if (item.origin == diff::unknown_origin) item.origin = next_origin_++;
  know_items(Place(), item.content);
}

/// What the base has at a place of the edited resource: of an item, the base's version of that item.
Content Draft::stored_at(std::string_view pointer) {
  const auto tokens = document::split_pointer(pointer);
  Content content;
  if (!tokens) return content;
  const SharedOrigins& origins = now_->base_origins();
  Place* place = &now_->root();
  OptionalValue stored = now_->base();
  for (const std::string& token : *tokens) {
    const bool is_list = place != nullptr && place->is_list();
    place = place == nullptr ? nullptr : place->child(token);
    if (is_list) {
      stored = place == nullptr ? std::nullopt : stored_item(stored, place->origin);
    } else {
      stored = stored && stored->is_object() ? stored->find(token) : std::nullopt;
    }
  }
  content.value = stored;
  if (stored && stored->is_container()) content.origins = origins;
  return content;
}

OptionalValue Draft::base_at(std::string_view pointer) {
  return stored_at(pointer).value;
}

/// The base's version of an item, which most often is in the list where it is looked for first.
OptionalValue Draft::stored_item(OptionalValue list, Origin origin) const {
  const diff::Origins& origins = *now_->base_origins();
  if (origin == diff::unknown_origin) return std::nullopt;
  if (list && list->is_array()) {
    for (const Value item : list->items()) {
      if (origins.of(item) == origin) return item;
    }
  }
  const StoredItems::Item* const found = now_->stored_items().find(origin);
  return found == nullptr ? std::nullopt : OptionalValue(found->value);
}

}  // namespace resume_patch::draft
