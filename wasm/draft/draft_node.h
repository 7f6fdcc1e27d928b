// The edited resource as a tree of places, opened along edited paths only.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "diff/origins.h"
#include "document/document.h"
#include "document/editable_node.h"

namespace resume_patch::draft {

using diff::Origin;
using document::Document;
using document::OptionalValue;
using document::Value;

class DraftNode;
using SharedDocument = std::shared_ptr<Document>;
using SharedOrigins = std::shared_ptr<const diff::Origins>;

/// Whether a container was created by set_from_input() on the way to a value, and what it replaced.
enum class Creation : std::uint8_t {
  not_typed,
  typed_over_absent,
  typed_over_null,
  typed_over_value  ///< A value of another type, which the base has.
};

/// The content of a place: nothing, a value of a document, or an opened container. A container owns its
/// nodes. Its elements without a node have the source and the origins of the container.
struct NodeContent : document::EditableNode {
  SharedDocument source;  ///< Keeps the value and the keys of the container. Null: the base keeps them.
  SharedOrigins origins;  ///< The origins of the items within the value. Null where it holds no lists.
  Creation created = Creation::not_typed;

  NodeContent() = default;
  ~NodeContent();
  /// Exchanges the contents.
  NodeContent(NodeContent&& other) noexcept;
  NodeContent& operator=(NodeContent&& other) noexcept;
  NodeContent(const NodeContent&) = delete;
  NodeContent& operator=(const NodeContent&) = delete;

  /// Returns the root of a document of its own.
  [[nodiscard]] static NodeContent of(Document&& document);
  /// Returns the same value again. The content must not be opened.
  [[nodiscard]] NodeContent share() const;
  /// Calls visit(node) with each member or item that has a node.
  template <typename Visit>
  void for_each_node(const Visit& visit) const;
};

/// A place in the edited resource that was edited or searched for. A member's node stays when its value is
/// removed, and an item's node moves with the item.
class DraftNode : public NodeContent {
 public:
  DraftNode* parent = nullptr;           ///< Null for the root.
  OptionalValue key;                     ///< Of a member.
  SharedDocument key_source;             ///< Keeps the key of a member that was added.
  std::uint32_t position = 0;            ///< Among the parent's elements.
  Origin origin = diff::unknown_origin;  ///< Identifies an item of a list.
  std::uint32_t field = 0;               ///< Its number among the draft's fields, from 1; 0 where it is none.
  std::uint32_t sent_changes = 0;        ///< Of a member of the root: its changes that the body carries.
  std::uint64_t row = 0;  ///< Of an item: its row in a form, from 1; 0 where that is its position.
  bool has_rows = false;  ///< Of a list: an item may have a row.
  std::unique_ptr<std::string> input;  ///< A text that was typed here and is no value of the field.

  /// The part that edits exchange.
  [[nodiscard]] NodeContent& content() { return *this; }
  [[nodiscard]] const NodeContent& content() const { return *this; }
  [[nodiscard]] bool is_absent() const { return !value; }
  [[nodiscard]] bool is_object() const { return value && value->is_object(); }
  [[nodiscard]] bool is_list() const { return value && value->is_array(); }
  [[nodiscard]] bool is_container() const { return is_object() || is_list(); }
  [[nodiscard]] bool is_open() const { return container != nullptr; }
  /// Items of a list.
  [[nodiscard]] std::uint32_t size() const;

  /// Opens the container of a list or object. Linear in the number of its items or members the first time.
  document::EditableContainer& open();
  /// Returns the node of an element, and makes it the first time.
  [[nodiscard]] DraftNode& child(std::uint32_t at);
  /// Returns the node of a member, which may be absent, or null.
  [[nodiscard]] DraftNode* find_member(std::string_view name);
  /// Returns the node of a member. One that does not exist is added, absent.
  [[nodiscard]] DraftNode& ensure_member(std::string_view name);
  /// Adds a member that does not exist, absent.
  [[nodiscard]] DraftNode& add_member(std::string_view name);
  /// Returns the node of the value that a token of a pointer names, or null.
  [[nodiscard]] DraftNode* find_child(std::string_view token);

  // Rows: the indexes by which a form names the items of a list. See draft/rows.cpp.
  /// The item in a row; null where the row is empty.
  [[nodiscard]] DraftNode* item_in_row(std::uint64_t wanted);
  /// The position at which the item of an empty row is inserted.
  [[nodiscard]] std::uint32_t position_for_row(std::uint64_t wanted) const;
  /// Keeps every item in its row while the items before it change.
  void keep_rows();
  /// The rows of the items grow with their positions.
  [[nodiscard]] bool has_ascending_rows() const;
  /// Makes each item's position its row again.
  void forget_rows();

  void insert_item(std::uint32_t at, std::unique_ptr<DraftNode> item);
  [[nodiscard]] std::unique_ptr<DraftNode> remove_item(std::uint32_t at);

  /// Whether this is `other` or lies below it.
  [[nodiscard]] bool is_within(const DraftNode& other) const;
  [[nodiscard]] std::uint32_t depth() const;  ///< Containers around it.
  [[nodiscard]] std::string pointer() const;
  /// The JSON Pointer to the item at a position of this list, whether one is there or not.
  [[nodiscard]] std::string item_pointer(std::uint32_t at) const;

 private:
  void append_pointer(std::string& pointer) const;
  void number_nodes(std::uint32_t from);
};

/// Returns the node of an element, null where it has none.
[[nodiscard]] inline DraftNode* node_of(const document::EditableElement& element) {
  return static_cast<DraftNode*>(element.node());
}

template <typename Visit>
void NodeContent::for_each_node(const Visit& visit) const {
  if (container == nullptr) return;
  for (const document::EditableElement& element : container->elements) {
    if (const DraftNode* const node = node_of(element)) visit(*node);
  }
}

/// Appends compact JSON, nothing for an absent value. There is no limit: a draft is never too deep.
void write(std::string& out, document::EditableView view);

[[nodiscard]] inline bool is_null_or_absent(OptionalValue value) {
  return !value || value->is_null();
}

/// Both are scalars that are written alike, or both are nothing.
[[nodiscard]] bool is_same_scalar(OptionalValue left, OptionalValue right);

/// Something was typed here or below that is no value.
[[nodiscard]] bool holds_input(const DraftNode& node);

/// How deep a resource may be: a saved draft has it inside, and has to be read again.
inline constexpr std::uint32_t max_levels = document::max_supported_depth - 8;

/// Reports whether a value is too deep for a place with `depth` containers around it.
[[nodiscard]] inline bool is_too_deep(document::EditableView view, std::uint32_t depth) {
  return document::is_deeper(view, max_levels - depth);
}

}  // namespace resume_patch::draft
