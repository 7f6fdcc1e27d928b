#include "draft/open_conflicts.h"

#include <algorithm>

#include "document/argsort.h"
#include "document/pointer.h"

namespace resume_patch::draft {

namespace {

/// The items of the edited resource that conflicts are about.
class EditedItems {
 public:
  struct Item {
    EditedValue value;
    std::string pointer;
  };

  /// Finds the items of the origins, which are sorted and distinct.
  EditedItems(const NodeContent& root, OriginList wanted) : wanted_(std::move(wanted)) {
    found_.assign(wanted_.size(), 0);
    items_.push_back({EditedValue(root), {}});
    const bool wants_items = !wanted_.empty() && wanted_.back() != diff::unknown_origin;
    if (wants_items) walk(EditedValue(root));
  }

  /// Returns the whole resource for the unknown origin, and null for an item that is gone.
  [[nodiscard]] const Item* find(Origin origin) const {
    if (origin == diff::unknown_origin) return &items_[0];
    const auto found = std::lower_bound(wanted_.begin(), wanted_.end(), origin);
    if (found == wanted_.end() || *found != origin) return nullptr;
    const std::uint32_t number = found_[static_cast<std::size_t>(found - wanted_.begin())];
    return number == 0 ? nullptr : &items_[number];
  }

 private:
  void walk(const EditedValue& value);
  void add(Origin origin, const EditedValue& item);

  OriginList wanted_;
  std::vector<std::uint32_t> found_;  ///< For each of these the number of its item; 0 for none.
  std::vector<Item> items_;           ///< The first one is the whole.
  std::string path_;
};

void EditedItems::walk(const EditedValue& value) {
  const std::size_t size = path_.size();
  if (value.is_object()) {
    std::string scratch;
    value.for_each_member([&](Value key, const EditedValue& member) {
      if (!member.is_container()) return;
      document::append_token(path_, key.text(scratch));
      walk(member);
      path_.resize(size);
    });
    return;
  }
  std::uint32_t position = 0;
  value.for_each_item([&](Origin origin, const EditedValue& item) {
    document::append_token(path_, position++);
    add(origin, item);
    if (item.is_container()) walk(item);
    path_.resize(size);
  });
}

// An origin that stands in two lists is that of the first one.
void EditedItems::add(Origin origin, const EditedValue& item) {
  const auto found = std::lower_bound(wanted_.begin(), wanted_.end(), origin);
  if (origin == diff::unknown_origin || found == wanted_.end() || *found != origin) return;
  std::uint32_t& number = found_[static_cast<std::size_t>(found - wanted_.begin())];
  if (number != 0) return;
  number = static_cast<std::uint32_t>(items_.size());
  items_.push_back({item, path_});
}

}  // namespace

std::optional<OpenConflict> OpenConflicts::first_open(Conflicts::Numbers numbers,
                                                      const EditedValue& value) const {
  std::string mine;
  write(mine, value.view());
  for (const std::uint32_t number : numbers) {
    const Conflict& conflict = conflicts_[number];
    if (!conflict.is_settled && mine != conflict.theirs) return OpenConflict{number, {}, 0, std::move(mine)};
  }
  return std::nullopt;
}

std::optional<OpenConflict> OpenConflicts::find_at(const Anchor& anchor, const EditedValue& value) const {
  const Conflicts::Numbers numbers = conflicts_.find_about(anchor, base_items_);
  return numbers.first == numbers.last ? std::nullopt : first_open(numbers, value);
}

std::optional<OpenConflict> OpenConflicts::find_missing_at(const Anchor& list, const EditedValue& items,
                                                           std::uint32_t index) const {
  for (const Missing& missing : missing_in(conflicts_.missing_in(list, base_items_), items)) {
    if (missing.index == index) return OpenConflict{missing.number, {}, missing.position, {}};
  }
  return std::nullopt;
}

namespace {

/// Follows the items of one list of the base through an edited list.
class ListFollower {
 public:
  /// `items` are the stored items that stand in the edited list, by position; null for others.
  ListFollower(std::uint32_t list, const std::vector<const BaseItems::Item*>& items, std::uint32_t size)
      : position_after_(size, 0) {
    for (std::uint32_t position = 0; position < items.size(); ++position) {
      const BaseItems::Item* const item = items[position];
      if (item != nullptr && item->list == list) position_after_[item->rank] = position + 1;
    }
  }

  [[nodiscard]] bool is_present(std::uint32_t rank) const { return position_after_[rank] != 0; }
  /// Returns the position behind the nearest item before the rank that is there. Ranks have to ascend.
  [[nodiscard]] std::uint32_t position_of(std::uint32_t rank) {
    for (; next_ < rank; ++next_) {
      if (position_after_[next_] != 0) position_ = position_after_[next_];
    }
    return position_;
  }

 private:
  std::vector<std::uint32_t> position_after_;  ///< By rank: the position of the item plus 1; 0 for none.
  std::uint32_t next_ = 0;
  std::uint32_t position_ = 0;
};

/// The items of an edited list.
struct ListItems {
  OriginList origins;
  std::vector<const BaseItems::Item*> stored;  ///< Null for an item that the base does not have.
  OriginList added;                            ///< The origins of these, sorted.

  ListItems(const EditedValue& list, const BaseItems& stored_items) {
    origins.reserve(list.size());
    stored.reserve(list.size());
    list.for_each_item([&](Origin origin, const EditedValue& /*item*/) {
      origins.push_back(origin);
      stored.push_back(stored_items.find(origin));
      if (stored.back() == nullptr) added.push_back(origin);
    });
    if (!std::is_sorted(added.begin(), added.end())) sort_unique(added);
  }
};

}  // namespace

// Each goes behind the item that it follows in the base, the nearest one that is there. What another draft
// inserted goes to the end.
std::vector<OpenConflicts::Missing> OpenConflicts::missing_in(Conflicts::Numbers numbers,
                                                              const EditedValue& list) const {
  std::vector<Missing> found;
  if (numbers.first == numbers.last) return found;
  const ListItems items(list, base_items_);
  std::optional<ListFollower> follower;
  std::uint32_t followed = 0;
  Origin last = diff::unknown_origin;
  for (const std::uint32_t number : numbers) {
    const Conflict& conflict = conflicts_[number];
    if (conflict.is_settled || conflict.missing == last) continue;
    const BaseItems::Item* const item = base_items_.find(conflict.missing);
    if (item == nullptr) {
      if (std::binary_search(items.added.begin(), items.added.end(), conflict.missing)) continue;
      found.push_back({number, list.size(), 0});
    } else {
      if (!follower || followed != item->list)
        follower.emplace(item->list, items.stored, base_items_.size_of_list(item->list));
      followed = item->list;
      if (follower->is_present(item->rank)) continue;
      found.push_back({number, follower->position_of(item->rank), 0});
    }
    last = conflict.missing;
  }
  assign_indexes(found, items.origins);
  return found;
}

// The index is the next one that no other conflict has.
void OpenConflicts::assign_indexes(std::vector<Missing>& missing, const OriginList& items) const {
  const auto is_before = [](const Missing& one, const Missing& other) {
    return one.position < other.position;
  };
  if (!std::is_sorted(missing.begin(), missing.end(), is_before)) {
    const auto order = document::argsort(missing.size(), [&](std::uint32_t left, std::uint32_t right) {
      return is_before(missing[left], missing[right]);
    });
    std::vector<Missing> sorted;
    for (const std::uint32_t at : order) sorted.push_back(missing[at]);
    missing = std::move(sorted);
  }
  std::uint32_t free = 0;
  for (Missing& one : missing) {
    free = std::max(free, one.position);
    while (free < items.size() && conflicts_.has_unsettled_about_item(items[free])) ++free;
    one.index = free++;
  }
}

std::vector<OpenConflict> OpenConflicts::all(const NodeContent& root) const {
  OriginList wanted;
  for (const auto& conflict : conflicts_) wanted.push_back(conflict->at.item);
  sort_unique(wanted);
  const EditedItems items(root, std::move(wanted));
  MemberFinder members;
  std::vector<OpenConflict> open;
  const Conflicts::Numbers numbers = conflicts_.all(base_items_);
  for (const std::uint32_t* at = numbers.first; at != numbers.last;) {
    const Conflict& conflict = conflicts_[*at];
    const bool is_missing = conflict.is_missing_item();
    const std::uint32_t* next = at;
    while (next != numbers.last && conflicts_[*next].is_missing_item() == is_missing &&
           conflicts_[*next].at == conflict.at)
      ++next;
    const Conflicts::Numbers group{at, next};
    at = next;
    const EditedItems::Item* const item = items.find(conflict.at.item);
    if (item == nullptr) continue;
    const std::string& rest = conflict.at.path;
    const EditedValue value = members.at(item->value, rest);
    if (is_missing) {
      if (!value.is_list()) continue;
      for (const Missing& missing : missing_in(group, value)) {
        open.push_back({missing.number, item->pointer + rest, missing.position, {}});
        document::append_token(open.back().path, missing.index);
      }
      continue;
    }
    // An absent member needs an object around it.
    const std::size_t parent = rest.empty() ? 0 : rest.rfind('/');
    if (!value.is_present() && !members.at(item->value, rest.substr(0, parent)).is_object()) continue;
    if (auto first = first_open(group, value)) {
      first->path = item->pointer + rest;
      open.push_back(std::move(*first));
    }
  }
  const auto order = document::argsort(open.size(), [&](std::uint32_t left, std::uint32_t right) {
    return open[left].number < open[right].number;
  });
  std::vector<OpenConflict> sorted;
  sorted.reserve(open.size());
  for (const std::uint32_t at : order) sorted.push_back(std::move(open[at]));
  return sorted;
}

}  // namespace resume_patch::draft
