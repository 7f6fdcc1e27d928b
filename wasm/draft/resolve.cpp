// Resolves conflicts.
#include <algorithm>
#include <utility>

#include "document/equality.h"
#include "document/pointer.h"
#include "document/reader.h"
#include "draft/draft.h"
#include "draft/open_conflicts.h"

namespace resume_patch::draft {

/// Finds the open conflict about a place, or about the missing item that would be there. `missing` are then
/// the missing items of the list.
std::optional<OpenConflict> Draft::open_conflict_at(const Target& target,
                                                    std::unique_ptr<MissingItems>& missing) const {
  if (conflicts().empty()) return std::nullopt;
  const OpenConflicts open(conflicts(), session_->base_items());
  const DraftNode* const list =
      target.parent != nullptr && target.parent->is_list() ? target.parent : nullptr;
  if (target.node != nullptr) {
    auto found = open.find_at(anchor_of(*target.node), EditedValue(target.node->content()));
    if (found || list == nullptr) return found;
  } else if (list == nullptr) {
    std::string member;
    document::append_token(member, target.token);
    return open.find_at(anchor_of(*target.parent, member), EditedValue());
  }
  const auto index = document::array_index(target.token);
  if (!index) return std::nullopt;
  const bool is_current = &conflicts() == &session_->conflicts();
  if (is_current) missing = session_->take_missing_items(*list);
  if (!missing)
    missing = std::make_unique<MissingItems>(conflicts(), session_->base_items(), anchor_of(*list),
                                             EditedValue(list->content()));
  const MissingItems::Item* const item = missing->find(*index);
  if (item == nullptr) return std::nullopt;
  return OpenConflict{item->number, {}, item->position, {}};
}

DraftErrorCode Draft::resolve(std::string_view pointer, bool theirs, std::optional<Document> given) {
  paths_.clear();
  Target target;
  const bool is_present = find_target(pointer, target) == DraftErrorCode::none;
  std::unique_ptr<MissingItems> missing;
  const std::optional<OpenConflict> open = is_present ? open_conflict_at(target, missing) : std::nullopt;
  if (!open) return fail(DraftErrorCode::no_conflict, pointer);
  Conflict& conflict = conflicts()[open->number];
  const bool takes_theirs = theirs && !conflict.theirs.empty();
  if (takes_theirs) given = document::read_trusted(conflict.theirs);
  if (given) {
    const std::uint32_t depth = target.parent == nullptr ? 0 : target.parent->depth() + 1;
    if (is_too_deep(given->root(), depth)) return fail(DraftErrorCode::too_deep, pointer);
  }
  const bool is_kept = missing != nullptr && &conflicts() == &session_->conflicts();
  const bool is_inserted = given.has_value();
  begin_edit();
  session_->begin_step();
  conflict.path = pointer;
  Edit edit;
  edit.kind = EditKind::conflict;
  edit.position = open->number;
  session_->apply(std::move(edit), paths_);
  if (given) {
    NodeContent content = resolved_content(conflict, takes_theirs, std::move(*given));
    std::vector<DetachedItem> typed;
    if (takes_theirs && target.node != nullptr) {
      assign_item_origins(*target.node, content);
      detach_items_with_inputs(*target.node, content, typed);
    }
    apply_resolution(target, conflict, std::move(content), open->position, std::move(typed));
  } else if (theirs && target.node != nullptr && !conflict.is_missing_item()) {
    remove_node(*target.node, Step::same);
  }
  if (is_kept)
    keep_missing_items(target, std::move(missing), is_inserted ? conflict.missing : diff::unknown_origin);
  finish_edit();
  return DraftErrorCode::none;
}

/// Keeps the missing items of a list for the next resolution.
void Draft::keep_missing_items(const Target& target, std::unique_ptr<MissingItems> missing, Origin inserted) {
  const auto index = document::array_index(target.token);
  const MissingItems::Item* const item = index ? missing->find(*index) : nullptr;
  if (item != nullptr && missing->settle(*item, inserted))
    session_->keep_missing_items(*target.parent, std::move(missing));
}

/// Copies the items that hold a text that cannot be converted and that `content`, the server's side, does not
/// have. That text is in no side of the conflict, so that it stays with its item.
void Draft::detach_items_with_inputs(const DraftNode& node, const NodeContent& content,
                                     std::vector<DetachedItem>& detached) {
  if (!holds_input(node)) return;
  OriginList kept;
  append_origins(kept, content);
  sort_unique(kept);
  const auto search = [&](const auto& self, const DraftNode& from) -> void {
    from.for_each_node([&](const DraftNode& child) {
      if (!holds_input(child)) return;
      const bool is_gone = !child.key && !std::binary_search(kept.begin(), kept.end(), child.origin);
      if (is_gone) {
        detached.push_back({anchor_of(from), child.position, child.origin, copy_of(child)});
      } else {
        self(self, child);
      }
    });
  };
  search(search, node);
}

/// Inserts copied items where their lists still are.
void Draft::insert_detached(std::vector<DetachedItem>&& detached) {
  if (detached.empty()) return;
  std::vector<Anchor> lists;
  for (const DetachedItem& one : detached) lists.push_back(one.list);
  const std::vector<std::string> pointers = pointers_of(lists, version_of(session_->root()));
  for (std::size_t at = 0; at < pointers.size(); ++at) {
    DraftNode* const list = container_at(pointers[at]);
    if (list == nullptr || !list->is_list()) continue;
    auto item = std::make_unique<DraftNode>();
    item->origin = detached[at].origin;
    item->content() = std::move(detached[at].content);
    list->forget_rows();
    apply_item(*list, std::min(list->size(), detached[at].position), std::move(item));
  }
}

/// Returns the value for a resolution. If the server's side equals the base's value, it keeps the origins of
/// its items.
NodeContent Draft::resolved_content(const Conflict& conflict, bool theirs, Document&& value) const {
  const bool is_missing = conflict.is_missing_item();
  const Origin origin = is_missing ? conflict.missing : conflict.at.item;
  const bool is_in_list = origin != diff::unknown_origin;
  const BaseItems::Item* const item = is_in_list ? session_->base_items().find(origin) : nullptr;
  OptionalValue stored = item == nullptr ? std::nullopt : OptionalValue(item->value);
  if (!is_in_list) stored = session_->base();
  if (stored && !is_missing) stored = document::resolve(*stored, conflict.at.path);
  if (!theirs || !stored || !document::equal(*stored, value.root())) return NodeContent::of(std::move(value));
  NodeContent content;
  content.value = stored;
  content.origins = session_->base_origins();
  return content;
}

/// Applies a resolution. A missing item is inserted.
void Draft::apply_resolution(const Target& target, const Conflict& conflict, NodeContent&& content,
                             std::uint32_t position, std::vector<DetachedItem>&& typed_items) {
  if (conflict.is_missing_item()) {
    auto item = std::make_unique<DraftNode>();
    item->content() = std::move(content);
    item->origin = conflict.missing;
    return apply_item(*target.parent, std::min(target.parent->size(), position), std::move(item));
  }
  if (target.node == nullptr && (target.parent == nullptr || !target.parent->is_object())) return;
  DraftNode& node = target.node != nullptr ? *target.node : target.parent->ensure_member(target.token);
  SessionState typed;
  if (node.is_open()) collect_typed(typed, node);
  replace(node, std::move(content), nullptr, std::nullopt, Step::same);
  insert_detached(std::move(typed_items));
  if (typed.inputs.empty()) return;
  // A typed text stays with its item, because no side of the conflict contains it.
  std::vector<Anchor> anchors;
  for (const UnreadableInput& input : typed.inputs) anchors.push_back(input.at);
  const std::vector<std::string> pointers = pointers_of(anchors, version_of(session_->root().content()));
  for (std::size_t at = 0; at < pointers.size(); ++at) {
    Edit edit;
    edit.kind = EditKind::input;
    std::string rest;
    anchor(pointers[at], edit.node, rest);
    if (pointers[at] == "-" || !rest.empty()) continue;
    edit.input = std::make_unique<std::string>(std::move(typed.inputs[at].text));
    session_->apply(std::move(edit), paths_);
  }
}

}  // namespace resume_patch::draft
