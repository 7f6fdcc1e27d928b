// The origin of each list item of a document: a number that stays with an item through all versions.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "document/document.h"

namespace resume_patch::diff {

/// Identifies one list item across all versions of a resource.
using Origin = std::uint32_t;
inline constexpr Origin unknown_origin = 0;

/// The origins of the list items of one document, which must outlive this unchanged.
class Origins {
 public:
  /// Gives each item the position of its node in the document plus 1. Needs no table.
  explicit Origins(document::Value root) : root_(root) {}
  /// Takes one origin for each array item of the document in document order: an item before the items inside
  /// it. Items behind the end of the table have an unknown origin.
  Origins(document::Value root, const std::vector<Origin>& in_order);

  /// Returns unknown_origin for a value of another document and for a value that is no array item.
  [[nodiscard]] Origin of(document::Value item) const;

 private:
  document::Value root_;
  bool is_implicit_ = true;
  std::vector<Origin> by_node_;
};

/// The origins of the items of two lists. Where one of the two is absent, both are unknown.
struct KnownOrigins {
  const Origins* before = nullptr;
  const Origins* after = nullptr;

  [[nodiscard]] bool are_known() const { return before != nullptr && after != nullptr; }
};

/// Appends the origins of all array items within `subtree` in document order, unknown ones without `origins`.
void append_origins(std::vector<Origin>& out, document::Value subtree, const Origins* origins);

/// Counts the array items within `subtree`.
[[nodiscard]] std::size_t count_items(document::Value subtree);

}  // namespace resume_patch::diff
