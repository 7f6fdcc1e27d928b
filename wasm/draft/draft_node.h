// The edited resource as a tree of nodes. Only edited paths are opened.
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

/// The value that a container replaced, if set_from_input() created it.
enum class Creation : std::uint8_t {
  not_typed,
  typed_over_absent,
  typed_over_null,
  typed_over_value  ///< A value of another type, from the base.
};

/// The content of a node: nothing, a value of a document, or an opened container. A container owns its
/// nodes. Its elements without a node have the source and the origins of the container.
struct NodeContent : document::EditableNode {
  SharedDocument source;  ///< Owns the value and the keys of the container. If null, the base owns them.
  SharedOrigins origins;  ///< The origins of the items within the value. Null without lists.
  Creation created = Creation::not_typed;

  NodeContent() = default;
  ~NodeContent();
  /// Swaps the contents.
  NodeContent(NodeContent&& other) noexcept;
  NodeContent& operator=(NodeContent&& other) noexcept;
  NodeContent(const NodeContent&) = delete;
  NodeContent& operator=(const NodeContent&) = delete;

  /// Returns the root of a document, which the content owns.
  [[nodiscard]] static NodeContent of(Document&& document);
  /// Returns the same value again. The content must not be opened.
  [[nodiscard]] NodeContent share() const;
  /// Calls `visit(node)` for each member or item that has a node.
  template <typename Visit>
  void for_each_node(const Visit& visit) const;
};

/// A location in the edited resource that was edited or searched for. The node of a member is kept when its
/// value is removed. The node of an item moves with the item.
class DraftNode : public NodeContent {
 public:
  DraftNode* parent = nullptr;           ///< Null for the root.
  OptionalValue key;                     ///< Of a member.
  SharedDocument key_source;             ///< Owns the key of an added member.
  std::uint32_t position = 0;            ///< Among the parent's elements.
  Origin origin = diff::unknown_origin;  ///< Of a list item.
  std::uint32_t field = 0;               ///< The number of the draft's field, from 1, or 0.
  std::uint32_t sent_changes = 0;        ///< Of a root member: its changes that the body carries.
  std::uint64_t row = 0;                 ///< Of an item: its form row, from 1; 0 if that is its position.
  bool has_rows = false;                 ///< Of a list: an item may have a row.
  std::unique_ptr<std::string> input;    ///< A typed text that is not a value of the field.

  /// Returns the part that edits exchange.
  [[nodiscard]] NodeContent& content() { return *this; }
  [[nodiscard]] const NodeContent& content() const { return *this; }
  [[nodiscard]] bool is_absent() const { return !value; }
  [[nodiscard]] bool is_object() const { return value && value->is_object(); }
  [[nodiscard]] bool is_list() const { return value && value->is_array(); }
  [[nodiscard]] bool is_container() const { return is_object() || is_list(); }
  [[nodiscard]] bool is_open() const { return container != nullptr; }
  /// Returns the number of items of a list.
  [[nodiscard]] std::uint32_t size() const;

  /// Opens a list or object. The first call takes linear time.
  document::EditableContainer& open();
  /// Returns the node of an element. The first call creates it.
  [[nodiscard]] DraftNode& child(std::uint32_t at);
  /// Returns the node of a member, which may be absent, or null.
  [[nodiscard]] DraftNode* find_member(std::string_view name);
  /// Returns the node of a member and creates it if necessary.
  [[nodiscard]] DraftNode& ensure_member(std::string_view name);
  /// Adds the node of a new member, without a value.
  [[nodiscard]] DraftNode& add_member(std::string_view name);
  /// Returns the node of the value that a pointer token refers to, or null.
  [[nodiscard]] DraftNode* find_child(std::string_view token);

  // Rows: the indexes by which a form names the items of a list. See draft/rows.cpp.
  /// Returns the item in a row, or null for an empty row.
  [[nodiscard]] DraftNode* item_in_row(std::uint64_t wanted);
  /// Returns the position at which an item of an empty row is inserted.
  [[nodiscard]] std::uint32_t position_for_row(std::uint64_t wanted) const;
  /// Fixes the row of each item, before items are inserted or removed before it.
  void keep_rows();
  /// Returns true if the rows ascend with the positions.
  [[nodiscard]] bool has_ascending_rows() const;
  /// Resets the row of each item to its position.
  void forget_rows();

  void insert_item(std::uint32_t at, std::unique_ptr<DraftNode> item);
  [[nodiscard]] std::unique_ptr<DraftNode> remove_item(std::uint32_t at);

  /// Returns true if this is `other` or its descendant.
  [[nodiscard]] bool is_within(const DraftNode& other) const;
  [[nodiscard]] std::uint32_t depth() const;  ///< Number of ancestors.
  [[nodiscard]] std::string pointer() const;
  /// Appends the token that names this node in its parent.
  void append_token(std::string& pointer) const;
  /// Returns the JSON Pointer to a position of this list, even if it has no item.
  [[nodiscard]] std::string item_pointer(std::uint32_t at) const;

 private:
  void append_pointer(std::string& pointer) const;
  void number_nodes(std::uint32_t from);
};

/// Returns the node of an element, or null.
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

/// Appends compact JSON. Appends nothing for an absent value. The depth of a draft is already limited.
void write(std::string& out, document::EditableView view);

[[nodiscard]] inline bool is_null_or_absent(OptionalValue value) {
  return !value || value->is_null();
}

/// Returns true if both are scalars with the same text, or both are absent.
[[nodiscard]] bool is_same_scalar(OptionalValue left, OptionalValue right);

/// Returns true if a text that is not a value is stored at the node or below it.
[[nodiscard]] bool holds_input(const DraftNode& node);

/// The greatest depth of a resource. A saved draft contains it and is parsed again.
inline constexpr std::uint32_t max_levels = document::max_supported_depth - 8;

/// Returns true if a value is too deep for a location with `depth` containers around it.
[[nodiscard]] inline bool is_too_deep(document::EditableView view, std::uint32_t depth) {
  return document::is_deeper(view, max_levels - depth);
}

}  // namespace resume_patch::draft
