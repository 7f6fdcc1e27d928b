// Assigns origins to items in edits, and finds values of the base by origins.
#include "diff/transfer_origins.h"
#include "document/pointer.h"
#include "draft/draft.h"

namespace resume_patch::draft {

diff::DiffSchemaId Draft::diff_schema_at(const DraftNode& node) const {
  const endpoint::DiffSchemaRoot& diff_schema = endpoint_.diff_schema();
  if (node.parent == nullptr) return diff_schema.root;
  const diff::DiffSchema& parent_schema = diff_schema.schemas[diff_schema_at(*node.parent)];
  if (!node.key) return parent_schema.items;
  std::string scratch;
  return diff::find_member_schema(diff_schema.schemas, parent_schema, node.key->text(scratch)).schema;
}

void Draft::add_new_origins(OriginList& origins) {
  for (Origin& origin : origins) {
    if (origin == diff::unknown_origin) origin = next_origin_++;
  }
}

/// Assigns the origins of the replaced value's items to the matching items of a new value.
void Draft::assign_item_origins(const DraftNode& node, NodeContent& content) {
  if (!content.value || !content.value->is_container() || content.origins || content.container) return;
  OriginList origins;
  if (node.is_container()) {
    const ResourceVersion before = version_of(node.content());
    const diff::Origins known(before.root(), before.origins);
    diff::transfer_origins(origins, before.root(), &known, *content.value, endpoint_.diff_schema().schemas,
                           diff_schema_at(node));
  } else {
    diff::append_origins(origins, *content.value, nullptr);
  }
  add_new_origins(origins);
  content.origins = share_origins(*content.value, origins);
}

void Draft::assign_new_origins(DraftNode& item) {
  if (item.origin == diff::unknown_origin) item.origin = next_origin_++;
  assign_item_origins(DraftNode(), item.content());
}

/// Returns the content of the base at a path of the edited resource. Items are found by origin.
NodeContent Draft::base_content_at(std::string_view pointer) {
  const auto tokens = document::split_pointer(pointer);
  NodeContent content;
  if (!tokens) return content;
  const SharedOrigins& origins = session_->base_origins();
  DraftNode* node = &session_->root();
  OptionalValue stored = session_->base();
  for (const std::string& token : *tokens) {
    const bool is_list = node != nullptr && node->is_list();
    node = node == nullptr ? nullptr : node->find_child(token);
    if (is_list) {
      stored = node == nullptr ? std::nullopt : base_item(stored, node->origin);
    } else {
      stored = stored && stored->is_object() ? stored->find(token) : std::nullopt;
    }
  }
  content.value = stored;
  if (stored && stored->is_container()) content.origins = origins;
  return content;
}

OptionalValue Draft::base_at(std::string_view pointer) {
  return base_content_at(pointer).value;
}

/// Returns the base's version of an item. It is mostly in the list that is searched first.
OptionalValue Draft::base_item(OptionalValue list, Origin origin) const {
  const diff::Origins& origins = *session_->base_origins();
  if (origin == diff::unknown_origin) return std::nullopt;
  if (list && list->is_array()) {
    for (const Value item : list->items()) {
      if (origins.of(item) == origin) return item;
    }
  }
  const BaseItems::Item* const found = session_->base_items().find(origin);
  return found == nullptr ? std::nullopt : OptionalValue(found->value);
}

}  // namespace resume_patch::draft
