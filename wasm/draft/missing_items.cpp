#include "draft/missing_items.h"

#include <algorithm>
#include <optional>

#include "document/argsort.h"

namespace resume_patch::draft {

namespace {

/// Finds the positions of a base list's items in an edited list.
class ListFollower {
 public:
  /// @param items The stored items in the edited list by position; null for others.
  ListFollower(std::uint32_t list, const std::vector<const BaseItems::Item*>& items, std::uint32_t size)
      : position_after_(size, 0) {
    for (std::uint32_t at = 0; at < items.size(); ++at) {
      const BaseItems::Item* const item = items[at];
      if (item != nullptr && item->list == list) position_after_[item->rank] = at + 1;
    }
  }

  [[nodiscard]] bool is_present(std::uint32_t rank) const { return position_after_[rank] != 0; }
  /// Advances to the nearest present item before a rank. Ranks must ascend.
  void follow_to(std::uint32_t rank) {
    for (; next_ < rank; ++next_) {
      if (position_after_[next_] == 0) continue;
      position = position_after_[next_];
      follows = next_ + 1;
    }
  }

  std::uint32_t position = 0;  ///< The position after that item.
  std::uint32_t follows = 0;   ///< The rank of that item plus 1.

 private:
  std::vector<std::uint32_t> position_after_;  ///< By rank: the position of the item plus 1, or 0.
  std::uint32_t next_ = 0;
};

}  // namespace

MissingItems::MissingItems(const Conflicts& conflicts, const BaseItems& stored, const Anchor& list,
                           const EditedValue& items)
    : conflicts_(conflicts) {
  const Conflicts::Numbers numbers = conflicts.missing_in(list, stored);
  if (numbers.first == numbers.last) return;
  std::vector<const BaseItems::Item*> stored_items;  // Null for an item that the base does not have.
  OriginList added;                                  // The origins of these, sorted.
  items.for_each_item([&](Origin origin, const EditedValue& /*item*/) {
    origins_.push_back(origin);
    stored_items.push_back(stored.find(origin));
    if (stored_items.back() == nullptr) added.push_back(origin);
  });
  if (!std::is_sorted(added.begin(), added.end())) sort_unique(added);
  std::optional<ListFollower> follower;
  std::uint32_t followed = 0;
  Origin last = diff::unknown_origin;
  for (const std::uint32_t number : numbers) {
    const Conflict& conflict = conflicts[number];
    if (conflict.is_settled) continue;
    if (conflict.missing == last) {
      missing_.back().has_other_conflict = true;
      continue;
    }
    const BaseItems::Item* const item = stored.find(conflict.missing);
    if (item == nullptr) {
      if (std::binary_search(added.begin(), added.end(), conflict.missing)) continue;
      missing_.push_back({number, items.size(), 0, not_stored, 0, 0, false});
    } else {
      if (!follower || followed != item->list)
        follower.emplace(item->list, stored_items, stored.size_of_list(item->list));
      followed = item->list;
      if (follower->is_present(item->rank)) continue;
      follower->follow_to(item->rank);
      missing_.push_back(
          {number, follower->position, 0, item->list, item->rank + 1, follower->follows, false});
    }
    last = conflict.missing;
  }
  assign_indexes();
}

void MissingItems::assign_indexes() {
  std::uint32_t free = 0;
  const auto assign = [&](Item& item) {
    free = std::max(free, item.position);
    while (free < origins_.size() && conflicts_.has_unsettled_about_item(origins_[free])) ++free;
    item.index = free++;
  };
  const auto is_before = [](const Item& one, const Item& other) { return one.position < other.position; };
  if (std::is_sorted(missing_.begin(), missing_.end(), is_before)) {
    for (Item& item : missing_) assign(item);
    return;
  }
  for (const std::uint32_t at :
       document::argsort(missing_.size(), [&](std::uint32_t left, std::uint32_t right) {
         return is_before(missing_[left], missing_[right]);
       }))
    assign(missing_[at]);
}

const MissingItems::Item* MissingItems::find(std::uint32_t index) const {
  const auto found =
      std::find_if(missing_.begin(), missing_.end(), [&](const Item& item) { return item.index == index; });
  return found == missing_.end() ? nullptr : &*found;
}

bool MissingItems::settle(const Item& item, Origin inserted) {
  const Item settled = item;
  missing_.erase(missing_.begin() + (&item - missing_.data()));
  const bool is_inserted = inserted != diff::unknown_origin;
  if (!is_inserted && settled.has_other_conflict) return false;
  if (is_inserted) {
    origins_.insert(origins_.begin() + static_cast<std::ptrdiff_t>(settled.position), inserted);
    for (Item& other : missing_) {
      const bool follows = other.list == settled.list && settled.list != not_stored &&
                           other.rank > settled.rank && other.follows < settled.rank;
      if (follows) {
        other.follows = settled.rank;
        other.position = settled.position + 1;
      } else if (other.list == not_stored || other.position > settled.position) {
        ++other.position;
      }
    }
  }
  assign_indexes();
  return true;
}

}  // namespace resume_patch::draft
