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

/// The current location in both documents. The two differ after items that moved.
struct PathPair {
  Path before;
  Path after;
  bool in_list = false;
};

bool is_null_or_absent(const MaybeValue& value) {
  return !value || value->is_null();
}

class Comparer {
 public:
  /// @param changes Receives the changes. If null, only has_found() is set.
  Comparer(const DiffSchemas& schemas, CompareOptions options, std::vector<Change>* changes)
      : schemas_(schemas), options_(options), changes_(changes) {}

  void compare_values(Value before, Value after, DiffSchemaId schema, const PathPair& at);
  /// Does the same for values whose texts are known to differ.
  void compare_rewritten(Value before, Value after, DiffSchemaId schema, const PathPair& at);
  void compare_members(Value key, MaybeValue before, MaybeValue after, DiffSchemaId object,
                       const PathPair& parent);
  [[nodiscard]] bool has_found() const { return has_found_; }

 private:
  void compare_lists(Value before, Value after, DiffSchemaId schema, const PathPair& at);
  [[nodiscard]] bool are_both_empty(const MaybeValue& before, const MaybeValue& after,
                                    const DiffSchema& schema, bool in_list) const;
  [[nodiscard]] bool is_empty(const MaybeValue& value, const DiffSchema& schema) const;
  [[nodiscard]] bool differs(Value before, Value after, DiffSchemaId schema) const;
  void add(MaybeValue before, MaybeValue after, MemberSchema member_schema, const PathPair& at);
  void add_move(Value before, Value after, DiffSchemaId schema, const PathPair& at);

  const DiffSchemas& schemas_;
  CompareOptions options_;
  std::vector<Change>* changes_;
  bool has_found_ = false;
};

void Comparer::compare_values(Value before, Value after, DiffSchemaId schema, const PathPair& at) {
  if (!has_same_text(before, after)) compare_rewritten(before, after, schema, at);
}

void Comparer::compare_rewritten(Value before, Value after, DiffSchemaId schema, const PathPair& at) {
  if (before.is_object() && after.is_object()) {
    for (document::MemberPairs pairs(before, after); pairs.next();)
      compare_members(pairs.key(), pairs.before(), pairs.after(), schema, at);
  } else if (before.is_array() && after.is_array()) {
    compare_lists(before, after, schema, at);
  } else if (!document::equal(before, after)) {
    add(before, after, {schema, MemberAccess::writable, 0}, at);
  }
}

void Comparer::compare_members(Value key, MaybeValue before, MaybeValue after, DiffSchemaId object,
                               const PathPair& parent) {
  if (before && after && has_same_text(*before, *after)) return;
  std::string scratch;
  const std::string_view name = key.text(scratch);
  const MemberSchema member_schema = find_member_schema(schemas_, schemas_[object], name);
  if (member_schema.access == MemberAccess::read_only && !after) return;
  if (are_both_empty(before, after, schemas_[member_schema.schema], parent.in_list)) return;
  const PathPair at{Path(parent.before, name), Path(parent.after, name), parent.in_list};
  const bool same_kind = before && after && before->kind() == after->kind();
  if (same_kind && member_schema.access == MemberAccess::writable) {
    compare_rewritten(*before, *after, member_schema.schema, at);
  } else if (!same_kind || differs(*before, *after, member_schema.schema)) {
    add(before, after, member_schema, at);
  }
}

bool Comparer::is_empty(const MaybeValue& value, const DiffSchema& schema) const {
  if (is_null_or_absent(value)) return true;
  if (!options_.empty_is_null || !schema.nullable) return false;
  return (schema.is_string && value->is_string() && value->slice().empty()) ||
         (schema.is_list && value->is_array() && value->size() == 0);
}

bool Comparer::are_both_empty(const MaybeValue& before, const MaybeValue& after, const DiffSchema& schema,
                              bool in_list) const {
  if (schema.nullable) return is_empty(before, schema) && is_empty(after, schema);
  if (after || !schema.is_list) return false;
  return before->is_null() ? !in_list : before->is_array() && before->size() == 0;
}

bool Comparer::differs(Value before, Value after, DiffSchemaId schema) const {
  Comparer inner(schemas_, options_, nullptr);
  inner.compare_values(before, after, schema, PathPair{});
  return inner.has_found();
}

void Comparer::compare_lists(Value before, Value after, DiffSchemaId schema, const PathPair& at) {
  const ListMatch match = match_items(before, after, schemas_, schema);
  const DiffSchemaId item_schema = schemas_[schema].items;
  const MemberSchema member_schema{item_schema, MemberAccess::writable, 0};
  for (std::uint32_t from = 0; from < match.before.size(); ++from) {
    if (match.after_of[from] == ListMatch::none)
      add(match.before[from], std::nullopt, member_schema,
          {Path(at.before, from), Path(at.after, from), true});
  }
  for (std::uint32_t to = match.head; to < match.tail; ++to) {
    const std::uint32_t from = match.before_of[to];
    if (from == ListMatch::none) {
      add(std::nullopt, match.after[to], member_schema, {Path(at.before, to), Path(at.after, to), true});
      continue;
    }
    const PathPair item{Path(at.before, from), Path(at.after, to), true};
    if (match.moved[to] != 0) add_move(match.before[from], match.after[to], item_schema, item);
    compare_values(match.before[from], match.after[to], item_schema, item);
  }
}

void Comparer::add(MaybeValue before, MaybeValue after, MemberSchema member_schema, const PathPair& at) {
  has_found_ = true;
  if (changes_ == nullptr) return;
  Change& change = changes_->emplace_back();
  change.kind = !before ? ChangeKind::add : !after ? ChangeKind::remove : ChangeKind::replace;
  if (after) {
    change.path = change.display_path = at.after.pointer();
  } else {
    change.path = at.before.pointer();
    change.display_path = at.after.parent()->pointer();
    if (!at.before.is_index()) change.name = at.before.name();
  }
  change.before = before;
  change.after = after;
  change.schema = member_schema.schema;
  change.access = member_schema.access;
  change.in_list = at.in_list;
}

void Comparer::add_move(Value before, Value after, DiffSchemaId schema, const PathPair& at) {
  add(before, after, {schema, MemberAccess::writable, 0}, at);
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

std::vector<Change> compare(Value before, Value after, const DiffSchemas& schemas, DiffSchemaId schema,
                            CompareOptions options) {
  std::vector<Change> changes;
  Comparer(schemas, options, &changes).compare_values(before, after, schema, PathPair{});
  return changes;
}

void compare_member(std::vector<Change>& changes, Value key, MaybeValue before, MaybeValue after,
                    const DiffSchemas& schemas, DiffSchemaId object, CompareOptions options) {
  Comparer(schemas, options, &changes).compare_members(key, before, after, object, PathPair{});
}

}  // namespace resume_patch::diff
