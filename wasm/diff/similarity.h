// Finds items of two lists that are versions of the same item, by their likeness.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "diff/diff_schema.h"
#include "diff/sequence.h"
#include "document/document.h"

namespace resume_patch::diff {

/// An unpaired item.
struct Candidate {
  document::Value item;
  bool has_identity = false;  ///< The identity is not compared. Two items that both have one are not paired.
};

/// Pairs positions of `left` and `right`. A pair shares at least half of the left item's members. Each of the
/// two has clearly more in common with the other than with any third item. Unclear items stay unpaired.
///
/// Each member has the same weight. Of a list, an object or a long text, the common part counts. Values that
/// many items have are not used to find candidates, so the work is n log n.
/// @param more_than_half Requires more than half of the members.
[[nodiscard]] PositionPairs pair_similar_items(const std::vector<Candidate>& left,
                                               const std::vector<Candidate>& right,
                                               const DiffSchemas& schemas, DiffSchemaId item_schema,
                                               bool more_than_half);

/// Returns true if two items have a member, or a part of one, in common.
[[nodiscard]] bool have_common_features(document::Value left, document::Value right,
                                        const DiffSchemas& schemas, DiffSchemaId item_schema);

/// Returns true if more than half of the words of each text are in the other one.
[[nodiscard]] bool are_similar_texts(std::string_view left, std::string_view right);

}  // namespace resume_patch::diff
