// Following the server, and undoing across that.
#include <algorithm>
#include <utility>

#include "document/equality.h"
#include "document/pointer.h"
#include "document/reader.h"
#include "draft/draft.h"
#include "draft/follow.h"

namespace resume_patch::draft {

namespace {

// How much of the past is kept for undoing.
constexpr std::size_t most_past = 8;
constexpr std::size_t most_past_nodes = 1U << 18;

std::string text_of(OptionalValue value) {
  std::string text;
  if (value) document::write(text, *value);
  return text;
}

}  // namespace

void Draft::rebase(Document&& latest, OptionalValue sent) {
  paths_.clear();
  if (!sent && document::equal(now_->base(), latest.root())) return;
  begin_edit();
  static_cast<void>(value());
  const Document edited = std::move(*value_);
  value_.reset();
  const Value before = now_->base();
  auto next = std::make_unique<Session>(std::move(latest));
  const merge::Result merged =
      endpoint_.merge(sent.value_or(before), edited.root(), next->base(), merge_options());
  next->start_at(document::read_own(merged.text));
  std::unique_ptr<Session> last = std::exchange(now_, std::move(next));
  normal_base_.reset();
  add_conflicts(merged.conflicts, sent, before);
  carry_over(*last, edited.root(), sent.has_value());
  last->forget_redo();
  if (last->can_undo()) {
    std::optional<Document> merge_base;
    if (sent) merge_base = document::copy_of(*sent);
    past_.push_back({std::move(last), std::move(merge_base)});
    trim_past();
  }
  paths_.emplace_back();
  finish_edit();
}

void Draft::trim_past() {
  std::size_t nodes = 0;
  std::size_t kept = 0;
  for (; kept < std::min(most_past, past_.size()); ++kept) {
    nodes += past_[past_.size() - 1 - kept].session->base().node().span;
    if (nodes > most_past_nodes && kept > 0) break;
  }
  past_.erase(past_.begin(), past_.end() - static_cast<std::ptrdiff_t>(kept));
}

/// With `sent`, what both changed is a conflict only where the person had not sent a change: there the server
/// merely answers it, and what was typed since stays.
void Draft::add_conflicts(const std::vector<merge::Conflict>& conflicts, OptionalValue sent, Value base) {
  for (const merge::Conflict& conflict : conflicts) {
    if (sent && conflict.base) {
      const std::string there = document::pointer_of(*sent, *conflict.base);
      const OptionalValue stored = follow(*sent, base, there).value;
      if (!stored || !document::equal(*stored, *conflict.base)) continue;
    }
    auto added = std::make_unique<Conflict>();
    added->base = text_of(conflict.base);
    added->mine = text_of(conflict.mine);
    added->theirs = text_of(conflict.theirs);
    anchor(conflict.path, *added);
    now_->conflicts().push_back(std::move(added));
  }
}

/// Conflicts that are not settled, and inputs that are no values, go to where their places are now.
void Draft::carry_over(Session& from, Value edited, bool was_sent) {
  auto& conflicts = now_->conflicts();
  for (const auto& conflict : from.conflicts()) {
    // An item that is not there is not followed, but the list that it would be in.
    const std::string rest = conflict->is_missing_item() ? conflict->rest : std::string();
    const Followed there =
        follow(edited, value(), rest.empty() ? conflict->pointer() : conflict->at->pointer());
    const std::string pointer = there.pointer + rest;
    const bool is_known = std::any_of(conflicts.begin(), conflicts.end(),
                                      [&](const auto& other) { return other->pointer() == pointer; });
    if (!there.is_whole || is_known || is_answered(*conflict, there, was_sent)) continue;
    auto carried = std::make_unique<Conflict>(*conflict);
    anchor(pointer, *carried);
    conflicts.push_back(std::move(carried));
  }
  carry_inputs(from.root(), edited);
}

/// The server has what stands here, or has taken what was sent in place of what it had. Of an item that is
/// not there, `there` is the list.
bool Draft::is_answered(const Conflict& conflict, const Followed& there, bool was_sent) {
  const std::string latest = text_of(base_at(there.pointer));
  const bool is_taken = was_sent && !conflict.is_missing_item() && latest != conflict.theirs;
  return is_taken || latest == text_of(there.value);
}

void Draft::carry_inputs(const Place& place, Value edited) {
  if (place.input) {
    const Followed there = follow(edited, value(), place.pointer());
    if (there.is_whole) put_back_input(there.pointer, *place.input);
  }
  if (!place.is_open()) return;
  for (const auto& child : *place.content.children) carry_inputs(*child, edited);
}

Fault Draft::resolve(std::string_view pointer, bool theirs, std::optional<Document> given) {
  paths_.clear();
  auto& conflicts = now_->conflicts();
  std::uint32_t number = 0;
  while (number < conflicts.size() && conflicts[number]->pointer() != pointer) ++number;
  if (number == conflicts.size()) return refuse(Fault::no_conflict, pointer);
  const std::string side = conflicts[number]->theirs;
  const bool is_missing_item = conflicts[number]->is_missing_item();
  if (theirs && !side.empty()) given = document::read_own(side);
  Target target;
  if (theirs || given) {
    if (const Fault fault = locate(pointer, target); fault != Fault::none) return fault;
  }
  if (given) {
    const std::uint32_t around = target.parent == nullptr ? 0 : target.parent->depth() + 1;
    if (around + height_of(given->root()) > most_levels) return refuse(Fault::too_deep, pointer);
  }
  // What stands at the position of an item that is not there is another one.
  if (is_missing_item) target.place = nullptr;
  begin_edit();
  now_->begin_step();
  Edit edit;
  edit.kind = EditKind::conflict;
  edit.position = number;
  now_->apply(std::move(edit), paths_);
  if (given) {
    settle(target, std::move(*given));
  } else if (theirs && target.place != nullptr) {
    take_away(*target.place, Step::same);
  }
  finish_edit();
  return Fault::none;
}

/// Where the preferred side has no such item, the other side's is inserted.
void Draft::settle(const Target& target, Document&& value) {
  Content content = Content::of(std::move(value));
  if (target.place == nullptr && target.parent == nullptr) return;
  if (target.place == nullptr && target.parent->is_list()) {
    auto item = std::make_unique<Place>();
    item->content = std::move(content);
    const std::uint32_t size = target.parent->size();
    return apply_item(*target.parent, std::min(size, document::array_index(target.token).value_or(size)),
                      std::move(item));
  }
  Place& place = target.place != nullptr ? *target.place : target.parent->made_member(target.token);
  replace(place, std::move(content), nullptr, std::nullopt, Step::same);
}

}  // namespace resume_patch::draft
