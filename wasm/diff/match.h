// Matches the items of two lists. Comparing, patching and merging use the same pairs.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "diff/diff_schema.h"
#include "diff/origins.h"
#include "document/document.h"

namespace resume_patch::diff {

/// The items of two lists and their pairs. Paired items may differ; compare() finds how.
struct ListMatch {
  static constexpr std::uint32_t none = 0xFFFFFFFFU;

  std::vector<document::Value> before;
  std::vector<document::Value> after;
  std::vector<std::uint32_t> after_of;   ///< By position in `before`: the position in `after`, or none.
  std::vector<std::uint32_t> before_of;  ///< By position in `after`: the position in `before`, or none.
  std::vector<std::uint8_t> moved;       ///< By position in `after`: the item is paired but out of order.
  std::uint32_t head = 0;                ///< Items of `after` before this position equal their counterparts.
  std::uint32_t tail = 0;                ///< So do the items from this position on.
};

/// The certainty that a pair of different items without an identity must have.
enum class Certainty : std::uint8_t {
  more_than_half,  ///< For merging: more than half of the members are equal.
  in_place,        ///< For showing edits: also items between the same kept items that share a feature.
  position         ///< For a JSON Patch: also items between the same kept items.
};

/// Pairs the items of two arrays. These rules apply in order:
///
/// - Two items with known origins are a pair if and only if the origins are equal.
/// - If the origins of the lists are not known, equal items at both ends are pairs.
/// - Items with an identity are paired by it, unless it repeats in one of the lists.
/// - Other items are paired by content. An item without an identity is also paired with an item of the same
///   content that has one.
/// - Items that are similar enough (`certainty`) are paired if the match is clear (similarity.h).
/// - A single scalar between two kept items replaces the single scalar that was there.
///
/// The longest sequence of pairs that is in order in both lists is kept; all other pairs are moved. Of items
/// that repeat often, only near ones are considered. The work is n log n.
/// @param list The schema of both arrays.
[[nodiscard]] ListMatch match_items(document::Value before, document::Value after, const DiffSchemas& schemas,
                                    DiffSchemaId list, KnownOrigins origins = {},
                                    Certainty certainty = Certainty::in_place);

/// Returns positions (before, after) of unpaired items that may replace each other: between two kept items,
/// as many items were removed as were added. If there are several, only containers are returned, not scalars.
/// @param max_items The greatest number of items in one such place.
/// @param of_any_number Whether the numbers may differ. Then the first containers of both sides are returned.
[[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> replacements(
    const ListMatch& match, std::size_t max_items = static_cast<std::size_t>(-1), bool of_any_number = false);

/// Returns positions (before, after) of unpaired items that are alone between two kept items.
[[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> single_replacements(
    const ListMatch& match);

/// Updates which pairs are moved, after pairs were added or removed.
void mark_moves(ListMatch& match);

}  // namespace resume_patch::diff
