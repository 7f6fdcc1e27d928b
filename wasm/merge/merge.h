// Merges the changes that two sides made to a common base.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "diff/diff_schema.h"
#include "diff/origins.h"
#include "document/document.h"

namespace resume_patch::merge {

using document::OptionalValue;
using document::Value;

enum class Side : std::uint8_t { mine, theirs };

struct Options {
  Side prefer = Side::mine;  ///< The side whose value is written for a conflict.
  bool merge_words = false;  ///< Merges strings that both sides edited in different places word by word.
  /// Returns the original of a value, if the documents are copies in request form. May be null.
  /// See decisions/meanings-and-spellings.md.
  Value (*to_original)(const void* context, Value value) = nullptr;
  const void* to_original_context = nullptr;
  /// The origins of the items of `base` and `mine`. If set, these two are paired by origins.
  const diff::Origins* base_origins = nullptr;
  const diff::Origins* mine_origins = nullptr;
  /// The origins of `theirs`, from assign_origins_of_theirs(). If set, all items are paired by origins.
  const diff::Origins* theirs_origins = nullptr;
  /// Values of `mine` that count as edited even if they equal the base. Nodes of originals, in ascending
  /// order.
  const std::vector<const document::Node*>* edited_values = nullptr;
  /// For assign_origins_of_theirs(): `theirs` is the response to a request that sent `base`. The server may
  /// have given an item an identity and changed its texts.
  bool theirs_is_response = false;
};

/// A value that both sides changed differently. Values that a side does not have are absent.
struct Conflict {
  /// The path in the merged text. If the preferred side has no such value, the path that it would have:
  /// inserting the other side's value there puts it where that side has it.
  std::string path;
  OptionalValue base;
  OptionalValue mine;
  OptionalValue theirs;
  /// The origin of the innermost list item around the conflict, or of the item in conflict. Unknown outside
  /// of lists.
  diff::Origin item = diff::unknown_origin;
  /// The length of the part of `path` that leads to the item. The rest is the path within the item.
  std::uint32_t item_path_length = 0;
  /// The merged text lacks the item in conflict. `path` is then its list and the index that it would have.
  bool is_missing_item = false;
  /// For a missing item: the origin of the item that contains its list.
  diff::Origin parent_item = diff::unknown_origin;
};

struct Result {
  std::string text;  ///< Compact JSON.
  std::vector<Conflict> conflicts;
  /// Set if origins are known: one for each array item of the text in document order. It is the origin of the
  /// item in `base`, else in `theirs`, else in `mine`.
  std::vector<diff::Origin> origins;
};

/// Merges three versions. A change of one side is taken from that side, member by member and item by item;
/// lists are matched by diff::match_items(). A change that both sides made is taken once. Every change of
/// either side is in the text or in a conflict at its path or above.
///
/// - Equal meanings are no change: 1 and 1.0, null and absent where null is allowed, absent and an empty list
///   where it is not. Then the value of `theirs` is written, unless only the text of `mine` differs from
///   the base.
/// - A read-only member comes from `theirs`.
/// - An edit or a move of a value that the other side removed is a conflict.
/// - Two reorders that exclude each other are a conflict of the whole list. The list has the order of the
///   preferred side, and its items are merged.
/// - Two insertions at one place are both kept, those of the preferred side first. Equal ones are kept once.
///   Insertions with the same identity are merged.
///
/// Exchanging the sides and the preference gives the same result with exchanged sides, except for the order
/// of members. The conflicts refer to the originals, or to the three documents if there are no originals.
[[nodiscard]] Result three_way(Value base, Value mine, Value theirs, const diff::DiffSchemas& schemas,
                               diff::DiffSchemaId root, const Options& options);

}  // namespace resume_patch::merge
