#include "merge/merge.h"

#include <algorithm>
#include <utility>

#include "diff/similarity.h"
#include "diff/transfer_origins.h"
#include "document/json_writer.h"
#include "document/members.h"
#include "document/pointer.h"
#include "merge/equivalence.h"
#include "merge/list_merger.h"
#include "merge/origins_of_theirs.h"
#include "merge/word_merge.h"

namespace resume_patch::merge {

namespace {

using diff::DiffSchemaId;
using document::Path;

class Merger {
 public:
  Merger(const diff::DiffSchemas& schemas, const Options& options, Result& result)
      : schemas_(schemas),
        options_(options),
        result_(result),
        out_(result.text),
        has_origins_(options.base_origins != nullptr || options.mine_origins != nullptr ||
                     options.theirs_origins != nullptr) {}

  /// Writes the merged value. Returns false if there is none.
  bool merge_values(const Versions& versions, DiffSchemaId schema, const Path& at);

 private:
  void merge_objects(const Versions& versions, DiffSchemaId schema, const Path& at);
  void merge_members(const Versions& versions, Value side, Value other, DiffSchemaId schema, const Path& at);
  void merge_member(Value key, const Versions& versions, DiffSchemaId object, const Path& parent);
  void merge_lists(const Versions& versions, DiffSchemaId schema, const Path& at);
  [[nodiscard]] bool merge_item(const Versions& versions, bool is_conflict, DiffSchemaId schema,
                                const Path& at);
  [[nodiscard]] bool merge_texts(const Versions& versions, const Path& at);
  bool write_conflict(const Versions& versions, DiffSchemaId schema, const Path& at);
  void add_conflict(const Versions& versions, const Path& at);
  bool write_side(const Versions& versions, Side side, DiffSchemaId schema);
  void add_origins_of_side(const Versions& versions, Side side, DiffSchemaId schema, Value written);
  [[nodiscard]] diff::Origin origin_of(const Versions& versions) const;
  [[nodiscard]] OptionalValue to_original(OptionalValue version) const;
  [[nodiscard]] bool counts_as_edited(OptionalValue mine) const;

  /// The innermost list item around a location.
  struct Item {
    diff::Origin origin = diff::unknown_origin;
    diff::Origin parent = diff::unknown_origin;  ///< The origin of the item that contains the list.
    const Path* path = nullptr;                  ///< Null outside of lists.
  };

  const diff::DiffSchemas& schemas_;
  const Options& options_;
  Result& result_;
  document::JsonWriter out_;
  bool has_origins_;
  Item current_item_;
};

bool Merger::merge_values(const Versions& versions, DiffSchemaId schema, const Path& at) {
  const auto& [base, mine, theirs] = versions;
  const bool is_edited = counts_as_edited(mine);
  if ((is_written_alike(base, mine) && !is_edited) || is_written_alike(mine, theirs))
    return write_side(versions, Side::theirs, schema);
  if (mine && theirs && mine->kind() == theirs->kind()) {
    if (mine->is_object()) {
      merge_objects(versions, schema, at);
      return true;
    }
    if (mine->is_array()) {
      merge_lists(versions, schema, at);
      return true;
    }
  }
  if (is_written_alike(base, theirs)) return write_side(versions, Side::mine, schema);
  if (is_edited && (!theirs || mine->is_container())) {
    if (is_equivalent(base, theirs, schemas_, schema)) return write_side(versions, Side::mine, schema);
    return write_conflict(versions, schema, at);
  }
  if (is_equivalent(base, mine, schemas_, schema)) return write_side(versions, Side::theirs, schema);
  if (is_equivalent(base, theirs, schemas_, schema)) return write_side(versions, Side::mine, schema);
  if (is_equivalent(mine, theirs, schemas_, schema))
    return write_side(versions, theirs ? Side::theirs : Side::mine, schema);
  return merge_texts(versions, at) || write_conflict(versions, schema, at);
}

bool Merger::merge_texts(const Versions& versions, const Path& at) {
  const auto& [base, mine, theirs] = versions;
  const bool are_strings =
      base && mine && theirs && base->is_string() && mine->is_string() && theirs->is_string();
  if (!options_.merge_words || !are_strings) return false;
  // List items that have little in common may be different texts.
  const auto is_edited_text = [from = base->string()](Value side) {
    return diff::are_similar_texts(from, side.string());
  };
  if (at.is_index() && !(is_edited_text(*mine) && is_edited_text(*theirs))) return false;
  const auto merged = merge_words(base->string(), mine->string(), theirs->string());
  if (merged) out_.text(*merged);
  return merged.has_value();
}

// Writes the members in the order of `theirs`, then those that `theirs` does not have.
void Merger::merge_objects(const Versions& versions, DiffSchemaId schema, const Path& at) {
  out_.begin('{');
  merge_members(versions, *versions.theirs, *versions.mine, schema, at);
  merge_members(versions, *versions.mine, *versions.theirs, schema, at);
  out_.end('}');
}

void Merger::merge_members(const Versions& versions, Value side, Value other, DiffSchemaId schema,
                           const Path& at) {
  const bool has_base = versions.base && versions.base->is_object();
  const bool of_theirs = side.is_same_node(*versions.theirs);
  document::MemberPairs bases(has_base ? *versions.base : Value(&document::empty_object), side);
  document::MemberPairs counterparts(other, side);
  for (std::uint32_t left = side.size(); left > 0 && bases.next() && counterparts.next(); --left) {
    if (of_theirs) {
      merge_member(bases.key(), {bases.before(), counterparts.before(), bases.after()}, schema, at);
    } else if (!counterparts.before()) {
      merge_member(bases.key(), {bases.before(), bases.after(), std::nullopt}, schema, at);
    }
  }
}

void Merger::merge_member(Value key, const Versions& versions, DiffSchemaId object, const Path& parent) {
  const std::size_t start = result_.text.size();
  out_.value(key);
  result_.text += ':';
  std::string scratch;
  const std::string_view name = key.text(scratch);
  const diff::MemberSchema member_schema = diff::find_member_schema(schemas_, schemas_[object], name);
  const bool is_present = member_schema.access == diff::MemberAccess::read_only
                              ? write_side(versions, Side::theirs, member_schema.schema)
                              : merge_values(versions, member_schema.schema, Path(parent, name));
  if (!is_present) result_.text.resize(start);
}

void Merger::merge_lists(const Versions& versions, DiffSchemaId schema, const Path& at) {
  const bool has_base = versions.base && versions.base->is_array();
  const Value base = has_base ? *versions.base : Value(&document::empty_list);
  const ListMerger merged(base, versions, schemas_, schema, options_);
  if (merged.has_order_conflict()) add_conflict(versions, at);
  std::uint32_t index = 0;
  out_.begin('[');
  for (const std::uint32_t row : merged.order()) {
    const Path item_path(at, index);
    if (merge_item(merged.versions_of(row), merged.is_conflict(row), schemas_[schema].items, item_path))
      ++index;
  }
  out_.end(']');
}

bool Merger::merge_item(const Versions& versions, bool is_conflict, DiffSchemaId schema, const Path& at) {
  const Item outer = std::exchange(current_item_, {origin_of(versions), current_item_.origin, &at});
  if (has_origins_) result_.origins.push_back(current_item_.origin);
  const bool is_present =
      is_conflict ? write_conflict(versions, schema, at) : merge_values(versions, schema, at);
  if (has_origins_ && !is_present) result_.origins.pop_back();
  current_item_ = outer;
  return is_present;
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

bool Merger::write_conflict(const Versions& versions, DiffSchemaId schema, const Path& at) {
  add_conflict(versions, at);
  return write_side(versions, options_.prefer, schema);
}

void Merger::add_conflict(const Versions& versions, const Path& at) {
  Conflict conflict{at.pointer(), to_original(versions.base), to_original(versions.mine),
                    to_original(versions.theirs)};
  conflict.item = current_item_.origin;
  conflict.is_missing_item = current_item_.path == &at && !versions.of(options_.prefer);
  if (conflict.is_missing_item) conflict.parent_item = current_item_.parent;
  if (current_item_.path != nullptr)
    conflict.item_path_length = static_cast<std::uint32_t>(current_item_.path->pointer().size());
  result_.conflicts.push_back(std::move(conflict));
}

bool Merger::write_side(const Versions& versions, Side side, DiffSchemaId schema) {
  const OptionalValue version = versions.of(side);
  if (!version) return false;
  const Value written = *to_original(version);
  out_.value(written);
  if (has_origins_ && written.is_container()) add_origins_of_side(versions, side, schema, written);
  return true;
}

void Merger::add_origins_of_side(const Versions& versions, Side side, DiffSchemaId schema, Value written) {
  constexpr auto certainty = diff::Certainty::more_than_half;
  const Value side_value = *versions.of(side);
  std::vector<diff::Origin> origins;
  if (side == Side::mine) {
    diff::append_origins(origins, side_value, options_.mine_origins);
  } else if (options_.theirs_origins != nullptr) {
    diff::append_origins(origins, side_value, options_.theirs_origins);
  } else if (!versions.base || is_equivalent(versions.mine, side_value, schemas_, schema)) {
    diff::transfer_origins(origins, versions.mine, options_.mine_origins, side_value, schemas_, schema,
                           certainty);
  } else {
    diff::transfer_origins(origins, versions.base, options_.base_origins, side_value, schemas_, schema,
                           certainty);
  }
  if (written.is_same_node(side_value)) {
    result_.origins.insert(result_.origins.end(), origins.begin(), origins.end());
  } else {
    std::size_t next = 0;
    copy_origins_to_original(result_.origins, origins, next, side_value, written);
  }
}

OptionalValue Merger::to_original(OptionalValue version) const {
  return version && options_.to_original != nullptr
             ? options_.to_original(options_.to_original_context, *version)
             : version;
}

bool Merger::counts_as_edited(OptionalValue mine) const {
  if (options_.edited_values == nullptr || !mine) return false;
  return std::binary_search(options_.edited_values->begin(), options_.edited_values->end(),
                            &to_original(mine)->node());
}

}  // namespace

Result three_way(Value base, Value mine, Value theirs, const diff::DiffSchemas& schemas, DiffSchemaId root,
                 const Options& options) {
  Result result;
  Merger(schemas, options, result).merge_values({base, mine, theirs}, root, Path());
  return result;
}

}  // namespace resume_patch::merge
