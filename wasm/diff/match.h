// Which item of a list became which: the pairs that comparing, patching and merging share.
#pragma once

#include <cstdint>
#include <vector>

#include "diff/origins.h"
#include "diff/shape.h"
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

/// Pairs the items of two arrays. `list` is the shape of both.
///
/// Equal items at both ends belong together. In between, items that have an identity are paired by it, unless
/// another one of their list has it too; all others by content. Of those pairs the longest run that is in
/// order in both lists stays in place, the fewest possible are moved. What is left between two that stay is
/// paired in order as edits, when of the same kind; an item without an identity also with one that has got
/// one since. Of items that repeat many times only near ones are considered, which keeps the work at n log n.
///
/// With `known`, two items whose origins are both known are a pair exactly when these are equal.
[[nodiscard]] ListMatch match_items(document::Value before, document::Value after, const Shapes& shapes,
                                    ShapeId list, KnownOrigins known = {});

}  // namespace resume_patch::diff
