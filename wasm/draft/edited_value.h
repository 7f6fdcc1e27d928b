// Reads a value of the edited resource without opening nodes and without copying.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "draft/draft_node.h"

namespace resume_patch::draft {

/// The value of a node, or a value inside a content that is not opened. Refers to the tree of nodes.
class EditedValue {
 public:
  /// Refers to nothing.
  EditedValue() = default;
  explicit EditedValue(const NodeContent& content) : view_(content), origins_(content.origins.get()) {}
  /// `origins` are those of the items within a value that has no node.
  EditedValue(const document::EditableElement& element, const diff::Origins* origins)
      : view_(element), origins_(element.node() == nullptr ? origins : node_of(element)->origins.get()) {}

  [[nodiscard]] bool is_present() const { return view_.value.has_value(); }
  [[nodiscard]] bool is_object() const { return view_.value && view_.value->is_object(); }
  [[nodiscard]] bool is_list() const { return view_.value && view_.value->is_array(); }
  [[nodiscard]] bool is_container() const { return is_object() || is_list(); }
  /// Returns the number of items of a list.
  [[nodiscard]] std::uint32_t size() const;

  /// Returns an absent value where the object has no such member.
  [[nodiscard]] EditedValue member(std::string_view name) const;
  /// Returns the same. `container` is this object's, or was opened from it.
  [[nodiscard]] EditedValue member_of(const document::EditableContainer& container,
                                      std::string_view name) const;
  [[nodiscard]] bool is_same(const EditedValue& other) const;
  [[nodiscard]] OptionalValue value() const { return view_.value; }
  [[nodiscard]] document::EditableView view() const { return view_; }

  /// Calls visit(key, value) with each member.
  template <typename Visit>
  void for_each_member(const Visit& visit) const {
    if (view_.container == nullptr) {
      for (const Value::Member member : view_.value->members())
        visit(member.key, EditedValue(member.value, origins_));
      return;
    }
    const document::EditableContainer& container = *view_.container;
    for (std::size_t at = 0; at < container.keys.size(); ++at) {
      const EditedValue member(container.elements[at], origins_);
      if (member.is_present()) visit(container.keys[at], member);
    }
  }

  /// Calls visit(origin, item) with each item of a list.
  template <typename Visit>
  void for_each_item(const Visit& visit) const {
    if (view_.container == nullptr) {
      for (const Value item : view_.value->items()) visit(origin_of(item), EditedValue(item, origins_));
      return;
    }
    for (const document::EditableElement& item : view_.container->elements)
      visit(origin_of(item), EditedValue(item, origins_));
  }

 private:
  [[nodiscard]] Origin origin_of(const document::EditableElement& item) const;

  document::EditableView view_;
  const diff::Origins* origins_ = nullptr;
};

/// Finds members. An object that is searched again and again is opened beside the tree.
class MemberFinder {
 public:
  /// Returns the value at a JSON Pointer through objects, an absent value for other pointers.
  [[nodiscard]] EditedValue at(EditedValue from, std::string_view pointer);

 private:
  [[nodiscard]] EditedValue member(const EditedValue& object, std::string_view name);

  EditedValue object_;  ///< The object of the last call.
  std::uint32_t asked_ = 0;
  std::optional<document::EditableContainer> opened_;
};

}  // namespace resume_patch::draft
