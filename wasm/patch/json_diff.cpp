// Computes the JSON Patch between two documents.
#include "diff/content.h"
#include "document/equality.h"
#include "document/members.h"
#include "document/pointer.h"
#include "patch/json_differ.h"
#include "patch/json_patch.h"

namespace resume_patch::patch {

using diff::ListMatch;
using document::Json;
using document::make_object;

void JsonDiffer::append_path(std::string& path, const Location& location) const {
  if (location.container == Location::npos) return;
  const Container& container = containers_[location.container];
  append_path(path, container.location);
  std::string scratch;
  if (!container.is_list) {
    document::append_token(path, location.key.text(scratch));
  } else {
    document::append_token(path, container.tracker ? container.tracker->index(location.slot) : location.slot);
  }
}

std::string JsonDiffer::path_of(const Location& location) const {
  std::string path;
  append_path(path, location);
  return path;
}

void JsonDiffer::write(const char* op, std::string_view path, document::OptionalValue value) {
  Json& operation = operations_.emplace_back(make_object({{"op", op}, {"path", path}}));
  if (value) operation["value"] = document::embed(*value);
}

void JsonDiffer::write_move(std::string_view from, std::string_view path) {
  operations_.push_back(make_object({{"op", "move"}, {"from", from}, {"path", path}}));
}

void JsonDiffer::free_slot(const Location& location) {
  if (const auto& tracker = containers_[location.container].tracker) tracker->free_slot(location.slot);
}

void JsonDiffer::take_slot(const Location& location) {
  if (const auto& tracker = containers_[location.container].tracker) tracker->take_slot(location.slot);
}

std::uint32_t JsonDiffer::add_container(const Location& location, Value after) {
  containers_.push_back({location, after.is_array(), nullptr, after});
  return static_cast<std::uint32_t>(containers_.size() - 1);
}

void JsonDiffer::add_unmatched(std::vector<Unmatched>& side, const Location& location, Value value) {
  side.push_back({location, value, 0, false});
}

void JsonDiffer::diff_values(Value before, Value after, const Location& location) {
  if (diff::has_same_text(before, after)) return;
  if (before.is_object() && after.is_object()) {
    diff_objects(before, after, location);
  } else if (before.is_array() && after.is_array()) {
    diff_lists(before, after, location);
  } else if (!document::equal(before, after)) {
    write("replace", location, after);
  }
}

void JsonDiffer::diff_objects(Value before, Value after, const Location& location) {
  const std::uint32_t container = add_container(location, after);
  for (document::MemberPairs pairs(before, after); pairs.next();) {
    const Location member{container, pairs.key(), 0};
    if (!pairs.before()) {
      add_unmatched(added_, member, *pairs.after());
    } else if (!pairs.after()) {
      add_unmatched(removed_, member, *pairs.before());
    } else {
      diff_values(*pairs.before(), *pairs.after(), member);
    }
  }
}

void JsonDiffer::diff_lists(Value before, Value after, const Location& location) {
  const ListMatch match =
      diff::match_items(before, after, schemas_, diff::any_schema, {}, diff::Certainty::position);
  const std::uint32_t container = add_container(location, after);
  move_items(match, container);
  const ListIndexTracker* const tracker = containers_[container].tracker.get();
  for (std::uint32_t from = 0; tracker != nullptr && from < match.before.size(); ++from) {
    if (match.after_of[from] == ListMatch::none)
      add_unmatched(removed_, {container, before, tracker->before[from]}, match.before[from]);
  }
  for (std::uint32_t to = 0; to < match.after.size(); ++to) {
    const Location item{container, after, tracker == nullptr ? to : tracker->after[to]};
    if (match.before_of[to] == ListMatch::none) {
      add_unmatched(added_, item, match.after[to]);
    } else {
      diff_values(match.before[match.before_of[to]], match.after[to], item);
    }
  }
}

void JsonDiffer::move_items(const ListMatch& match, std::uint32_t container) {
  const auto is_settled = [&](std::uint32_t to) { return match.before_of[to] == to && match.moved[to] == 0; };
  const auto size = static_cast<std::uint32_t>(match.after.size());
  std::uint32_t settled = 0;
  while (settled < size && is_settled(settled)) ++settled;
  if (settled == size && size == match.before.size()) return;
  containers_[container].tracker = std::make_unique<ListIndexTracker>(match);
  ListIndexTracker& tracker = *containers_[container].tracker;
  for (std::uint32_t to = 0; to < size; ++to) {
    if (match.moved[to] == 0) continue;
    const Location from{container, match.after[to], tracker.before[match.before_of[to]]};
    const std::string from_path = path_of(from);
    tracker.free_slot(from.slot);
    write_move(from_path, path_of({container, match.after[to], tracker.after[to]}));
    tracker.take_slot(tracker.after[to]);
  }
}

Json JsonDiffer::run(Value before, Value after) {
  diff_values(before, after, {Location::npos, before, 0});
  if (!removed_.empty() && !added_.empty()) {
    for (Unmatched& one : removed_) one.hash = document::hash(one.value);
    for (Unmatched& one : added_) one.hash = document::hash(one.value);
    move_unmatched(true);
    move_unmatched(false);
  }
  for (const Unmatched& one : removed_) {
    if (!one.is_done && !containers_[one.location.container].is_list)
      write("remove", one.location, std::nullopt);
  }
  for (const Container& container : containers_) {
    if (container.tracker) finish_list(container);
  }
  for (const Unmatched& one : added_) {
    if (!one.is_done && !containers_[one.location.container].is_list) write("add", one.location, one.value);
  }
  return std::move(operations_);
}

Json diff_json_patch(Value before, Value after) {
  return JsonDiffer().run(before, after);
}

}  // namespace resume_patch::patch
