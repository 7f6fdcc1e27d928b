#include "draft/open_conflicts.h"

#include <algorithm>

#include "document/argsort.h"
#include "document/pointer.h"
#include "draft/missing_items.h"

namespace resume_patch::draft {

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
  const ItemIndex items(EditedValue(root), std::move(wanted));
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
    const ItemIndex::Item* const item = items.find(conflict.at.item);
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
    // An absent member needs an object around it.
    const std::size_t parent = rest.empty() ? 0 : rest.rfind('/');
    if (!value.is_present() && !members.at(item->value, rest.substr(0, parent)).is_object()) continue;
    if (auto first = first_open(group, value)) {
      first->path = item->pointer + rest;
      open.push_back(std::move(*first));
    }
  }
  document::sort(
      open, [](const OpenConflict& left, const OpenConflict& right) { return left.number < right.number; });
  return open;
}

}  // namespace resume_patch::draft
