// Settling conflicts.
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
  const OpenConflicts open(conflicts(), now_->stored_items());
  const Place* const list = target.parent != nullptr && target.parent->is_list() ? target.parent : nullptr;
  if (target.place != nullptr) {
    auto found = open.about(anchor_of(*target.place), EditedValue(target.place->content));
    if (found || list == nullptr) return found;
  } else if (list == nullptr) {
    std::string member;
    document::append_token(member, target.token);
    return open.about(anchor_of(*target.parent, member), EditedValue());
  }
  const auto index = document::array_index(target.token);
  return index ? open.missing_at(anchor_of(*list), EditedValue(list->content), *index) : std::nullopt;
}

Fault Draft::resolve(std::string_view pointer, bool theirs, std::optional<Document> given) {
  paths_.clear();
  Target target;
  const bool is_place = locate(pointer, target) == Fault::none;
  const std::optional<OpenConflict> open = is_place ? open_conflict_at(target) : std::nullopt;
  if (!open) return refuse(Fault::no_conflict, pointer);
  Conflict& conflict = conflicts()[open->number];
  const bool takes_theirs = theirs && !conflict.theirs.empty();
  if (takes_theirs) given = document::read_own(conflict.theirs);
  if (given) {
    const std::uint32_t around = target.parent == nullptr ? 0 : target.parent->depth() + 1;
    if (around + height_of(given->root()) > most_levels) return refuse(Fault::too_deep, pointer);
  }
  begin_edit();
  now_->begin_step();
  conflict.path = pointer;
  Edit edit;
  edit.kind = EditKind::conflict;
  edit.position = open->number;
  now_->apply(std::move(edit), paths_);
  if (given) {
    settle(target, conflict, settled_content(conflict, takes_theirs, std::move(*given)), open->position);
  } else if (theirs && target.place != nullptr && !conflict.is_missing_item()) {
    take_away(*target.place, Step::same);
  }
  finish_edit();
  return Fault::none;
}

/// The server's side is the base's value where that is still the same, with the items that it has there.
Content Draft::settled_content(const Conflict& conflict, bool theirs, Document&& value) const {
  const bool is_missing = conflict.is_missing_item();
  const Origin origin = is_missing ? conflict.missing : conflict.at.item;
  const bool is_in_list = origin != diff::unknown_origin;
  const StoredItems::Item* const item = is_in_list ? now_->stored_items().find(origin) : nullptr;
  OptionalValue stored = item == nullptr ? std::nullopt : OptionalValue(item->value);
  if (!is_in_list) stored = now_->base();
  if (stored && !is_missing) stored = document::resolve(*stored, conflict.at.rest);
  if (!theirs || !stored || !document::equal(*stored, value.root())) return Content::of(std::move(value));
  Content content;
  content.value = stored;
  content.origins = now_->base_origins();
  return content;
}

/// Where the preferred side has no such item, the other side's is inserted.
void Draft::settle(const Target& target, const Conflict& conflict, Content&& content,
                   std::uint32_t position) {
  if (conflict.is_missing_item()) {
    auto item = std::make_unique<Place>();
    item->content = std::move(content);
    item->origin = conflict.missing;
    return apply_item(*target.parent, std::min(target.parent->size(), position), std::move(item));
  }
  if (target.place == nullptr && (target.parent == nullptr || !target.parent->is_object())) return;
  Place& place = target.place != nullptr ? *target.place : target.parent->made_member(target.token);
  State typed;
  if (place.is_open()) collect_typed(typed, place);
  replace(place, std::move(content), nullptr, std::nullopt, Step::same);
  if (typed.inputs.empty()) return;
  // What was typed in an item stays with it: it is in no side of the conflict.
  std::vector<Anchor> anchors;
  for (const TypedText& input : typed.inputs) anchors.push_back(input.at);
  const std::vector<std::string> pointers = pointers_of(anchors, version_of(now_->root().content));
  for (std::size_t at = 0; at < pointers.size(); ++at) {
    Edit edit;
    edit.kind = EditKind::input;
    std::string rest;
    anchor(pointers[at], edit.place, rest);
    if (pointers[at] == "-" || !rest.empty()) continue;
    edit.input = std::make_unique<std::string>(std::move(typed.inputs[at].text));
    now_->apply(std::move(edit), paths_);
  }
}

}  // namespace resume_patch::draft
