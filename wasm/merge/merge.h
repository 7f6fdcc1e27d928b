// Three versions of one document to one: what each of two sides made of a common base, put together.
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
  Side prefer = Side::mine;  ///< Whose value stands where both changed one thing differently.
  bool merge_words = false;  ///< Strings that both edited in different places are merged word by word.
  /// Where the documents are copies in which one meaning has one spelling: gives the value of a copy as its
  /// side wrote it. None where they are what was written.
  Value (*to_original)(const void* context, Value value) = nullptr;
  const void* to_original_context = nullptr;
  /// The origins of the items of base and mine, where they are known: the two are then paired by them.
  const diff::Origins* base_origins = nullptr;
  const diff::Origins* mine_origins = nullptr;
  /// Of theirs as well, as assign_origins_of_theirs() gives them: all items are then paired by origins.
  const diff::Origins* theirs_origins = nullptr;
  /// Values of mine, ascending, that count as edited although they may be as in the base. Of what to_original
  /// gives.
  const std::vector<const document::Node*>* edited_values = nullptr;
  /// Of assign_origins_of_theirs(): theirs is what a server made of base, which was sent to it. An item of
  /// base without an identity is the one in its place that has got one, whatever the server has made of its
  /// texts.
  bool theirs_is_response = false;
};

/// What both sides changed differently. A side that has no such value has none here either.
struct Conflict {
  /// The place in the merged text. Where the preferred side has no such value, the place that it would have:
  /// inserting another side's value there brings it to where that side has it.
  std::string path;
  OptionalValue base;
  OptionalValue mine;
  OptionalValue theirs;
  /// The origin of the innermost list item that the conflict lies in or is about. Unknown where there is
  /// none.
  diff::Origin item = diff::unknown_origin;
  /// The length of the part of `path` that names that item: the rest is the path within the item.
  std::uint32_t item_path_length = 0;
  /// The text does not have the item that the conflict is about. `path` names its list and the position that
  /// it would have there.
  bool is_missing_item = false;
  /// Of a missing item: the origin of the item that its list lies in, unknown where there is none.
  diff::Origin parent_item = diff::unknown_origin;
};

struct Result {
  std::string text;  ///< Compact JSON.
  std::vector<Conflict> conflicts;
  /// With known origins, one for each array item of the text in document order: that of the base's item where
  /// the item has a base, else that of mine, else that of theirs.
  std::vector<diff::Origin> origins;
};

/// Takes what only one side changed from that side, member by member and, in lists, item by item (paired as
/// diff::match_items does), and what both changed alike once. Every change of either side is in the text or
/// in a conflict at its place or above it.
///
/// - Values that mean the same are no change: 1 and 1.0, null and absent where null is allowed, absent and an
///   empty list where it is not. Of these theirs is written, unless only mine is not as in the base.
/// - A read-only member is theirs, whatever mine made of it.
/// - An edited or moved value that the other side removed is a conflict.
/// - A list that both sides brought into orders that exclude one another is a conflict of the whole list,
///   which then has the preferred side's order; its items are merged all the same.
/// - What both inserted at one place stands there once if it is the same (or has the same identity, and is
///   then merged), else one behind the other, the preferred side's first.
///
/// Exchanging the sides and the preference gives the same text and the same conflicts with their sides
/// exchanged, up to the order of members. The conflicts point into what to_original gave, or into the three
/// documents.
[[nodiscard]] Result three_way(Value base, Value mine, Value theirs, const diff::DiffSchemas& schemas,
                               diff::DiffSchemaId root, const Options& options);

}  // namespace resume_patch::merge
