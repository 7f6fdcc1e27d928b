// Where the missing items of one list would be inserted.
#pragma once

#include <cstdint>
#include <vector>

#include "draft/conflicts.h"
#include "draft/edited_value.h"

namespace resume_patch::draft {

/// The open conflicts about the items of one list that the user removed and the server changed. Each item
/// goes behind the item that it follows in the base, the nearest one that is there. What another draft
/// inserted goes to the end.
class MissingItems {
 public:
  struct Item {
    std::uint32_t number;    ///< Of its conflict.
    std::uint32_t position;  ///< At which it is inserted.
    std::uint32_t index;     ///< In the path of its conflict: the next one that no other conflict has.
    std::uint32_t list;  ///< The number of its list in the base; `not_stored` if the base has no such item.
    std::uint32_t rank;  ///< Its position in that list plus 1.
    std::uint32_t follows;    ///< The rank of the item that it goes behind; 0 for none.
    bool has_other_conflict;  ///< A later conflict is about the same item.
  };
  static constexpr std::uint32_t not_stored = 0xFFFFFFFFU;

  /// Linear in the length of the list and the number of its conflicts. `conflicts` must outlive this.
  MissingItems(const Conflicts& conflicts, const BaseItems& stored, const Anchor& list,
               const EditedValue& items);

  [[nodiscard]] const std::vector<Item>& items() const { return missing_; }
  /// Returns the item at an index, or null.
  [[nodiscard]] const Item* find(std::uint32_t index) const;
  /// Removes an item whose conflict was settled; `inserted` is the origin of the item that was then inserted
  /// at its position, or unknown. Returns false if another conflict about the item is open now: then this
  /// has to be made anew. A loop over numbers, which is far cheaper than reading the list again.
  [[nodiscard]] bool settle(const Item& item, Origin inserted);

 private:
  void assign_indexes();

  const Conflicts& conflicts_;
  OriginList origins_;  ///< Of the items of the list.
  std::vector<Item> missing_;
};

}  // namespace resume_patch::draft
