#include "diff/compare.h"

#include "diff/content.h"
#include "diff/match.h"
#include "document/equality.h"
#include "document/members.h"
#include "document/pointer.h"

namespace resume_patch::diff {

using document::Value;

namespace {

using document::Path;
using MaybeValue = document::OptionalValue;

/// Where the walk is in both documents, which differs behind items that moved.
struct Place {
  Path before;
  Path after;
  bool in_list = false;
};

bool is_null_or_absent(const MaybeValue& value) {
  return !value || value->is_null();
}

class Comparison {
 public:
  /// Without `changes` it only finds out whether there are any.
  Comparison(const Shapes& shapes, CompareOptions options, std::vector<Change>* changes)
      : shapes_(shapes), options_(options), changes_(changes) {}

  void value(Value before, Value after, ShapeId shape, const Place& at);
  /// The same for values that are not written with the same bytes.
  void other_text(Value before, Value after, ShapeId shape, const Place& at);
  void member(Value key, MaybeValue before, MaybeValue after, ShapeId object, const Place& parent);
  [[nodiscard]] bool found() const { return found_; }

 private:
  void list(Value before, Value after, ShapeId shape, const Place& at);
  [[nodiscard]] bool same_nothing(const MaybeValue& before, const MaybeValue& after, const Shape& shape,
                                  bool in_list) const;
  [[nodiscard]] bool says_nothing(const MaybeValue& value, const Shape& shape) const;
  [[nodiscard]] bool differs(Value before, Value after, ShapeId shape) const;
  void add(MaybeValue before, MaybeValue after, MemberShape known, const Place& at);
  void add_move(Value before, Value after, ShapeId shape, const Place& at);

  const Shapes& shapes_;
  CompareOptions options_;
  std::vector<Change>* changes_;
  bool found_ = false;
};

void Comparison::value(Value before, Value after, ShapeId shape, const Place& at) {
  if (!same_text(before, after)) other_text(before, after, shape, at);
}

void Comparison::other_text(Value before, Value after, ShapeId shape, const Place& at) {
  if (before.is_object() && after.is_object()) {
    for (document::MemberPairs pairs(before, after); pairs.next();)
      member(pairs.key(), pairs.before(), pairs.after(), shape, at);
  } else if (before.is_array() && after.is_array()) {
    list(before, after, shape, at);
  } else if (!document::equal(before, after)) {
    add(before, after, {shape, Standing::ordinary, 0}, at);
  }
}

void Comparison::member(Value key, MaybeValue before, MaybeValue after, ShapeId object, const Place& parent) {
  if (before && after && same_text(*before, *after)) return;
  std::string scratch;
  const std::string_view name = key.text(scratch);
  const MemberShape known = shape_of_member(shapes_, shapes_[object], name);
  if (known.standing == Standing::read_only && !after) return;
  if (same_nothing(before, after, shapes_[known.shape], parent.in_list)) return;
  const Place at{Path(parent.before, name), Path(parent.after, name), parent.in_list};
  const bool same_kind = before && after && before->kind() == after->kind();
  if (same_kind && known.standing == Standing::ordinary) {
    other_text(*before, *after, known.shape, at);
  } else if (!same_kind || differs(*before, *after, known.shape)) {
    add(before, after, known, at);
  }
}

bool Comparison::says_nothing(const MaybeValue& value, const Shape& shape) const {
  if (is_null_or_absent(value)) return true;
  if (!options_.empty_is_null || !shape.nullable) return false;
  return (shape.is_string && value->is_string() && value->slice().empty()) ||
         (shape.is_list && value->is_array() && value->size() == 0);
}

bool Comparison::same_nothing(const MaybeValue& before, const MaybeValue& after, const Shape& shape,
                              bool in_list) const {
  if (shape.nullable) return says_nothing(before, shape) && says_nothing(after, shape);
  if (after || !shape.is_list) return false;
  return before->is_null() ? !in_list : before->is_array() && before->size() == 0;
}

bool Comparison::differs(Value before, Value after, ShapeId shape) const {
  Comparison inner(shapes_, options_, nullptr);
  inner.value(before, after, shape, Place{});
  return inner.found();
}

void Comparison::list(Value before, Value after, ShapeId shape, const Place& at) {
  const ListMatch match = match_items(before, after, shapes_, shape);
  const ShapeId item_shape = shapes_[shape].items;
  const MemberShape known{item_shape, Standing::ordinary, 0};
  for (std::uint32_t from = 0; from < match.before.size(); ++from) {
    if (match.after_of[from] == ListMatch::none)
      add(match.before[from], std::nullopt, known, {Path(at.before, from), Path(at.after, from), true});
  }
  for (std::uint32_t to = match.head; to < match.tail; ++to) {
    const std::uint32_t from = match.before_of[to];
    if (from == ListMatch::none) {
      add(std::nullopt, match.after[to], known, {Path(at.before, to), Path(at.after, to), true});
      continue;
    }
    const Place item{Path(at.before, from), Path(at.after, to), true};
    if (match.moved[to] != 0) add_move(match.before[from], match.after[to], item_shape, item);
    value(match.before[from], match.after[to], item_shape, item);
  }
}

void Comparison::add(MaybeValue before, MaybeValue after, MemberShape known, const Place& at) {
  found_ = true;
  if (changes_ == nullptr) return;
  Change& change = changes_->emplace_back();
  change.kind = !before ? ChangeKind::add : !after ? ChangeKind::remove : ChangeKind::replace;
  if (after) {
    change.path = change.place = at.after.pointer();
  } else {
    change.path = at.before.pointer();
    change.place = at.after.parent()->pointer();
    if (!at.before.is_index()) change.name = at.before.name();
  }
  change.before = before;
  change.after = after;
  change.shape = known.shape;
  change.standing = known.standing;
  change.in_list = at.in_list;
}

void Comparison::add_move(Value before, Value after, ShapeId shape, const Place& at) {
  add(before, after, {shape, Standing::ordinary, 0}, at);
  if (changes_ == nullptr) return;
  changes_->back().kind = ChangeKind::move;
  changes_->back().from = at.before.pointer();
}

}  // namespace

std::string_view name_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::add: return "add";
    case ChangeKind::remove: return "remove";
    case ChangeKind::replace: return "replace";
    case ChangeKind::move: return "move";
  }
  return {};
}

std::vector<Change> compare(Value before, Value after, const Shapes& shapes, ShapeId shape,
                            CompareOptions options) {
  std::vector<Change> changes;
  Comparison(shapes, options, &changes).value(before, after, shape, Place{});
  return changes;
}

void compare_member(std::vector<Change>& changes, Value key, MaybeValue before, MaybeValue after,
                    const Shapes& shapes, ShapeId object, CompareOptions options) {
  Comparison(shapes, options, &changes).member(key, before, after, object, Place{});
}

}  // namespace resume_patch::diff
