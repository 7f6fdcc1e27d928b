// Two documents to the JSON Patch between them.
#include <algorithm>
#include <memory>

#include "diff/content.h"
#include "diff/members.h"
#include "diff/sequence.h"
#include "document/equality.h"
#include "document/json_writer.h"
#include "document/pointer.h"
#include "patch/json_patch.h"
#include "patch/line.h"

namespace resume_patch::patch {

namespace {

using diff::ListMatch;
using document::JsonWriter;
using document::Value;

constexpr std::uint32_t nowhere = 0xFFFFFFFFU;

/// A member or an item of a container that both versions have; or, in no container, the whole.
struct Place {
  std::uint32_t container;
  Value key;           ///< Of a member.
  std::uint32_t slot;  ///< Of an item: in the line of its list, or its index where that has none.
};

/// Two containers of one kind, one the later version of the other.
struct Container {
  Place place;
  bool is_list;
  std::unique_ptr<Line> line;  ///< Of a list some of whose items come, leave or move.
  Value after;
};

/// A value that is only in one version.
struct Loose {
  Place place;
  Value value;
  std::uint64_t hash;
  bool settled;
};

/// The operations are written in the order in which they are to be done: while both documents are walked,
/// replacements and the moves within lists; then the moves of what is loose on both sides; then the rest.
class Differ {
 public:
  [[nodiscard]] std::string run(Value before, Value after);

 private:
  void value(Value before, Value after, const Place& place);
  void object(Value before, Value after, const Place& place);
  void list(Value before, Value after, const Place& place);
  void move_items(const ListMatch& match, std::uint32_t container);
  void note(std::vector<Loose>& side, const Place& place, Value value);
  [[nodiscard]] std::uint32_t open(const Place& place, Value after);
  void move_loose(bool within_container);
  void move(Loose& from, Loose& to);
  void finish_list(const Container& container);
  [[nodiscard]] static bool is_all_new(const Line& line, std::uint32_t size);
  void settle(std::uint32_t container, std::uint32_t slot, Value value);
  void leave(const Place& place);
  void arrive(const Place& place);

  void append_path(std::string& path, const Place& place) const;
  [[nodiscard]] std::string path_of(const Place& place) const;
  void begin(const char* op, std::string_view path);
  void write(const char* op, std::string_view path, document::OptionalValue value);
  void write(const char* op, const Place& place, document::OptionalValue value) {
    write(op, path_of(place), value);
  }
  void write_move(std::string_view from, std::string_view path);

  std::string text_;
  diff::Shapes shapes_;
  std::vector<Container> containers_;
  std::vector<Loose> removed_;
  std::vector<Loose> added_;
};

void Differ::append_path(std::string& path, const Place& place) const {
  if (place.container == nowhere) return;
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

void Differ::begin(const char* op, std::string_view path) {
  JsonWriter out(text_);
  out.begin('{');
  out.member("op", op);
  out.member("path", path);
}

void Differ::write(const char* op, std::string_view path, document::OptionalValue value) {
  begin(op, path);
  JsonWriter out(text_);
  if (value) out.member("value", *value);
  out.end('}');
}

void Differ::write_move(std::string_view from, std::string_view path) {
  begin("move", path);
  JsonWriter out(text_);
  out.member("from", from);
  out.end('}');
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
  for (diff::MemberPairs pairs(before, after); pairs.next();) {
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
  const ListMatch match = diff::match_items(before, after, shapes_, diff::any_shape);
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

void Differ::move(Loose& from, Loose& to) {
  const std::string from_path = path_of(from.place);
  leave(from.place);
  const std::string path = path_of(to.place);
  // An item that goes into the one behind it: with the item gone, its own path leads there. A move from a
  // path to one inside it is refused, whatever stands there by then (RFC 6902, section 4.4).
  if (path.starts_with(from_path + '/')) {
    write("remove", from_path, std::nullopt);
    write("add", path, to.value);
  } else {
    write_move(from_path, path);
  }
  arrive(to.place);
  from.settled = to.settled = true;
}

// Moves equal values from where they are too many to where they are missing.
void Differ::move_loose(bool within_container) {
  std::vector<std::uint64_t> keys[2];
  std::vector<Loose*> loose[2];
  std::vector<Loose>* const sides[] = {&removed_, &added_};
  for (int side = 0; side < 2; ++side) {
    for (Loose& one : *sides[side]) {
      if (one.settled) continue;
      loose[side].push_back(&one);
      keys[side].push_back(within_container ? one.hash + one.place.container : one.hash);
    }
  }
  const auto move_pairs = [&](const diff::Positions& pairs) {
    for (const auto& [from, to] : pairs) {
      const bool is_near = loose[0][from]->place.container == loose[1][to]->place.container;
      if ((is_near || !within_container) && document::equal(loose[0][from]->value, loose[1][to]->value))
        move(*loose[0][from], *loose[1][to]);
    }
  };
  const diff::KeyPairs pairs = diff::pair_keys(keys[0], keys[1]);
  move_pairs(pairs.in_order);
  move_pairs(pairs.moved);
}

// An item of a slot whose index nothing will shift any more but what is done about it here.
void Differ::settle(std::uint32_t container, std::uint32_t slot, Value value) {
  const Place place{container, value, slot};
  const bool is_new = containers_[container].line->role(slot) == Role::comes;
  write(is_new ? "add" : "remove", place, is_new ? document::OptionalValue(value) : std::nullopt);
  if (is_new) {
    arrive(place);
  } else {
    leave(place);
  }
}

// Nothing has stayed, and more than one operation would be needed.
bool Differ::is_all_new(const Line& line, std::uint32_t size) {
  std::uint32_t coming = 0;
  std::uint32_t leaving = 0;
  for (std::uint32_t slot = 0; slot < line.size(); ++slot) {
    if (line.role(slot) == Role::comes) ++coming;
    if (line.role(slot) == Role::leaves) ++leaving;
  }
  return coming == size && coming + leaving > 1;
}

// What leaves and what comes with nothing in between is replaced.
void Differ::finish_list(const Container& container) {
  Line& line = *container.line;
  if (is_all_new(line, container.after.size())) return write("replace", container.place, container.after);
  const auto number = static_cast<std::uint32_t>(&container - containers_.data());
  std::uint32_t waiting = nowhere;
  Value waiting_value = container.after;
  auto item = container.after.items().begin();
  for (std::uint32_t slot = 0; slot < line.size(); ++slot) {
    const Role role = line.role(slot);
    if (role == Role::gone) continue;
    const Value value = role == Role::leaves ? container.after : *item;
    if (role != Role::leaves) ++item;
    const bool is_fellow = waiting != nowhere && role != Role::stays && line.role(waiting) != role;
    if (is_fellow) {
      const bool is_new = role == Role::comes;
      write("replace", {number, value, is_new ? waiting : slot}, is_new ? value : waiting_value);
      line.leave(is_new ? waiting : slot);
      line.arrive(is_new ? slot : waiting);
    } else if (waiting != nowhere) {
      settle(number, waiting, waiting_value);
    }
    waiting = is_fellow || role == Role::stays ? nowhere : slot;
    waiting_value = value;
  }
  if (waiting != nowhere) settle(number, waiting, waiting_value);
}

std::string Differ::run(Value before, Value after) {
  text_ = "[";
  value(before, after, {nowhere, before, 0});
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
  return std::move(text_) + ']';
}

}  // namespace

std::string diff_json_patch(Value before, Value after) {
  return Differ().run(before, after);
}

}  // namespace resume_patch::patch
