// Pairs of items that diff::match_items() leaves alone.
#pragma once

#include <cstdint>
#include <vector>

#include "diff/diff_schema.h"
#include "diff/origins.h"
#include "document/document.h"

namespace resume_patch::merge {

/// The items of one list, and for each the position of its pair in another list or ListMatch::none.
/// Anything but none keeps an item out of further pairs.
struct ListPairing {
  const std::vector<document::Value>& items;
  std::vector<std::uint32_t>& partner_of;
};

/// Pairs items that have none: those of one identity, and those that have none of the same content.
void pair_identical_items(ListPairing left, ListPairing right, const diff::DiffSchemas& schemas,
                          diff::DiffSchemaId item_schema);

/// Pairs items that have none by their origins.
void pair_by_origin(ListPairing left, const diff::Origins* left_origins, ListPairing right,
                    const diff::Origins* right_origins);

/// Pairs an item that has no identity yet with one of the same content that has one: the server gives an
/// identity to what it stores.
void pair_newly_identified(ListPairing left, ListPairing right, const diff::DiffSchemas& schemas,
                           diff::DiffSchemaId item_schema);

}  // namespace resume_patch::merge
