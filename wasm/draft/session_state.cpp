#include "draft/session_state.h"

#include <algorithm>

#include "document/argsort.h"
#include "document/equality.h"
#include "document/pointer.h"
#include "draft/edited_value.h"
#include "draft/json_text.h"

namespace resume_patch::draft {

namespace {

/// Returns the anchor of the conflict's location, or of its missing item.
Anchor anchor_of_subject(const Conflict& conflict) {
  return conflict.is_missing_item() ? Anchor{conflict.missing, {}} : conflict.at;
}

/// Finds conflicts at a location, above it in the same item, and below it.
class ConflictKeys {
 public:
  explicit ConflictKeys(const Conflicts& conflicts) {
    std::vector<std::string> keys;
    for (const auto& conflict : conflicts) keys.push_back(key_of(*conflict));
    const auto order = document::argsort(
        keys.size(), [&](std::uint32_t left, std::uint32_t right) { return keys[left] < keys[right]; });
    for (const std::uint32_t at : order) {
      keys_.push_back(std::move(keys[at]));
      theirs_.push_back(conflicts[at].theirs);
    }
  }

  [[nodiscard]] bool has_same_theirs(const std::string& key, const std::string& theirs) const {
    const auto found = std::lower_bound(keys_.begin(), keys_.end(), key);
    const bool is_present = found != keys_.end() && *found == key;
    return is_present && theirs_[static_cast<std::size_t>(found - keys_.begin())] == theirs;
  }

  [[nodiscard]] bool has_at_or_above(std::string key) const {
    for (;;) {
      if (std::binary_search(keys_.begin(), keys_.end(), key)) return true;
      const std::size_t last = key.rfind('/');
      if (last == std::string::npos) return false;
      key.resize(last);
    }
  }

  [[nodiscard]] bool has_below(const std::string& key) const {
    const std::string prefix = key + '/';
    const auto found = std::lower_bound(keys_.begin(), keys_.end(), prefix);
    return found != keys_.end() && found->compare(0, prefix.size(), prefix) == 0;
  }

 private:
  std::vector<std::string> keys_;
  std::vector<std::string> theirs_;
};

/// Returns true if both sides are lists, which have excluding orders.
bool is_about_order(const Conflict& conflict) {
  return !conflict.mine.empty() && conflict.mine[0] == '[' && !conflict.theirs.empty() &&
         conflict.theirs[0] == '[';
}

/// Finds the items of a resource that have conflicts, and values inside them.
class ResourceIndex {
 public:
  ResourceIndex(const ResourceVersion& version, OriginList wanted) : items_(version, std::move(wanted)) {}
  ResourceIndex(const ResourceView& resource, OriginList wanted)
      : items_(EditedValue(resource.root, &resource.origins), std::move(wanted)) {}

  [[nodiscard]] const ItemIndex::Item* find(Origin item) const { return items_.find(item); }
  [[nodiscard]] OptionalValue value_at(const Anchor& anchor) {
    const ItemIndex::Item* const item = items_.find(anchor.item);
    return item == nullptr ? std::nullopt : members_.at(item->value, anchor.path).value();
  }

 private:
  ItemIndex items_;
  MemberFinder members_;
};

/// Returns true if a missing item is back in its list. It may have been moved to another one.
bool is_in_its_list(ResourceIndex& items, const Conflict& conflict) {
  const ItemIndex::Item* const item = items.find(conflict.missing);
  const OptionalValue list = items.value_at(conflict.at);
  return item != nullptr && list && item->list.value()->is_same_node(*list);
}

/// Returns true if a conflict is still open, and updates `theirs` to the server's present value.
bool is_still_open(Conflict& conflict, OptionalValue mine, OptionalValue latest, bool was_sent) {
  const std::string theirs = json_text(latest);
  if (theirs == json_text(mine)) return false;
  const bool is_taken = was_sent && !conflict.is_missing_item() && theirs != conflict.theirs;
  if (is_taken) return false;
  conflict.theirs = theirs;
  return true;
}

}  // namespace

void add_conflicts(SessionState& state, const std::vector<merge::Conflict>& found,
                   const IncomingResource& incoming) {
  OriginList parent_items;
  OriginList items;
  for (const merge::Conflict& conflict : found) {
    parent_items.push_back(conflict.parent_item);
    items.push_back(conflict.item);
  }
  const ItemIndex lists(state.version, std::move(parent_items));
  ResourceIndex stored(incoming.stored, incoming.was_sent() ? std::move(items) : OriginList());
  for (const merge::Conflict& conflict : found) {
    auto added = std::make_unique<Conflict>();
    if (conflict.is_missing_item) {
      added->missing = conflict.item;
      added->at.item = conflict.parent_item;
      const ItemIndex::Item* const item = lists.find(conflict.parent_item);
      const std::size_t start = item == nullptr ? 0 : item->pointer.size();
      added->at.path = conflict.path.substr(start, conflict.path.rfind('/') - start);
    } else {
      added->at = {conflict.item, conflict.path.substr(conflict.item_path_length)};
    }
    if (incoming.was_sent() && conflict.base) {
      const OptionalValue before = stored.value_at(anchor_of_subject(*added));
      if (!before || !document::equal(*before, *conflict.base)) continue;
    }
    added->base = json_text(conflict.base);
    added->mine = json_text(conflict.mine);
    added->theirs = json_text(conflict.theirs);
    state.conflicts.push_back(std::move(added));
  }
}

void keep_open_conflicts(SessionState& state, const SessionState& before, const IncomingResource& incoming) {
  if (before.conflicts.empty()) return;
  const ConflictKeys keys(state.conflicts);
  OriginList wanted;
  for (const auto& conflict : before.conflicts) {
    wanted.push_back(conflict->at.item);
    wanted.push_back(conflict->missing);
  }
  ResourceIndex merged(state.version, wanted);
  ResourceIndex stored(incoming.stored, wanted);
  ResourceIndex latest(incoming.latest, std::move(wanted));
  for (const auto& conflict : before.conflicts) {
    const std::string key = key_of(*conflict);
    const Anchor subject = anchor_of_subject(*conflict);
    const bool is_with_draft =
        incoming.kind == IncomingKind::draft || conflict->theirs != json_text(stored.value_at(subject));
    const bool is_replaced = keys.has_at_or_above(key) || (keys.has_below(key) && !is_about_order(*conflict));
    if (is_replaced && (!is_with_draft || keys.has_same_theirs(key, conflict->theirs))) continue;
    const OptionalValue mine = merged.value_at(subject);
    const OptionalValue theirs = latest.value_at(subject);
    const bool is_back =
        conflict->is_missing_item() && (is_in_its_list(merged, *conflict) || (!theirs && !is_with_draft));
    const bool is_gone = !conflict->is_missing_item() && !merged.value_at({conflict->at.item, {}});
    if (is_back || is_gone) continue;
    auto kept = std::make_unique<Conflict>(*conflict);
    if (!kept->is_missing_item()) kept->mine = json_text(mine);
    if (is_with_draft) {
      if (json_text(mine) != kept->theirs) state.conflicts.push_back(std::move(kept));
      continue;
    }
    if (is_still_open(*kept, mine, theirs, incoming.was_sent())) state.conflicts.push_back(std::move(kept));
  }
}

std::string key_of(const Conflict& conflict) {
  if (conflict.is_missing_item()) return '-' + std::to_string(conflict.missing);
  return std::to_string(conflict.at.item) + conflict.at.path;
}

OriginList in_order(const ResourceView& resource) {
  OriginList origins;
  diff::append_origins(origins, resource.root, &resource.origins);
  return origins;
}

std::vector<std::string> pointers_of(const std::vector<Anchor>& anchors, const ResourceVersion& version) {
  OriginList wanted;
  for (const Anchor& anchor : anchors) wanted.push_back(anchor.item);
  const ItemIndex items(version, std::move(wanted));
  std::vector<std::string> pointers;
  for (const Anchor& anchor : anchors) {
    std::string pointer;
    if (!items.append_pointer(pointer, anchor)) pointer = "-";
    pointers.push_back(std::move(pointer));
  }
  return pointers;
}

}  // namespace resume_patch::draft
