// Two documents to the JSON Patch between them.
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

void Differ::append_path(std::string& path, const Place& place) const {
  if (place.container == Place::nowhere) return;
  const Container& container = containers_[place.container];
  append_path(path, container.place);
  std::string scratch;
  if (!container.is_list) {
    document::append_token(path, place.key.text(scratch));
  } else {
    document::append_token(path, container.line ? container.line->index(place.slot) : place.slot);
  }
}

std::string Differ::path_of(const Place& place) const {
  std::string path;
  append_path(path, place);
  return path;
}

void Differ::write(const char* op, std::string_view path, document::OptionalValue value) {
  Json& operation = operations_.emplace_back(make_object({{"op", op}, {"path", path}}));
  if (value) operation["value"] = document::embed(*value);
}

void Differ::write_move(std::string_view from, std::string_view path) {
  operations_.push_back(make_object({{"op", "move"}, {"from", from}, {"path", path}}));
}

void Differ::leave(const Place& place) {
  if (const auto& line = containers_[place.container].line) line->leave(place.slot);
}

void Differ::arrive(const Place& place) {
  if (const auto& line = containers_[place.container].line) line->arrive(place.slot);
}

std::uint32_t Differ::open(const Place& place, Value after) {
  containers_.push_back({place, after.is_array(), nullptr, after});
  return static_cast<std::uint32_t>(containers_.size() - 1);
}

void Differ::note(std::vector<Loose>& side, const Place& place, Value value) {
  side.push_back({place, value, 0, false});
}

void Differ::value(Value before, Value after, const Place& place) {
  if (diff::same_text(before, after)) return;
  if (before.is_object() && after.is_object()) {
    object(before, after, place);
  } else if (before.is_array() && after.is_array()) {
    list(before, after, place);
  } else if (!document::equal(before, after)) {
    write("replace", place, after);
  }
}

void Differ::object(Value before, Value after, const Place& place) {
  const std::uint32_t container = open(place, after);
  for (document::MemberPairs pairs(before, after); pairs.next();) {
    const Place member{container, pairs.key(), 0};
    if (!pairs.before()) {
      note(added_, member, *pairs.after());
    } else if (!pairs.after()) {
      note(removed_, member, *pairs.before());
    } else {
      value(*pairs.before(), *pairs.after(), member);
    }
  }
}

void Differ::list(Value before, Value after, const Place& place) {
  const ListMatch match =
      diff::match_items(before, after, shapes_, diff::any_shape, {}, diff::Certainty::position);
  const std::uint32_t container = open(place, after);
  move_items(match, container);
  const Line* const line = containers_[container].line.get();
  for (std::uint32_t from = 0; line != nullptr && from < match.before.size(); ++from) {
    if (match.after_of[from] == ListMatch::none)
      note(removed_, {container, before, line->before[from]}, match.before[from]);
  }
  for (std::uint32_t to = 0; to < match.after.size(); ++to) {
    const Place item{container, after, line == nullptr ? to : line->after[to]};
    if (match.before_of[to] == ListMatch::none) {
      note(added_, item, match.after[to]);
    } else {
      value(match.before[match.before_of[to]], match.after[to], item);
    }
  }
}

void Differ::move_items(const ListMatch& match, std::uint32_t container) {
  const auto is_settled = [&](std::uint32_t to) { return match.before_of[to] == to && match.moved[to] == 0; };
  const auto size = static_cast<std::uint32_t>(match.after.size());
  std::uint32_t settled = 0;
  while (settled < size && is_settled(settled)) ++settled;
  if (settled == size && size == match.before.size()) return;
  containers_[container].line = std::make_unique<Line>(match);
  Line& line = *containers_[container].line;
  for (std::uint32_t to = 0; to < size; ++to) {
    if (match.moved[to] == 0) continue;
    const Place from{container, match.after[to], line.before[match.before_of[to]]};
    const std::string from_path = path_of(from);
    line.leave(from.slot);
    write_move(from_path, path_of({container, match.after[to], line.after[to]}));
    line.arrive(line.after[to]);
  }
}

Json Differ::run(Value before, Value after) {
  value(before, after, {Place::nowhere, before, 0});
  if (!removed_.empty() && !added_.empty()) {
    for (Loose& one : removed_) one.hash = document::hash(one.value);
    for (Loose& one : added_) one.hash = document::hash(one.value);
    move_loose(true);
    move_loose(false);
  }
  for (const Loose& one : removed_) {
    if (!one.settled && !containers_[one.place.container].is_list) write("remove", one.place, std::nullopt);
  }
  for (const Container& container : containers_) {
    if (container.line) finish_list(container);
  }
  for (const Loose& one : added_) {
    if (!one.settled && !containers_[one.place.container].is_list) write("add", one.place, one.value);
  }
  return std::move(operations_);
}

Json diff_json_patch(Value before, Value after) {
  return Differ().run(before, after);
}

}  // namespace resume_patch::patch
