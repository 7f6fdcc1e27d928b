// Merging the edits of another draft of the same resource into this one.
#include <algorithm>
#include <unordered_map>
#include <utility>

#include "document/equality.h"
#include "document/reader.h"
#include "draft/draft.h"
#include "draft/follow.h"

namespace resume_patch::draft {

namespace {

std::string json_at(const Place& place) {
  std::string text;
  place.content.write(text);
  return text;
}

std::string json_of(OptionalValue value) {
  std::string text;
  if (value) document::write(text, *value);
  return text;
}

void add_typed_texts(document::JsonWriter& out, const Place& place) {
  if (place.input) out.member(place.pointer().c_str(), *place.input);
  if (!place.is_open()) return;
  for (const auto& child : *place.content.children) add_typed_texts(out, *child);
}

}  // namespace

void Draft::write_content(document::JsonWriter& out) const {
  std::string text;
  write_value(text);
  out.begin('{');
  out.key("value");
  out.raw(text);
  out.key("conflicts");
  write_conflicts(out);
  out.key("inputs");
  out.begin('{');
  add_typed_texts(out, now_->root());
  out.end('}');
  out.end('}');
}

bool Draft::merge_draft(Value content, OptionalValue ancestor) {
  begin_edit();
  static_cast<void>(value());
  const Document edited = std::move(*value_);
  value_.reset();
  const OptionalValue theirs = content.find("value");
  std::unique_ptr<Session> other = theirs ? session_of(content) : nullptr;
  if (!other) return false;
  const Value base = ancestor.value_or(now_->base());
  const merge::Result merged = endpoint_.merge(base, edited.root(), *theirs, merge_options());
  auto next = std::make_unique<Session>(document::copy_of(now_->base()));
  next->start_at(document::read_own(merged.text));
  std::unique_ptr<Session> last = std::exchange(now_, std::move(next));
  normal_base_.reset();
  add_conflicts(merged.conflicts, std::nullopt, base);
  const bool is_kept = keep_conflicts(*last, edited.root()) && keep_conflicts(*other, *theirs) &&
                       keep_inputs(last->root(), edited.root()) && keep_inputs(other->root(), *theirs);
  if (!is_kept) {
    now_ = std::move(last);
    normal_base_.reset();
    finish_edit();
    return false;
  }
  last->forget_redo();
  if (last->can_undo() || !past_.empty()) {
    // Undoing goes on before the merge: an earlier state is merged with what the other draft had.
    past_.push_back({std::move(last), document::copy_of(base)});
    past_.push_back({std::make_unique<Session>(document::copy_of(*theirs)), document::copy_of(now_->base())});
    trim_past();
  }
  paths_.emplace_back();
  finish_edit();
  return true;
}

/// Builds a session from what write_content() wrote.
std::unique_ptr<Session> Draft::session_of(Value content) {
  const OptionalValue value = content.find("value");
  const OptionalValue conflicts = content.find("conflicts");
  const OptionalValue inputs = content.find("inputs");
  if (!value || !value->is_object() || !conflicts || !inputs) return nullptr;
  auto session = std::make_unique<Session>(document::copy_of(*value));
  // What is restored goes into the present session.
  now_.swap(session);
  for (const Value conflict : conflicts->items()) restore_conflict(conflict);
  for (const Value::Member input : inputs->members())
    put_back_input(input.key.string(), input.value.string());
  now_.swap(session);
  return session;
}

/// Copies the conflicts of a session with the resource `edited` to where their places are now. Returns false
/// if one has no place, or if its place has another conflict.
bool Draft::keep_conflicts(Session& from, Value edited) {
  auto& conflicts = now_->conflicts();
  std::unordered_map<std::string, const Conflict*> known;
  for (const auto& conflict : conflicts) known.emplace(conflict->pointer(), conflict.get());
  for (const auto& conflict : from.conflicts()) {
    const std::string rest = conflict->is_missing_item() ? conflict->rest : std::string();
    const Followed there =
        follow(edited, value(), rest.empty() ? conflict->pointer() : conflict->at->pointer());
    if (!there.is_whole) return false;
    const std::string pointer = there.pointer + rest;
    if (const auto same = known.find(pointer); same != known.end()) {
      const Conflict& other = *same->second;
      if (other.base != conflict->base || other.mine != conflict->mine || other.theirs != conflict->theirs)
        return false;
      continue;
    }
    auto carried = std::make_unique<Conflict>(*conflict);
    anchor(pointer, *carried);
    conflicts.push_back(std::move(carried));
  }
  return true;
}

/// Copies the inputs at a place and below it to where their places are now. Returns false if a place is gone,
/// or has another value or another input.
bool Draft::keep_inputs(const Place& place, Value edited) {
  if (place.input) {
    const Followed there = follow(edited, value(), place.pointer());
    if (!there.is_whole || json_of(there.value) != json_at(place)) return false;
    Place* at = nullptr;
    std::string rest;
    anchor(there.pointer, at, rest);
    if (!rest.empty() || (at->input && *at->input != *place.input)) return false;
    at->input = std::make_unique<std::string>(*place.input);
  }
  if (!place.is_open()) return true;
  const Places& children = *place.content.children;
  return std::all_of(children.begin(), children.end(),
                     [&](const auto& child) { return keep_inputs(*child, edited); });
}

}  // namespace resume_patch::draft
