// The edited resource as a tree of places, opened along edited paths only.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "diff/origins.h"
#include "document/document.h"

namespace resume_patch::draft {

using diff::Origin;
using document::Document;
using document::OptionalValue;
using document::Value;

class DraftNode;
using DraftNodes = std::vector<std::unique_ptr<DraftNode>>;
using SharedDocument = std::shared_ptr<Document>;
using SharedOrigins = std::shared_ptr<const diff::Origins>;

/// Whether a container was created by set_from_input() on the way to a value, and what it replaced.
enum class Creation : std::uint8_t {
  not_typed,
  typed_over_absent,
  typed_over_null,
  typed_over_value  ///< A value of another type, which the base has.
};

/// What stands at a place: nothing, a value of a document, or a container that was opened.
struct NodeContent {
  OptionalValue value;    ///< None where nothing stands. Of an opened container, what it was opened from.
  SharedDocument source;  ///< Keeps the value and the keys of the children. None: the base keeps them.
  std::unique_ptr<DraftNodes> children;  ///< Of an opened container: all members, or all items.
  /// The origins of the items within the value. None where it holds no lists.
  SharedOrigins origins;
  Creation created = Creation::not_typed;

  NodeContent();
  ~NodeContent();
  NodeContent(NodeContent&& other) noexcept;
  NodeContent& operator=(NodeContent&& other) noexcept;
  NodeContent(const NodeContent&) = delete;
  NodeContent& operator=(const NodeContent&) = delete;

  /// The root of a document of its own.
  [[nodiscard]] static NodeContent of(Document&& document);
  /// Of what is not opened: the same value again.
  [[nodiscard]] NodeContent share() const;
  /// Appends compact JSON, where there is something.
  void write(std::string& out) const;
};

/// Where a value of the edited resource stands. A member's place outlives its value: what was removed and is
/// set again stands where it stood. An item's place moves with the item.
class DraftNode {
 public:
  DraftNode* parent = nullptr;           ///< None of the root.
  OptionalValue key;                     ///< Of a member.
  SharedDocument key_source;             ///< Keeps the key of a member that was added.
  std::uint32_t position = 0;            ///< Among the parent's children.
  Origin origin = diff::unknown_origin;  ///< Identifies an item of a list.
  std::uint32_t field = 0;               ///< Its number among the draft's fields, from 1; 0 where it is none.
  std::uint32_t sent_changes = 0;        ///< Of a member of the root: its changes that the body carries.
  std::uint32_t issues = 0;              ///< Of a member of the root: the issues of the last patch in it.
  std::uint64_t row = 0;  ///< Of an item: its row in a form, from 1; 0 where that is its position.
  bool has_rows = false;  ///< Of a list: an item may have a row.
  NodeContent content;
  std::unique_ptr<std::string> input;  ///< What a person typed here that is no value of the field.

  [[nodiscard]] bool is_absent() const { return !content.value; }
  [[nodiscard]] bool is_object() const { return content.value && content.value->is_object(); }
  [[nodiscard]] bool is_list() const { return content.value && content.value->is_array(); }
  [[nodiscard]] bool is_container() const { return is_object() || is_list(); }
  [[nodiscard]] bool is_open() const { return content.children != nullptr; }
  /// Items of a list.
  [[nodiscard]] std::uint32_t size() const;

  /// The children of a container, which is opened: linear in their number the first time.
  [[nodiscard]] DraftNodes& children();
  /// The place of a member, absent ones included, or null.
  [[nodiscard]] DraftNode* find_member(std::string_view name);
  /// The same, made where there is none.
  [[nodiscard]] DraftNode& ensure_member(std::string_view name);
  /// Makes one that is not there, absent still.
  [[nodiscard]] DraftNode& add_member(std::string_view name);
  /// The child that a token of a pointer names and that is there, or null.
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
};

/// Appends an opened container as compact JSON.
void write_children(std::string& out, Value container, const DraftNodes& children);

[[nodiscard]] inline bool is_null_or_absent(OptionalValue value) {
  return !value || value->is_null();
}

/// Both are scalars that are written alike, or both are nothing.
[[nodiscard]] bool is_same_scalar(OptionalValue left, OptionalValue right);

/// Something was typed here or below that is no value.
[[nodiscard]] bool holds_input(const DraftNode& node);

/// How deep a resource may be: a saved draft has it inside, and has to be read again.
inline constexpr std::uint32_t max_levels = document::max_supported_depth - 8;

/// Arrays and objects that a value is and holds, one in another.
[[nodiscard]] std::uint32_t height_of(Value value);
[[nodiscard]] std::uint32_t height_of(const DraftNode& node);

}  // namespace resume_patch::draft
