// A value of the edited resource, read where it is: without opening places and without a copy.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "draft/draft_node.h"

namespace resume_patch::draft {

/// A value of a place, or one inside of a content that is not opened. Refers to the tree of places.
class EditedValue {
 public:
  /// Refers to nothing.
  EditedValue() = default;
  explicit EditedValue(const NodeContent& content)
      : value_(content.value), origins_(content.origins.get()), children_(content.children.get()) {}
  EditedValue(Value value, const diff::Origins* origins) : value_(value), origins_(origins) {}

  [[nodiscard]] bool is_present() const { return value_.has_value(); }
  [[nodiscard]] bool is_object() const { return value_ && value_->is_object(); }
  [[nodiscard]] bool is_list() const { return value_ && value_->is_array(); }
  [[nodiscard]] bool is_container() const { return is_object() || is_list(); }
  /// Items of a list.
  [[nodiscard]] std::uint32_t size() const;

  /// Returns a value that is not there where the object has no such member.
  [[nodiscard]] EditedValue member(std::string_view name) const;
  [[nodiscard]] bool is_same(const EditedValue& other) const;
  [[nodiscard]] OptionalValue value() const { return value_; }

  /// Calls visit(key, value) with each member.
  template <typename Visit>
  void for_each_member(const Visit& visit) const {
    if (children_ == nullptr) {
      for (const Value::Member member : value_->members())
        visit(member.key, EditedValue(member.value, origins_));
      return;
    }
    for (const auto& child : *children_) {
      if (!child->is_absent()) visit(*child->key, EditedValue(child->content));
    }
  }

  /// Calls visit(origin, item) with each item of a list.
  template <typename Visit>
  void for_each_item(const Visit& visit) const {
    if (children_ == nullptr) {
      for (const Value item : value_->items())
        visit(origins_ == nullptr ? diff::unknown_origin : origins_->of(item), EditedValue(item, origins_));
      return;
    }
    for (const auto& child : *children_) visit(child->origin, EditedValue(child->content));
  }

  /// Appends compact JSON; nothing for a value that is not there.
  void write(std::string& out) const;

 private:
  OptionalValue value_;
  const diff::Origins* origins_ = nullptr;
  const DraftNodes* children_ = nullptr;  ///< Of an opened container.
};

/// Finds members. Many members of one object, asked for one after another, cost n log n together.
class MemberFinder {
 public:
  /// Returns the value at a JSON Pointer that leads through objects, one that is not there for any other.
  [[nodiscard]] EditedValue at(EditedValue from, std::string_view pointer);

 private:
  [[nodiscard]] EditedValue member(const EditedValue& object, std::string_view name);

  EditedValue object_;  ///< The last one.
  std::uint32_t asked_ = 0;
  std::vector<std::pair<std::string, EditedValue>> sorted_;
};

}  // namespace resume_patch::draft
