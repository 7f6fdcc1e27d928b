// Clearing a control. Containers and items that were created for its text are removed with it. A list that
// may not be empty is removed with its last item.
#include "document/reader.h"
#include "draft/draft.h"
#include "endpoint/removal.h"

namespace resume_patch::draft {

/// Returns true if the container of a node has no other content and no typed text. Members that the server
/// adds when it stores the value do not count: nulls, the identity, computed members.
bool Draft::is_only_content(const DraftNode& node) const {
  const DraftNode& container = *node.parent;
  if (container.is_list()) return container.size() == 1;
  const diff::DiffSchemas& diff_schemas = endpoint_.diff_schema().schemas;
  const diff::DiffSchema& diff_schema = diff_schemas[diff_schema_at(container)];
  const bool is_item = !container.key;
  const document::EditableContainer& members = *container.container;
  std::string scratch;
  const auto counts_as_empty = [&](std::size_t at) {
    const DraftNode* const member = node_of(members.elements[at]);
    if (member == &node) return true;
    if (member != nullptr && holds_input(*member)) return false;
    if (is_null_or_absent(members.elements[at].value())) return true;
    const std::string_view name = members.keys[at].text(scratch);
    return (is_item && name == diff_schema.identity) ||
           diff::find_member_schema(diff_schemas, diff_schema, name).access == diff::MemberAccess::read_only;
  };
  std::size_t at = 0;
  while (at < members.keys.size() && counts_as_empty(at)) ++at;
  return at == members.keys.size();
}

/// Returns the outermost container that was created for the text of a node and is empty without it, else the
/// node.
DraftNode& Draft::outermost_created(DraftNode& node) const {
  DraftNode* outermost = &node;
  while (outermost->parent != nullptr && outermost->parent->created != Creation::not_typed &&
         is_only_content(*outermost))
    outermost = outermost->parent;
  return *outermost;
}

bool Draft::can_be_left_out(const DraftNode& node, std::string_view pointer) const {
  if (!node.key) return true;
  bool is_in_list = false;
  for (const DraftNode* ancestor = node.parent; ancestor != nullptr; ancestor = ancestor->parent)
    is_in_list = is_in_list || ancestor->is_list();
  if (!is_in_list) return false;
  const schema::Program& program = endpoint_.program();
  const std::string_view parent = pointer.substr(0, pointer.rfind('/'));
  const schema::SchemaId schema = endpoint::schema_at(program, endpoint_.request(), parent);
  return schema == schema::no_schema || !endpoint::requires_member(program, schema, node.key->string());
}

/// Removes a text and the containers that were created for it.
void Draft::clear(DraftNode& node, NodeContent&& content, Time now) {
  DraftNode& outermost = outermost_created(node);
  if (&outermost == &node && node.key) {
    replace(node, std::move(content), nullptr, now);
    return;
  }
  NodeContent before;
  if (outermost.created == Creation::typed_over_null)
    before = NodeContent::of(document::read_trusted("null"));
  if (outermost.created == Creation::typed_over_value) before = replaced_content(outermost);
  if (!outermost.key && !before.value) return remove_row(outermost);
  replace(outermost, std::move(before), nullptr, std::nullopt);
}

/// Returns the content that a created container replaced: from the session, else from the base.
NodeContent Draft::replaced_content(const DraftNode& container) {
  const NodeContent* const before = session_->content_before_created(container);
  if (before == nullptr) return base_content_at(container.pointer());
  if (!before->container) return before->share();
  std::string text;
  write(text, *before);
  return NodeContent::of(document::read_trusted(text));
}

/// Removes an item from its list. The other items keep their rows. A list that may not be empty is removed
/// with its last item.
void Draft::remove_row(DraftNode& item) {
  DraftNode& list = *item.parent;
  if (list.size() == 1 && remove_emptied_list(list)) return;
  session_->begin_step();
  if (item.position + 1 < list.size()) list.keep_rows();
  apply_item(list, item.position, nullptr);
}

bool Draft::remove_emptied_list(DraftNode& list) {
  // A list that had no items before stays empty.
  if (list.parent == nullptr || list.value->size() == 0 || session_->was_empty_before_item(list))
    return false;
  const schema::Program& program = endpoint_.program();
  const std::string pointer = list.pointer();
  const schema::SchemaId schema = endpoint::schema_at(program, endpoint_.request(), pointer);
  const auto left = endpoint::removal_of_list(program, schema, can_be_left_out(list, pointer));
  if (left == endpoint::Removal::empty_list) return false;
  if (left == endpoint::Removal::left_out && !list.key) {
    remove_row(list);
    return true;
  }
  NodeContent content;
  if (left == endpoint::Removal::null) content = NodeContent::of(document::read_trusted("null"));
  replace(list, std::move(content), nullptr, std::nullopt);
  return true;
}

}  // namespace resume_patch::draft
