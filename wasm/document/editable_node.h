// The nodes of an edited document. JSON Patch and drafts edit the same tree; see
// decisions/one-editable-tree.md.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "document/limits.h"
#include "document/member_index.h"
#include "document/read_error.h"

namespace resume_patch::document {

/// The reason why an edit is refused.
enum class EditErrorCode : std::uint8_t {
  none,
  not_found,       ///< No value is there.
  invalid_index,   ///< The token is no list index; "-" is one only where an item is added.
  out_of_range,    ///< The list is shorter.
  whole_document,  ///< The whole document cannot be removed.
  own_child        ///< A value cannot be moved into itself.
};

struct EditableNode;
struct EditableContainer;

/// A member or item of an opened container: a value of a document, or a node where more than a value is kept.
class EditableElement {
 public:
  EditableElement() = default;
  EditableElement(Value value) : value_(value) {}
  EditableElement(EditableNode& node) : node_(&node) {}

  /// Returns nothing for a removed member. Returns what an opened container was opened from.
  [[nodiscard]] OptionalValue value() const;
  [[nodiscard]] bool is_empty() const { return !value().has_value(); }
  [[nodiscard]] EditableNode* node() const { return node_; }
  /// Returns null for a value that is not opened.
  [[nodiscard]] EditableContainer* container() const;

 private:
  OptionalValue value_;
  EditableNode* node_ = nullptr;  ///< In place of the value.
};

/// The members or items of an opened container. A removed member leaves an empty element, so that
/// positions do not change and a member that is added again has its former position.
struct EditableContainer {
  static constexpr std::uint32_t npos = MemberIndex::npos;

  bool is_list;
  std::vector<EditableElement> elements;
  MemberIndex keys;  ///< Of the members, removed ones included.

  /// Opens an array or object. Linear in the number of its items or members.
  explicit EditableContainer(Value value);

  /// Returns the position that a token of a JSON Pointer names, or `npos` and the reason in `error`.
  [[nodiscard]] std::uint32_t position_of(std::string_view token, EditErrorCode& error) const;
  void append(Value key, EditableElement element);
  void insert_item(std::uint32_t position, EditableElement item);
  void erase_item(std::uint32_t position);
};

/// A location in an edited document. The tree that contains it determines its owner and its other data.
struct EditableNode {
  OptionalValue value;  ///< Absent for a removed member. For a container, the value before opening.
  std::unique_ptr<EditableContainer> container;  ///< Null for a scalar and for what is not opened.
};

inline OptionalValue EditableElement::value() const {
  return node_ != nullptr ? node_->value : value_;
}

inline EditableContainer* EditableElement::container() const {
  return node_ != nullptr ? node_->container.get() : nullptr;
}

/// A readable value: a value of a document, or an opened container.
struct EditableView {
  OptionalValue value;  ///< Absent for an absent member. Otherwise it has the container's type.
  const EditableContainer* container = nullptr;

  EditableView() = default;
  EditableView(Value value) : value(value) {}
  EditableView(const EditableNode& node) : value(node.value), container(node.container.get()) {}
  EditableView(const EditableElement& element) : value(element.value()), container(element.container()) {}
};

/// Returns a document that holds a string.
[[nodiscard]] Document document_of_string(std::string_view content);

/// Compares by meaning. `left` is present.
[[nodiscard]] bool equal(EditableView left, Value right);

/// Returns true if more than `room` containers are nested in a value.
[[nodiscard]] bool is_deeper(EditableView view, std::uint32_t room);

/// Appends compact JSON, nothing for an absent value. Stops at a limit and returns the reason. The bytes that
/// `out` has already count.
[[nodiscard]] std::optional<ReadErrorCode> write(std::string& out, EditableView view, Limits limits);

}  // namespace resume_patch::document
