// Pairs of items that diff::match_items() leaves alone.
#pragma once

#include <cstdint>
#include <vector>

#include "diff/origins.h"
#include "diff/shape.h"
#include "document/document.h"

namespace resume_patch::merge {

/// The items of one list, and for each the position of its pair in another list or ListMatch::none.
/// Anything but none keeps an item out of further pairs.
struct Unmatched {
  const std::vector<document::Value>& items;
  std::vector<std::uint32_t>& of;
};

/// Pairs items that have none: those of one identity, and those that have none of the same content.
void pair_same_items(Unmatched left, Unmatched right, const diff::Shapes& shapes, diff::ShapeId item_shape);

/// Pairs items that have none by their origins.
void pair_known_items(Unmatched left, const diff::Origins* left_origins, Unmatched right,
                      const diff::Origins* right_origins);

/// Pairs an item that has no identity yet with one of the same content that has one: the server gives an
/// identity to what it stores.
void pair_newly_identified(Unmatched left, Unmatched right, const diff::Shapes& shapes,
                           diff::ShapeId item_shape);

}  // namespace resume_patch::merge
