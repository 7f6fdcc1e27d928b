// Finds the items of a base by their origins.
#pragma once

#include <cstdint>
#include <vector>

#include "draft/draft_node.h"

namespace resume_patch::draft {

/// Maps origins to the items of a resource and to their positions. Building it takes linear time.
class BaseItems {
 public:
  struct Item {
    Value value;
    Origin origin;
    std::uint32_t list;  ///< The number of the list that contains it.
    std::uint32_t rank;  ///< Its position in that list.
  };

  BaseItems(Value root, const diff::Origins& origins);

  /// Returns null if there is no such item. If two items have the same origin, returns the first.
  [[nodiscard]] const Item* find(Origin origin) const;
  [[nodiscard]] std::uint32_t size_of_list(std::uint32_t list) const { return list_sizes_[list]; }

 private:
  void walk(Value value, const diff::Origins& origins);
  [[nodiscard]] std::size_t slot_of(Origin origin) const;

  std::vector<Item> items_;
  std::vector<std::uint32_t> list_sizes_;
  std::vector<std::uint32_t> slots_;  ///< A hash table: the number of an item plus 1, or 0.
};

}  // namespace resume_patch::draft
