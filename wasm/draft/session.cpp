#include "draft/session.h"

#include <algorithm>

#include "diff/content.h"
#include "document/members.h"

namespace resume_patch::draft {

namespace {

/// Appends the path of an item that was inserted or is removed. Appends its list too if other items shift.
void add_item_paths(const DraftNode& list, std::uint32_t at, Paths& paths) {
  paths.push_back(list.item_pointer(at));
  if (at + 1 < list.size()) paths.push_back(list.pointer());
}

/// Compares the origins of the items within two values that have the same text.
bool has_same_origins(Value left, const diff::Origins& origins, Value right, const diff::Origins* others) {
  if (!left.is_container()) return true;
  OriginList of_left;
  OriginList of_right;
  diff::append_origins(of_left, left, &origins);
  diff::append_origins(of_right, right, others);
  return of_left == of_right;
}

}  // namespace

Session::Session(Document&& base, SharedOrigins origins)
    : base_(std::move(base)),
      has_implicit_origins_(origins == nullptr),
      base_origins_(origins ? std::move(origins) : std::make_shared<const diff::Origins>(base_.root())) {
  root_.value = base_.root();
  root_.origins = base_origins_;
}

void Session::start_with(ResourceVersion&& resource) {
  starts_at_base_ = false;
  NodeContent base;
  base.value = base_.root();
  base.origins = base_origins_;
  root_.content() = std::move(base);
  const auto source = std::make_shared<Document>(std::move(resource.document));
  const SharedOrigins origins = share_origins(source->root(), resource.origins);
  const std::vector<Value>& keys = root_.open().keys.keys();
  const auto node_of_member = [&](Value stored) -> DraftNode& {
    // Members are in the order of their keys in the base.
    const auto found = std::partition_point(keys.begin(), keys.end(),
                                            [&](Value key) { return &key.node() < &stored.node() - 1; });
    return root_.child(static_cast<std::uint32_t>(found - keys.begin()));
  };
  std::vector<Value> added;
  Paths names;
  for (document::MemberPairs pairs(base_.root(), source->root()); pairs.next();) {
    const OptionalValue stored = pairs.before();
    const OptionalValue value = pairs.after();
    if (!stored) {
      names.push_back(pairs.key().string());
      added.push_back(*value);
    } else if (!value || !diff::has_same_text(*stored, *value) ||
               !has_same_origins(*stored, *base_origins_, *value, origins.get())) {
      NodeContent& content = node_of_member(*stored);
      content.value = value;
      if (value) content.source = source;
      if (value) content.origins = origins;
    }
  }
  for (std::size_t at = 0; at < added.size(); ++at) {
    NodeContent& content = root_.add_member(names[at]);
    content.value = added[at];
    content.source = source;
    content.origins = origins;
  }
}

void Session::apply(Edit&& edit, Paths& paths) {
  forget_redo();
  typed_node_ = nullptr;
  edit.opens_step = opens_step_;
  opens_step_ = false;
  if (edit.opens_step) ++steps_;
  weight_ += edit.weight;
  toggle(edit, paths);
  edits_.push_back(std::move(edit));
  ++done_count_;
  trim();
}

bool Session::can_extend_typing_at(const DraftNode& node) const {
  if (opens_step_ || done_count_ == 0 || can_redo()) return false;
  if (typed_node_ == &node) return true;
  const Edit& last = edits_.back();
  return last.opens_step && last.kind == EditKind::content && last.node == &node;
}

void Session::record_typing(const DraftNode& node, std::size_t first) {
  typed_node_ = &node;
  typed_from_ = first;
}

const NodeContent* Session::before_typing(const DraftNode& node) const {
  return typed_node_ == &node ? nullptr : &edits_.back().content;
}

const NodeContent* Session::first_content_of(const DraftNode& node) const {
  const auto end = edits_.begin() + static_cast<std::ptrdiff_t>(done_count_);
  const auto found = std::find_if(edits_.begin(), end, [&](const Edit& edit) {
    return edit.kind == EditKind::content && edit.node == &node;
  });
  return found == end ? nullptr : &found->content;
}

const NodeContent* Session::content_before_created(const DraftNode& node) const {
  for (std::size_t at = done_count_; at-- > 0;) {
    const Edit& edit = edits_[at];
    if (edit.kind == EditKind::content && edit.node == &node && edit.content.created == Creation::not_typed)
      return &edit.content;
  }
  return nullptr;
}

bool Session::was_empty_before_item(DraftNode& list) const {
  if (list.size() != 1) return false;
  for (std::size_t at = done_count_; at-- > 0;) {
    const Edit& edit = edits_[at];
    if (edit.kind == EditKind::item && edit.node == &list) return edit.item == nullptr;
    const bool is_moved = edit.kind == EditKind::move && (edit.list == &list || edit.node->parent == &list);
    const bool is_replaced = edit.kind == EditKind::content && list.is_within(*edit.node);
    if (is_moved || is_replaced) return false;
  }
  return false;
}

bool Session::drop_typing(const DraftNode& node, Paths& paths) {
  const std::size_t first = typed_node_ == &node ? typed_from_ : done_count_ - 1;
  if (!edits_[first].opens_step || edits_[first].input) return false;
  undo(paths);
  forget_redo();
  return true;
}

void Session::drop_server_issues(const DraftNode& node) {
  const auto is_affected = [&](const ServerIssue& issue) {
    return issue.node->is_within(node) || node.is_within(*issue.node);
  };
  if (!server_issues_.empty())
    server_issues_.erase(std::remove_if(server_issues_.begin(), server_issues_.end(), is_affected),
                         server_issues_.end());
}

void Session::toggle(Edit& edit, Paths& paths) {
  missing_items_.reset();
  switch (edit.kind) {
    case EditKind::content:
    case EditKind::input:
      drop_server_issues(*edit.node);
      if (edit.kind == EditKind::content) std::swap(edit.node->content(), edit.content);
      std::swap(edit.node->input, edit.input);
      return paths.push_back(edit.node->pointer());
    case EditKind::item: return toggle_item(edit, paths);
    case EditKind::move: return toggle_move(edit, paths);
    case EditKind::conflict: return toggle_conflict(edit, paths);
  }
}

void Session::toggle_item(Edit& edit, Paths& paths) {
  DraftNode& list = *edit.node;
  const bool is_added = edit.item != nullptr;
  if (is_added) list.insert_item(edit.position, std::move(edit.item));
  add_item_paths(list, edit.position, paths);
  drop_server_issues(list.child(edit.position));
  if (!is_added) edit.item = list.remove_item(edit.position);
}

void Session::toggle_move(Edit& edit, Paths& paths) {
  DraftNode& list = *edit.node->parent;
  const std::uint32_t from = edit.node->position;
  add_item_paths(list, from, paths);
  edit.list->insert_item(edit.position, list.remove_item(from));
  add_item_paths(*edit.list, edit.position, paths);
  edit.list = &list;
  edit.position = from;
}

void Session::toggle_conflict(const Edit& edit, Paths& paths) {
  Conflict& conflict = conflicts_[edit.position];
  paths.push_back(conflict.path);
  conflict.is_settled = !conflict.is_settled;
}

const BaseItems& Session::base_items() const {
  if (base_items_ == nullptr) base_items_ = std::make_unique<BaseItems>(base_.root(), *base_origins_);
  return *base_items_;
}

void Session::undo(Paths& paths) {
  typed_node_ = nullptr;
  bool more = done_count_ > 0;
  while (more) {
    Edit& edit = edits_[--done_count_];
    more = !edit.opens_step;
    toggle(edit, paths);
  }
  opens_step_ = true;
}

void Session::redo(Paths& paths) {
  typed_node_ = nullptr;
  do {
    redo_edit(paths);
  } while (can_redo() && !next_edit()->opens_step);
  opens_step_ = true;
}

// Drops edits from last to first, because a later edit may refer to the content of an earlier one.
void Session::forget_redo() {
  while (can_redo()) {
    weight_ -= edits_.back().weight;
    if (edits_.back().opens_step) --steps_;
    edits_.pop_back();
  }
}

void Session::trim() {
  constexpr std::uint32_t at_once = max_steps / 8;  // Dropping steps moves the remaining ones.
  if (steps_ < max_steps + at_once && weight_ <= max_bytes) return;
  std::size_t end = 0;
  std::uint32_t kept = steps_;
  for (; end < edits_.size(); ++end) {
    if (edits_[end].opens_step) {
      if (kept == 1 || (kept <= max_steps && weight_ <= max_bytes)) break;
      --kept;
    }
    weight_ -= edits_[end].weight;
  }
  steps_ = kept;
  done_count_ -= end;
  typed_from_ -= std::min(typed_from_, end);
  edits_.erase(edits_.begin(), edits_.begin() + static_cast<std::ptrdiff_t>(end));
  starts_at_base_ = false;
  has_forgotten_ = true;
}

}  // namespace resume_patch::draft
