// Keeps the conflicts and inputs of both drafts when drafts are merged.
#include <algorithm>

#include "document/argsort.h"
#include "draft/json_text.h"
#include "draft/session_state.h"

namespace resume_patch::draft {

namespace {

std::string key_of(const UnreadableInput& input) {
  return std::to_string(input.at.item) + input.at.path;
}

/// Returns true if the other sides of two conflicts are equal.
bool is_alike(const Conflict& one, const Conflict& other) {
  return one.base == other.base && one.theirs == other.theirs;
}

/// Finds a number by its key.
class KeyIndex {
 public:
  void add(std::string key) { keys_.push_back(std::move(key)); }
  void finish() {
    order_ = document::argsort(
        keys_.size(), [this](std::uint32_t left, std::uint32_t right) { return keys_[left] < keys_[right]; });
  }
  /// Returns the number of keys for one that was not added.
  [[nodiscard]] std::size_t find(const std::string& key) const {
    const auto found =
        std::lower_bound(order_.begin(), order_.end(), key,
                         [this](std::uint32_t at, const std::string& wanted) { return keys_[at] < wanted; });
    return found == order_.end() || keys_[*found] != key ? keys_.size() : *found;
  }

 private:
  std::vector<std::string> keys_;
  std::vector<std::uint32_t> order_;
};

ItemIndex index_of(const ResourceVersion& version, const SessionState& from) {
  OriginList wanted;
  for (const auto& conflict : from.conflicts) {
    wanted.push_back(conflict->at.item);
    wanted.push_back(conflict->missing);
  }
  for (const UnreadableInput& input : from.inputs) wanted.push_back(input.at.item);
  return {version, std::move(wanted)};
}

}  // namespace

bool keep_conflicts(SessionState& merged, const SessionState& from) {
  const ItemIndex items = index_of(merged.version, from);
  KeyIndex numbers;
  for (const auto& conflict : merged.conflicts) numbers.add(key_of(*conflict));
  numbers.finish();
  const std::size_t count = merged.conflicts.size();
  for (const auto& conflict : from.conflicts) {
    const bool is_missing = conflict->is_missing_item();
    if (!items.value_at(is_missing ? conflict->at : Anchor{conflict->at.item, {}})) return false;
    if (is_missing && items.find(conflict->missing) != nullptr) return false;
    const std::size_t number = numbers.find(key_of(*conflict));
    if (number == count) {
      merged.conflicts.push_back(std::make_unique<Conflict>(*conflict));
    } else if (!is_alike(merged.conflicts[number], *conflict)) {
      return false;
    }
  }
  return true;
}

bool keep_inputs(SessionState& merged, const SessionState& from) {
  const ItemIndex items = index_of(merged.version, from);
  const ItemIndex before = index_of(from.version, from);
  KeyIndex numbers;
  for (const UnreadableInput& input : merged.inputs) numbers.add(key_of(input));
  numbers.finish();
  const std::size_t count = merged.inputs.size();
  for (const UnreadableInput& input : from.inputs) {
    std::string pointer;
    if (!items.append_pointer(pointer, input.at)) return false;
    if (json_text(items.value_at(input.at)) != json_text(before.value_at(input.at))) return false;
    const std::size_t number = numbers.find(key_of(input));
    if (number == count) {
      merged.inputs.push_back(input);
    } else if (merged.inputs[number].text != input.text) {
      return false;
    }
  }
  return true;
}

}  // namespace resume_patch::draft
