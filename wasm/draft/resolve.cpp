// Resolves conflicts.
#include <algorithm>
#include <utility>

#include "document/equality.h"
#include "document/pointer.h"
#include "document/reader.h"
#include "draft/draft.h"
#include "draft/open_conflicts.h"

namespace resume_patch::draft {

/// Finds the open conflict about a place, or about the missing item that would stand there.
std::optional<OpenConflict> Draft::open_conflict_at(const Target& target) const {
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
  return index ? open.find_missing_at(anchor_of(*list), EditedValue(list->content()), *index) : std::nullopt;
}

DraftErrorCode Draft::resolve(std::string_view pointer, bool theirs, std::optional<Document> given) {
  paths_.clear();
  Target target;
  const bool is_present = find_target(pointer, target) == DraftErrorCode::none;
  const std::optional<OpenConflict> open = is_present ? open_conflict_at(target) : std::nullopt;
  if (!open) return fail(DraftErrorCode::no_conflict, pointer);
  Conflict& conflict = conflicts()[open->number];
  const bool takes_theirs = theirs && !conflict.theirs.empty();
  if (takes_theirs) given = document::read_trusted(conflict.theirs);
  if (given) {
    const std::uint32_t depth = target.parent == nullptr ? 0 : target.parent->depth() + 1;
    if (is_too_deep(given->root(), depth)) return fail(DraftErrorCode::too_deep, pointer);
  }
  begin_edit();
  session_->begin_step();
  conflict.path = pointer;
  Edit edit;
  edit.kind = EditKind::conflict;
  edit.position = open->number;
  session_->apply(std::move(edit), paths_);
  if (given) {
    apply_resolution(target, conflict, resolved_content(conflict, takes_theirs, std::move(*given)),
                     open->position);
  } else if (theirs && target.node != nullptr && !conflict.is_missing_item()) {
    remove_node(*target.node, Step::same);
  }
  finish_edit();
  return DraftErrorCode::none;
}

/// The server's side is the base's value where that is still the same, with the items that it has there.
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
                             std::uint32_t position) {
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
