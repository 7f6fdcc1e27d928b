#include "draft/edited_value.h"

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
  return member_of(*view_.container, name);
}

EditedValue EditedValue::member_of(const document::EditableContainer& container,
                                   std::string_view name) const {
  const std::uint32_t at = container.keys.find(name);
  if (at == document::EditableContainer::npos) return {};
  return EditedValue(container.elements[at], origins_);
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
    opened_.reset();
  }
  const bool is_opened = object.view().container != nullptr;
  if (is_opened || asked_ < few || object.size() < few) {
    ++asked_;
    return object.member(name);
  }
  if (!opened_) opened_.emplace(*object.value());
  return object.member_of(*opened_, name);
}

}  // namespace resume_patch::draft
