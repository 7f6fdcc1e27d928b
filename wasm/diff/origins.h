// Origins: the number that stays with a list item through all versions of a resource.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "document/document.h"

namespace resume_patch::diff {

/// Identifies one list item across all versions of a resource.
using Origin = std::uint32_t;
inline constexpr Origin unknown_origin = 0;

/// The origins of the list items of one document. The document must outlive this object unchanged.
class Origins {
 public:
  /// Derives each origin from the item's position: the index of its node plus 1. Needs no table.
  explicit Origins(document::Value root) : root_(root) {}
  /// Stores one origin for each array item in document order; an item comes before the items inside it.
  /// Items beyond the end of `in_order` have an unknown origin.
  Origins(document::Value root, const std::vector<Origin>& in_order);

  /// Returns the origin of an array item, or unknown_origin for other values and other documents.
  [[nodiscard]] Origin of(document::Value item) const;

 private:
  document::Value root_;
  bool is_implicit_ = true;
  std::vector<Origin> by_node_;
};

/// The origins of the items of two lists. If one of the two is absent, both are unknown.
struct KnownOrigins {
  const Origins* before = nullptr;
  const Origins* after = nullptr;

  [[nodiscard]] bool are_known() const { return before != nullptr && after != nullptr; }
};

/// Appends the origins of all array items within `subtree` in document order.
/// @param origins If null, the origins are unknown.
void append_origins(std::vector<Origin>& out, document::Value subtree, const Origins* origins);

/// Counts the array items within `subtree`.
[[nodiscard]] std::size_t count_items(document::Value subtree);

}  // namespace resume_patch::diff
