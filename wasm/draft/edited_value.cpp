#include "draft/edited_value.h"

#include <algorithm>

#include "document/argsort.h"
#include "document/pointer.h"

namespace resume_patch::draft {

std::uint32_t EditedValue::size() const {
  if (view_.container != nullptr) return static_cast<std::uint32_t>(view_.container->elements.size());
  return view_.value ? view_.value->size() : 0;
}

EditedValue EditedValue::member(std::string_view name) const {
  if (!is_object()) return {};
  if (view_.container == nullptr) {
    const OptionalValue found = view_.value->find(name);
    return found ? EditedValue(*found, origins_) : EditedValue();
  }
  const std::uint32_t at = view_.container->find(name);
  if (at == document::EditableContainer::npos) return {};
  return EditedValue(view_.container->elements[at], origins_);
}

Origin EditedValue::origin_of(const document::EditableElement& item) const {
  if (item.node() != nullptr) return node_of(item)->origin;
  return origins_ == nullptr ? diff::unknown_origin : origins_->of(*item.value());
}

bool EditedValue::is_same(const EditedValue& other) const {
  if (!is_present() || !other.is_present()) return false;
  return view_.container == other.view_.container && view_.value->is_same_node(*other.view_.value);
}

EditedValue MemberFinder::at(EditedValue from, std::string_view pointer) {
  if (pointer.empty()) return from;
  const auto tokens = document::split_pointer(pointer);
  if (!tokens) return {};
  for (const std::string& token : *tokens) from = member(from, token);
  return from;
}

EditedValue MemberFinder::member(const EditedValue& object, std::string_view name) {
  constexpr std::uint32_t few = 8;
  if (!object.is_object()) return {};
  if (!object.is_same(object_)) {
    object_ = object;
    asked_ = 0;
    sorted_.clear();
  }
  if (asked_ < few || object.size() < few) {
    ++asked_;
    return object.member(name);
  }
  if (sorted_.empty()) {
    std::vector<std::pair<std::string, EditedValue>> members;
    object.for_each_member(
        [&](Value key, const EditedValue& value) { members.emplace_back(key.string(), value); });
    const auto order = document::argsort(members.size(), [&](std::uint32_t left, std::uint32_t right) {
      return members[left].first < members[right].first;
    });
    for (const std::uint32_t at : order) sorted_.push_back(std::move(members[at]));
  }
  const auto found =
      std::lower_bound(sorted_.begin(), sorted_.end(), name,
                       [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
  return found == sorted_.end() || found->first != name ? EditedValue() : found->second;
}

}  // namespace resume_patch::draft
