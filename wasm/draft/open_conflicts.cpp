#include "draft/open_conflicts.h"

#include <algorithm>

#include "document/argsort.h"
#include "document/pointer.h"
#include "draft/missing_items.h"

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
      const MissingItems list(conflicts_, base_items_, conflict.at, value);
      for (const MissingItems::Item& missing : list.items()) {
        open.push_back({missing.number, item->pointer + rest, missing.position, {}});
        document::append_token(open.back().path, missing.index);
      }
      continue;
    }
    // A member that is not there is one of an object.
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
