// Edits that need the base, or two nodes.
#include "document/equality.h"
#include "document/pointer.h"
#include "document/reader.h"
#include "draft/draft.h"

namespace resume_patch::draft {

DraftErrorCode Draft::move(std::string_view from, std::string_view to) {
  paths_.clear();
  Target source;
  if (const DraftErrorCode error = find_target(from, source); error != DraftErrorCode::none) return error;
  if (source.parent == nullptr) return fail(DraftErrorCode::whole_document, from);
  if (source.node == nullptr) return fail(DraftErrorCode::not_found, from);
  Target target;
  if (const DraftErrorCode error = find_target(to, target); error != DraftErrorCode::none) return error;
  if (target.parent == nullptr) return fail(DraftErrorCode::whole_document, to);
  if (target.node == source.node) return DraftErrorCode::none;
  if (target.parent->is_within(*source.node)) return fail(DraftErrorCode::own_child, to);
  if (is_too_deep(*source.node, target.parent->depth() + 1)) return fail(DraftErrorCode::too_deep, to);
  if (target.parent->is_list()) return move_to_list(*source.node, target, to);
  begin_edit();
  NodeContent content = copy_of(*source.node);
  DraftNode& member = target.node != nullptr ? *target.node : target.parent->ensure_member(target.token);
  remove_node(*source.node);
  replace(member, std::move(content), nullptr, std::nullopt, Step::same);
  finish_edit();
  return DraftErrorCode::none;
}

DraftErrorCode Draft::move_to_list(DraftNode& moved, const Target& target, std::string_view to) {
  DraftNode& list = *target.parent;
  const bool is_item = moved.parent->is_list();
  // The index refers to the list without the moved item.
  const std::uint32_t size = list.size() - (moved.parent == &list ? 1 : 0);
  const std::uint32_t at =
      target.token == "-" ? size : document::array_index(target.token).value_or(size + 1);
  if (at > size) return fail(DraftErrorCode::out_of_range, to);
  if (moved.parent == &list && moved.position == at) return DraftErrorCode::none;
  begin_edit();
  list.forget_rows();
  if (is_item) {
    moved.parent->forget_rows();
    session_->begin_step();
    Edit edit;
    edit.kind = EditKind::move;
    edit.node = &moved;
    edit.list = &list;
    edit.position = at;
    session_->apply(std::move(edit), paths_);
  } else {
    auto item = std::make_unique<DraftNode>();
    item->content() = copy_of(moved);
    remove_node(moved);
    apply_item(list, at, std::move(item));
  }
  finish_edit();
  return DraftErrorCode::none;
}

NodeContent Draft::copy_of(const DraftNode& node) {
  return content_of(version_of(node.content()));
}

DraftErrorCode Draft::revert(std::string_view pointer) {
  paths_.clear();
  Target target;
  if (const DraftErrorCode error = find_target(pointer, target); error != DraftErrorCode::none) return error;
  NodeContent stored = base_content_at(pointer);
  DraftNode* node = target.node;
  if (node == nullptr && target.parent->is_object()) {
    node = target.parent->find_member(target.token);
    if (node == nullptr && stored.value) node = &target.parent->ensure_member(target.token);
  }
  if (node == nullptr) return fail(DraftErrorCode::not_found, pointer);
  if (is_equal_to(*node, stored.value, pointer) && !holds_input(*node)) return DraftErrorCode::none;
  begin_edit();
  if (stored.value) {
    replace(*node, std::move(stored), nullptr, std::nullopt);
  } else {
    remove_node(*node);
  }
  finish_edit();
  return DraftErrorCode::none;
}

bool Draft::is_equal_to(const DraftNode& node, OptionalValue other, std::string_view pointer) {
  if (node.is_absent() || !other) return node.is_absent() && !other;
  return document::equal(*document::resolve(value(), pointer), *other);
}

}  // namespace resume_patch::draft
