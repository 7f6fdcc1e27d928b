// Which items of two lists are versions of one item, told by what they have in common.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "diff/diff_schema.h"
#include "diff/sequence.h"
#include "document/document.h"

namespace resume_patch::diff {

/// An item that has no pair yet.
struct Candidate {
  document::Value item;
  bool has_identity = false;  ///< Its identity is no part of the comparison, and belongs to no other one.
};

/// Pairs positions of `left` and `right`. A pair has at least half of the left item's members in common
/// (`more_than_half`: and more than that), and each of the two clearly has more in common with the other than
/// with any third item. What is unclear stays alone. Each member counts the same; of one that is a list, an
/// object or a long text, the part that both have counts.
///
/// A value that many items have finds none of them. So the work is n log n.
[[nodiscard]] PositionPairs pair_similar_items(const std::vector<Candidate>& left,
                                               const std::vector<Candidate>& right,
                                               const DiffSchemas& schemas, DiffSchemaId item_schema,
                                               bool more_than_half);

/// Whether two items have any member, or a part of one, in common.
[[nodiscard]] bool have_common_features(document::Value left, document::Value right,
                                        const DiffSchemas& schemas, DiffSchemaId item_schema);

/// Whether more than half of the words of either text are words of the other.
[[nodiscard]] bool are_similar_texts(std::string_view left, std::string_view right);

}  // namespace resume_patch::diff
