#include "draft/conflicts.h"

#include <algorithm>

#include "document/argsort.h"

namespace resume_patch::draft {

namespace {

/// Compares the subjects of conflicts. Returns 0 for the same location, or for missing items of the same
/// list.
int compare(const Conflict& conflict, const Anchor& anchor, bool is_missing) {
  if (conflict.is_missing_item() != is_missing) return is_missing ? -1 : 1;
  if (conflict.at.item != anchor.item) return conflict.at.item < anchor.item ? -1 : 1;
  return conflict.at.path.compare(anchor.path);
}

/// Orders items of the base first, in its order.
bool is_missing_before(const Conflict& left, const Conflict& right, const BaseItems& stored) {
  const BaseItems::Item* const one = stored.find(left.missing);
  const BaseItems::Item* const other = stored.find(right.missing);
  if (one == nullptr || other == nullptr) return one != other ? one != nullptr : left.missing < right.missing;
  return one->list != other->list ? one->list < other->list : one->rank < other->rank;
}

}  // namespace

void Conflicts::make_index(const BaseItems& stored) const {
  if (index_.size() == list_.size()) return;
  index_ = document::argsort(list_.size(), [&](std::uint32_t left, std::uint32_t right) {
    const Conflict& one = *list_[left];
    const Conflict& other = *list_[right];
    const int order = compare(one, other.at, other.is_missing_item());
    if (order != 0) return order < 0;
    return one.is_missing_item() && is_missing_before(one, other, stored);
  });
  about_items_.clear();
  for (const std::uint32_t number : index_) {
    const Conflict& conflict = *list_[number];
    const Origin item = conflict.at.item;
    if (!conflict.is_missing_item() && item != diff::unknown_origin && conflict.at.path.empty())
      about_items_.emplace_back(item, number);
  }
}

bool Conflicts::has_unsettled_about_item(Origin item) const {
  auto found =
      std::partition_point(about_items_.begin(), about_items_.end(),
                           [&](const std::pair<Origin, std::uint32_t>& entry) { return entry.first < item; });
  for (; found != about_items_.end() && found->first == item; ++found) {
    if (!list_[found->second]->is_settled) return true;
  }
  return false;
}

Conflicts::Numbers Conflicts::find(const Anchor& anchor, bool is_missing) const {
  const auto first = std::partition_point(index_.begin(), index_.end(), [&](std::uint32_t number) {
    return compare(*list_[number], anchor, is_missing) < 0;
  });
  const auto last = std::partition_point(first, index_.end(), [&](std::uint32_t number) {
    return compare(*list_[number], anchor, is_missing) == 0;
  });
  const std::uint32_t* const start = index_.data();
  return {start + (first - index_.begin()), start + (last - index_.begin())};
}

Conflicts::Numbers Conflicts::find_about(const Anchor& anchor, const BaseItems& stored) const {
  make_index(stored);
  return find(anchor, false);
}

Conflicts::Numbers Conflicts::missing_in(const Anchor& list, const BaseItems& stored) const {
  make_index(stored);
  return find(list, true);
}

Conflicts::Numbers Conflicts::all(const BaseItems& stored) const {
  make_index(stored);
  return {index_.data(), index_.data() + index_.size()};
}

}  // namespace resume_patch::draft
