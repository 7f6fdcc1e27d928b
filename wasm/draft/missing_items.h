// Determines where the missing items of one list are inserted.
#pragma once

#include <cstdint>
#include <vector>

#include "draft/conflicts.h"
#include "draft/edited_value.h"

namespace resume_patch::draft {

/// The open conflicts about the items of one list that the user removed and the server changed. Each item is
/// inserted after the nearest present item that it follows in the base. An item of another draft is appended.
class MissingItems {
 public:
  struct Item {
    std::uint32_t number;    ///< Of its conflict.
    std::uint32_t position;  ///< The position at which it is inserted.
    std::uint32_t index;     ///< In the path of its conflict: the next one that no other conflict has.
    std::uint32_t list;  ///< The number of its list in the base; `not_stored` if the base has no such item.
    std::uint32_t rank;  ///< Its position in that list plus 1.
    std::uint32_t follows;    ///< The rank of the item before it, or 0.
    bool has_other_conflict;  ///< A later conflict concerns the same item.
  };
  static constexpr std::uint32_t not_stored = 0xFFFFFFFFU;

  /// Linear in the length of the list and the number of its conflicts. `conflicts` must outlive this.
  MissingItems(const Conflicts& conflicts, const BaseItems& stored, const Anchor& list,
               const EditedValue& items);

  [[nodiscard]] const std::vector<Item>& items() const { return missing_; }
  /// Returns the item at an index, or null.
  [[nodiscard]] const Item* find(std::uint32_t index) const;
  /// Removes an item whose conflict was resolved. This loop over numbers is far cheaper than reading the list
  /// again.
  /// @param inserted The origin of the item that was inserted at its position, or unknown_origin.
  /// @returns False if another conflict of the item is now open. The object must then be created again.
  [[nodiscard]] bool settle(const Item& item, Origin inserted);

 private:
  void assign_indexes();

  const Conflicts& conflicts_;
  OriginList origins_;  ///< Of the items of the list.
  std::vector<Item> missing_;
};

}  // namespace resume_patch::draft
