#include "draft/draft.h"

#include <algorithm>

#include "document/equality.h"
#include "document/pointer.h"
#include "document/reader.h"

namespace resume_patch::draft {

namespace {

std::uint32_t weight_of(const NodeContent& content) {
  return content.value && content.source ? content.value->node().length + content.value->node().node_count
                                         : 0;
}

}  // namespace

Draft::Draft(const Endpoint& endpoint, Document&& base, const endpoint::PatchOptions& options)
    : endpoint_(endpoint), options_(options), session_(std::make_unique<Session>(std::move(base))) {
  next_origin_ = session_->base().node().node_count + 1;
  first_new_origin_ = next_origin_;
}

DraftErrorCode Draft::fail(DraftErrorCode error, std::string_view pointer) {
  error_pointer_ = pointer;
  return error;
}

// Finds a node, and its parent if the node does not exist.
DraftErrorCode Draft::find_target(std::string_view pointer, Target& target) {
  auto tokens = document::split_pointer(pointer);
  if (!tokens) return fail(DraftErrorCode::invalid_pointer, pointer);
  target.node = &session_->root();
  for (std::string& token : *tokens) {
    if (target.node == nullptr) return fail(DraftErrorCode::not_found, pointer);
    if (!target.node->is_container()) return fail(DraftErrorCode::beneath_scalar, pointer);
    target.parent = target.node;
    target.node = target.parent->find_child(token);
    target.token = std::move(token);
  }
  return DraftErrorCode::none;
}

void Draft::begin_edit(bool of_field) {
  paths_.clear();
  if (of_field) return;
  clear_fields();
  leave_history();
}

// Discards what is known about fields, because the edit may concern others.
void Draft::finish_edit() {
  value_.reset();
  patch_.reset();
  patch_is_current_ = false;
  totals_are_known_ = false;
  clear_fields();
  status_ = 0;
}

bool Draft::continues_typing(const DraftNode& node, Time now) const {
  return now - last_edit_ < typing_pause && session_->can_extend_typing_at(node) && !node.is_open();
}

bool Draft::replace(DraftNode& node, NodeContent&& content, std::unique_ptr<std::string> input,
                    std::optional<Time> now, Step step) {
  assign_item_origins(node, content);
  const bool is_typing_on = now && continues_typing(node, *now) && !content.container;
  if (now) last_edit_ = *now;
  if (is_typing_on && (!input || session_->ends_with_content_of(node))) {
    // The step keeps the content from before the typing.
    session_->drop_server_issues(node);
    paths_.push_back(node.pointer());
    node.content() = std::move(content);
    node.input = std::move(input);
    return true;
  }
  // A text that is not a value is saved with the edit of its node.
  const std::size_t first = session_->typed_from();
  if (step == Step::own && !is_typing_on) session_->begin_step();
  Edit edit;
  edit.node = &node;
  edit.weight = weight_of(content);
  edit.content = std::move(content);
  edit.input = std::move(input);
  session_->apply(std::move(edit), paths_);
  if (is_typing_on) session_->record_typing(node, first);
  return is_typing_on;
}

void Draft::apply_item(DraftNode& list, std::uint32_t position, std::unique_ptr<DraftNode> item) {
  Edit edit;
  edit.kind = EditKind::item;
  edit.node = &list;
  edit.position = position;
  if (item) assign_new_origins(*item);
  if (item) edit.weight = weight_of(item->content());
  edit.item = std::move(item);
  session_->apply(std::move(edit), paths_);
}

DraftErrorCode Draft::set_target(const Target& target, std::string_view pointer, NodeContent&& content,
                                 std::optional<Time> now) {
  DraftNode* node = target.node;
  if (node == nullptr && target.parent == nullptr) return fail(DraftErrorCode::not_found, pointer);
  const bool is_appended = node == nullptr && target.parent->is_list();
  if (is_appended && target.token != "-" && document::array_index(target.token) != target.parent->size())
    return fail(DraftErrorCode::out_of_range, pointer);
  const std::uint32_t depth = target.parent == nullptr ? 0 : target.parent->depth() + 1;
  if (is_too_deep(content, depth)) return fail(DraftErrorCode::too_deep, pointer);
  if (node != nullptr && !node->input && is_same_scalar(node->value, content.value))
    return DraftErrorCode::none;
  if (Field* const field = node != nullptr && now ? field_of(*node) : nullptr) {
    edit_field(*field, std::move(content), *now);
    return DraftErrorCode::none;
  }
  begin_edit();
  if (is_appended) {
    target.parent->forget_rows();
    auto item = std::make_unique<DraftNode>();
    item->content() = std::move(content);
    session_->begin_step();
    apply_item(*target.parent, target.parent->size(), std::move(item));
  } else {
    if (node == nullptr) node = &target.parent->ensure_member(target.token);
    replace(*node, std::move(content), nullptr, now);
  }
  finish_edit();
  return DraftErrorCode::none;
}

DraftErrorCode Draft::set(std::string_view pointer, Document&& value, Time now) {
  paths_.clear();
  Target target;
  if (const DraftErrorCode error = find_target(pointer, target); error != DraftErrorCode::none) return error;
  if (target.parent == nullptr && !value.root().is_object())
    return fail(DraftErrorCode::not_an_object, pointer);
  return set_target(target, pointer, NodeContent::of(std::move(value)), now);
}

DraftErrorCode Draft::remove(std::string_view pointer) {
  paths_.clear();
  Target target;
  if (const DraftErrorCode error = find_target(pointer, target); error != DraftErrorCode::none) return error;
  if (target.parent == nullptr) return fail(DraftErrorCode::whole_document, pointer);
  if (target.node == nullptr) return fail(DraftErrorCode::not_found, pointer);
  begin_edit();
  remove_node(*target.node);
  finish_edit();
  return DraftErrorCode::none;
}

void Draft::remove_node(DraftNode& node, Step step) {
  if (node.parent->is_object()) {
    replace(node, NodeContent(), nullptr, std::nullopt, step);
    return;
  }
  if (step == Step::own) session_->begin_step();
  node.parent->forget_rows();
  apply_item(*node.parent, node.position, nullptr);
}

DraftErrorCode Draft::insert(std::string_view pointer, Document&& value) {
  paths_.clear();
  Target target;
  if (const DraftErrorCode error = find_target(pointer, target); error != DraftErrorCode::none) return error;
  if (target.parent == nullptr || !target.parent->is_list()) return fail(DraftErrorCode::not_a_list, pointer);
  const std::uint32_t size = target.parent->size();
  const std::uint32_t at =
      target.token == "-" ? size : document::array_index(target.token).value_or(size + 1);
  if (at > size) return fail(DraftErrorCode::out_of_range, pointer);
  if (is_too_deep(value.root(), target.parent->depth() + 1)) return fail(DraftErrorCode::too_deep, pointer);
  begin_edit();
  target.parent->forget_rows();
  auto item = std::make_unique<DraftNode>();
  item->content() = NodeContent::of(std::move(value));
  session_->begin_step();
  apply_item(*target.parent, at, std::move(item));
  finish_edit();
  return DraftErrorCode::none;
}

}  // namespace resume_patch::draft
