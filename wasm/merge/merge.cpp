#include "merge/merge.h"

#include <algorithm>
#include <utility>

#include "diff/carry_origins.h"
#include "diff/likeness.h"
#include "document/json_writer.h"
#include "document/members.h"
#include "document/pointer.h"
#include "merge/list.h"
#include "merge/origins_of_theirs.h"
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
      : shapes_(shapes),
        options_(options),
        result_(result),
        out_(result.text),
        has_origins_(options.base_origins != nullptr || options.mine_origins != nullptr ||
                     options.theirs_origins != nullptr) {}

  /// Writes what the versions come to; false where nothing stands there.
  bool value(const Versions& versions, ShapeId shape, const Path& at);

 private:
  void object(const Versions& versions, ShapeId shape, const Path& at);
  void members(const Versions& versions, Value side, Value other, ShapeId shape, const Path& at);
  void member(Value key, const Versions& versions, ShapeId object, const Path& parent);
  void list(const Versions& versions, ShapeId shape, const Path& at);
  [[nodiscard]] bool item(const Versions& versions, bool is_conflict, ShapeId shape, const Path& at);
  [[nodiscard]] bool words(const Versions& versions, const Path& at);
  bool conflict(const Versions& versions, ShapeId shape, const Path& at);
  void add_conflict(const Versions& versions, const Path& at);
  bool take(const Versions& versions, Side side, ShapeId shape);
  void take_origins(const Versions& versions, Side side, ShapeId shape, Value written);
  [[nodiscard]] diff::Origin origin_of(const Versions& versions) const;
  [[nodiscard]] OptionalValue as_written(OptionalValue version) const;
  [[nodiscard]] bool counts_as_edited(OptionalValue mine) const;

  /// The innermost list item around a place.
  struct Item {
    diff::Origin origin = diff::unknown_origin;
    diff::Origin around = diff::unknown_origin;  ///< The origin of the item that its list lies in.
    const Path* path = nullptr;                  ///< None where the place lies in no list.
  };

  const diff::Shapes& shapes_;
  const Options& options_;
  Result& result_;
  document::JsonWriter out_;
  bool has_origins_;
  Item in_;
};

bool Merger::value(const Versions& versions, ShapeId shape, const Path& at) {
  const auto& [base, mine, theirs] = versions;
  const bool is_edited = counts_as_edited(mine);
  if ((is_exactly(base, mine) && !is_edited) || is_exactly(mine, theirs))
    return take(versions, Side::theirs, shape);
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
  if (is_exactly(base, theirs)) return take(versions, Side::mine, shape);
  if (is_edited && (!theirs || mine->is_container())) {
    if (means_same(base, theirs, shapes_, shape)) return take(versions, Side::mine, shape);
    return conflict(versions, shape, at);
  }
  if (means_same(base, mine, shapes_, shape)) return take(versions, Side::theirs, shape);
  if (means_same(base, theirs, shapes_, shape)) return take(versions, Side::mine, shape);
  if (means_same(mine, theirs, shapes_, shape))
    return take(versions, theirs ? Side::theirs : Side::mine, shape);
  return words(versions, at) || conflict(versions, shape, at);
}

bool Merger::words(const Versions& versions, const Path& at) {
  const auto& [base, mine, theirs] = versions;
  const bool are_strings =
      base && mine && theirs && base->is_string() && mine->is_string() && theirs->is_string();
  if (!options_.by_words || !are_strings) return false;
  // Texts of a list that have little in common may be others.
  const auto is_edit = [from = base->string()](Value side) { return diff::are_alike(from, side.string()); };
  if (at.is_index() && !(is_edit(*mine) && is_edit(*theirs))) return false;
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
                            ? take(versions, Side::theirs, known.shape)
                            : value(versions, known.shape, Path(parent, name));
  if (!is_there) result_.text.resize(start);
}

void Merger::list(const Versions& versions, ShapeId shape, const Path& at) {
  const bool has_base = versions.base && versions.base->is_array();
  const Value base = has_base ? *versions.base : Value(&empty_list);
  const ListMerge merged(base, versions, shapes_, shape, options_);
  if (merged.orders_exclude_one_another()) add_conflict(versions, at);
  std::uint32_t index = 0;
  out_.begin('[');
  for (const std::uint32_t row : merged.order()) {
    const Path place(at, index);
    if (item(merged.versions_of(row), merged.is_conflict(row), shapes_[shape].items, place)) ++index;
  }
  out_.end(']');
}

bool Merger::item(const Versions& versions, bool is_conflict, ShapeId shape, const Path& at) {
  const Item outer = std::exchange(in_, {origin_of(versions), in_.origin, &at});
  if (has_origins_) result_.origins.push_back(in_.origin);
  const bool is_there = is_conflict ? conflict(versions, shape, at) : value(versions, shape, at);
  if (has_origins_ && !is_there) result_.origins.pop_back();
  in_ = outer;
  return is_there;
}

diff::Origin Merger::origin_of(const Versions& versions) const {
  diff::Origin origin = diff::unknown_origin;
  if (versions.base && options_.base_origins != nullptr) origin = options_.base_origins->of(*versions.base);
  if (origin == diff::unknown_origin && versions.theirs && options_.theirs_origins != nullptr)
    origin = options_.theirs_origins->of(*versions.theirs);
  if (origin == diff::unknown_origin && versions.mine && options_.mine_origins != nullptr)
    origin = options_.mine_origins->of(*versions.mine);
  return origin;
}

bool Merger::conflict(const Versions& versions, ShapeId shape, const Path& at) {
  add_conflict(versions, at);
  return take(versions, options_.prefer, shape);
}

void Merger::add_conflict(const Versions& versions, const Path& at) {
  Conflict conflict{at.pointer(), as_written(versions.base), as_written(versions.mine),
                    as_written(versions.theirs)};
  conflict.item = in_.origin;
  conflict.is_missing_item = in_.path == &at && !versions.of(options_.prefer);
  if (conflict.is_missing_item) conflict.around = in_.around;
  if (in_.path != nullptr) conflict.item_path = static_cast<std::uint32_t>(in_.path->pointer().size());
  result_.conflicts.push_back(std::move(conflict));
}

bool Merger::take(const Versions& versions, Side side, ShapeId shape) {
  const OptionalValue version = versions.of(side);
  if (!version) return false;
  const Value written = *as_written(version);
  out_.value(written);
  if (has_origins_ && written.is_container()) take_origins(versions, side, shape, written);
  return true;
}

void Merger::take_origins(const Versions& versions, Side side, ShapeId shape, Value written) {
  constexpr auto certainty = diff::Certainty::more_than_half;
  const Value taken = *versions.of(side);
  std::vector<diff::Origin> origins;
  if (side == Side::mine) {
    diff::append_origins(origins, taken, options_.mine_origins);
  } else if (options_.theirs_origins != nullptr) {
    diff::append_origins(origins, taken, options_.theirs_origins);
  } else if (!versions.base || means_same(versions.mine, taken, shapes_, shape)) {
    diff::carry_origins(origins, versions.mine, options_.mine_origins, taken, shapes_, shape, certainty);
  } else {
    diff::carry_origins(origins, versions.base, options_.base_origins, taken, shapes_, shape, certainty);
  }
  if (written.same(taken)) {
    result_.origins.insert(result_.origins.end(), origins.begin(), origins.end());
  } else {
    std::size_t next = 0;
    spread_origins(result_.origins, origins, next, taken, written);
  }
}

OptionalValue Merger::as_written(OptionalValue version) const {
  return version && options_.as_written != nullptr ? options_.as_written(options_.context, *version)
                                                   : version;
}

bool Merger::counts_as_edited(OptionalValue mine) const {
  if (options_.edited == nullptr || !mine) return false;
  return std::binary_search(options_.edited->begin(), options_.edited->end(), &as_written(mine)->node());
}

}  // namespace

Result three_way(Value base, Value mine, Value theirs, const diff::Shapes& shapes, ShapeId root,
                 const Options& options) {
  Result result;
  Merger(shapes, options, result).value({base, mine, theirs}, root, Path());
  return result;
}

}  // namespace resume_patch::merge
