// Which item of a list became which: the pairs that comparing, patching and merging share.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "diff/diff_schema.h"
#include "diff/origins.h"
#include "document/document.h"

namespace resume_patch::diff {

/// The items of two lists and their pairs. Paired items need not be equal: what they say is for compare().
struct ListMatch {
  static constexpr std::uint32_t none = 0xFFFFFFFFU;

  std::vector<document::Value> before;
  std::vector<document::Value> after;
  std::vector<std::uint32_t> after_of;   ///< For each item of before, its position in after or none.
  std::vector<std::uint32_t> before_of;  ///< For each item of after, its position in before or none.
  std::vector<std::uint8_t> moved;  ///< For each item of after: paired, and out of the order of the rest.
  std::uint32_t head = 0;           ///< Items of after before this one are equal to their fellows,
  std::uint32_t tail = 0;           ///< and so are those from this one on.
};

/// How sure a pair of items has to be that have no identity and are not the same.
enum class Certainty : std::uint8_t {
  more_than_half,  ///< For putting edits together: more than half of the members are the same.
  in_place,        ///< For showing edits: also items that stand in one place and have something in common.
  position         ///< For telling two texts apart: also items that stand in one place.
};

/// Pairs the items of two arrays. `list` is the shape of both.
///
/// - Two items whose origins are both `origins` are a pair exactly when these are equal.
/// - Equal items at both ends belong together.
/// - Items that have an identity are paired by it, unless another one of their list has it too.
/// - Other items are paired by content. An item without an identity is also paired with one that has got one
///   since and is the same otherwise.
/// - Items that have much in common (`certainty`) are paired where this is clear (similarity.h).
/// - A scalar between two items that stay in place replaces the single scalar that was there.
///
/// The longest run of pairs that is in order in both lists stays in place, all others are moved. Of items
/// that repeat many times only near ones are considered, which keeps the work at n log n.
[[nodiscard]] ListMatch match_items(document::Value before, document::Value after, const DiffSchemas& schemas,
                                    DiffSchemaId list, KnownOrigins origins = {},
                                    Certainty certainty = Certainty::in_place);

/// Positions (before, after) of items without a pair that may have taken one another's places: as many, and
/// at most `most`, have gone between two items that stay as have come there. Several scalars are other ones.
/// `of_any_number`: the first objects and lists of each place are a pair also if their numbers differ.
[[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> replacements(
    const ListMatch& match, std::size_t most = static_cast<std::size_t>(-1), bool of_any_number = false);

/// Positions (before, after) of items without a pair that stand alone in one place: between two items that
/// stay, nothing else has gone and nothing else has come.
[[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> single_replacements(
    const ListMatch& match);

/// Marks the pairs again as moved or not, after pairs were added or undone.
void mark_moves(ListMatch& match);

}  // namespace resume_patch::diff
