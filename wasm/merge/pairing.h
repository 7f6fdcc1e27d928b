// Pairs items that diff::match_items() leaves unpaired.
#pragma once

#include <cstdint>
#include <vector>

#include "diff/diff_schema.h"
#include "diff/origins.h"
#include "document/document.h"

namespace resume_patch::merge {

/// The items of one list. `partner_of` has the position of each item's pair in the other list or
/// ListMatch::none; any other number excludes the item from pairing.
struct ListPairing {
  const std::vector<document::Value>& items;
  std::vector<std::uint32_t>& partner_of;
};

/// Pairs unpaired items that have the same identity, or no identity and the same content.
void pair_identical_items(ListPairing left, ListPairing right, const diff::DiffSchemas& schemas,
                          diff::DiffSchemaId item_schema);

/// Pairs unpaired items by their origins.
void pair_by_origin(ListPairing left, const diff::Origins* left_origins, ListPairing right,
                    const diff::Origins* right_origins);

/// Pairs an item without an identity with an item of the same content that has one: the server adds an
/// identity to an item that it stores.
void pair_newly_identified(ListPairing left, ListPairing right, const diff::DiffSchemas& schemas,
                           diff::DiffSchemaId item_schema);

}  // namespace resume_patch::merge
