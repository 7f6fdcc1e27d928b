#include "merge/merge.h"

#include "document/json_writer.h"
#include "document/members.h"
#include "document/pointer.h"
#include "merge/list.h"
#include "merge/same.h"
#include "merge/words.h"

namespace resume_patch::merge {

namespace {

using diff::ShapeId;
using document::Kind;
using document::Path;

/// What a base that is no object, or no list, has for members or items.
constexpr document::Node empty_object{"{}", 0, 1, Kind::object, false, false, false};
constexpr document::Node empty_list{"[]", 0, 1, Kind::array, false, false, false};

class Merger {
 public:
  Merger(const diff::Shapes& shapes, const Options& options, Result& result)
      : shapes_(shapes), options_(options), result_(result), out_(result.text) {}

  /// Writes what the versions come to; false where nothing stands there.
  bool value(const Versions& versions, ShapeId shape, const Path& at);

 private:
  void object(const Versions& versions, ShapeId shape, const Path& at);
  void members(const Versions& versions, Value side, Value other, ShapeId shape, const Path& at);
  void member(Value key, const Versions& versions, ShapeId object, const Path& parent);
  void list(const Versions& versions, ShapeId shape, const Path& at);
  [[nodiscard]] bool words(const Versions& versions);
  bool conflict(const Versions& versions, const Path& at);
  void add_conflict(const Versions& versions, const Path& at);
  bool take(OptionalValue version);
  [[nodiscard]] OptionalValue as_written(OptionalValue version) const;

  const diff::Shapes& shapes_;
  const Options& options_;
  Result& result_;
  document::JsonWriter out_;
};

bool Merger::value(const Versions& versions, ShapeId shape, const Path& at) {
  const auto& [base, mine, theirs] = versions;
  if (is_exactly(base, mine) || is_exactly(mine, theirs)) return take(theirs);
  if (mine && theirs && mine->kind() == theirs->kind()) {
    if (mine->is_object()) {
      object(versions, shape, at);
      return true;
    }
    if (mine->is_array()) {
      list(versions, shape, at);
      return true;
    }
  }
  if (is_exactly(base, theirs)) return take(mine);
  if (means_same(base, mine, shapes_, shape)) return take(theirs);
  if (means_same(base, theirs, shapes_, shape)) return take(mine);
  if (means_same(mine, theirs, shapes_, shape)) return take(theirs ? theirs : mine);
  return words(versions) || conflict(versions, at);
}

bool Merger::words(const Versions& versions) {
  const auto& [base, mine, theirs] = versions;
  const bool are_strings =
      base && mine && theirs && base->is_string() && mine->is_string() && theirs->is_string();
  if (!options_.by_words || !are_strings) return false;
  const auto merged = merged_words(base->string(), mine->string(), theirs->string());
  if (merged) out_.text(*merged);
  return merged.has_value();
}

// The members in the order of theirs, behind them those that theirs does not have.
void Merger::object(const Versions& versions, ShapeId shape, const Path& at) {
  out_.begin('{');
  members(versions, *versions.theirs, *versions.mine, shape, at);
  members(versions, *versions.mine, *versions.theirs, shape, at);
  out_.end('}');
}

void Merger::members(const Versions& versions, Value side, Value other, ShapeId shape, const Path& at) {
  const bool has_base = versions.base && versions.base->is_object();
  const bool of_theirs = side.same(*versions.theirs);
  document::MemberPairs bases(has_base ? *versions.base : Value(&empty_object), side);
  document::MemberPairs fellows(other, side);
  for (std::uint32_t left = side.size(); left > 0 && bases.next() && fellows.next(); --left) {
    if (of_theirs) {
      member(bases.key(), {bases.before(), fellows.before(), bases.after()}, shape, at);
    } else if (!fellows.before()) {
      member(bases.key(), {bases.before(), bases.after(), std::nullopt}, shape, at);
    }
  }
}

void Merger::member(Value key, const Versions& versions, ShapeId object, const Path& parent) {
  const std::size_t start = result_.text.size();
  out_.value(key);
  result_.text += ':';
  std::string scratch;
  const std::string_view name = key.text(scratch);
  const diff::MemberShape known = diff::shape_of_member(shapes_, shapes_[object], name);
  const bool is_there = known.standing == diff::Standing::read_only
                            ? take(versions.theirs)
                            : value(versions, known.shape, Path(parent, name));
  if (!is_there) result_.text.resize(start);
}

void Merger::list(const Versions& versions, ShapeId shape, const Path& at) {
  const bool has_base = versions.base && versions.base->is_array();
  const Value base = has_base ? *versions.base : Value(&empty_list);
  const ListMerge merged(base, versions, shapes_, shape, options_.prefer);
  if (merged.orders_exclude_one_another()) add_conflict(versions, at);
  std::uint32_t index = 0;
  out_.begin('[');
  for (const std::uint32_t row : merged.order()) {
    const Versions item = merged.versions_of(row);
    const Path place(at, index);
    const bool is_there =
        merged.is_moved_and_removed(row) ? conflict(item, place) : value(item, shapes_[shape].items, place);
    if (is_there) ++index;
  }
  out_.end(']');
}

bool Merger::conflict(const Versions& versions, const Path& at) {
  add_conflict(versions, at);
  return take(versions.of(options_.prefer));
}

void Merger::add_conflict(const Versions& versions, const Path& at) {
  result_.conflicts.push_back(
      {at.pointer(), as_written(versions.base), as_written(versions.mine), as_written(versions.theirs)});
}

bool Merger::take(OptionalValue version) {
  if (!version) return false;
  out_.value(*as_written(version));
  return true;
}

OptionalValue Merger::as_written(OptionalValue version) const {
  return version && options_.as_written != nullptr ? options_.as_written(options_.context, *version)
                                                   : version;
}

}  // namespace

Result three_way(Value base, Value mine, Value theirs, const diff::Shapes& shapes, ShapeId root,
                 const Options& options) {
  Result result;
  Merger(shapes, options, result).value({base, mine, theirs}, root, Path());
  return result;
}

}  // namespace resume_patch::merge
