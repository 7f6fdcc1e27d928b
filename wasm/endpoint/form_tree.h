// Arranges the entries of a form as a tree of their names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "endpoint/effective_schema.h"

namespace resume_patch::endpoint {

/// One part of a field name, with the values of the entries that end here. Children keep their order. Finding
/// one takes constant time.
class FormNode {
 public:
  explicit FormNode(std::string token = {}) : token_(std::move(token)) {}

  /// Returns the child of this name and adds it if it is missing. Adding invalidates references to other
  /// children.
  FormNode& child(std::string_view name);

  [[nodiscard]] const std::string& token() const { return token_; }
  [[nodiscard]] const std::vector<FormNode>& children() const { return children_; }

  /// Adds the value of an entry that ends at this node.
  void add(Value value) {
    values.push_back(value);
    children_before.push_back(static_cast<std::uint32_t>(children_.size()));
  }

  std::vector<Value> values;                   ///< In the order of the entries.
  std::vector<std::uint32_t> children_before;  ///< By value: the number of children that came before it.
  bool is_repeatable = false;                  ///< An entry is of a list: "name[]", or without a selection.

 private:
  void build_table(std::size_t size);

  std::string token_;
  std::vector<FormNode> children_;
  std::vector<std::uint32_t>
      table_;  ///< Hash table over children_: position + 1, or 0; empty for few children.
};

/// Returns true for the value of an empty row or control: "", false or [].
[[nodiscard]] bool is_unfilled(Value value);

/// Returns the tree of a form.
/// @param entries An array of [name, value].
[[nodiscard]] FormNode tree_of(const Program& program, SchemaId root, Value entries);

/// Parses a field name: a JSON Pointer; a name with dots or brackets whose first part is a property
/// ("name.first", "items[0].x", "tags[]"); or a plain name.
[[nodiscard]] std::vector<std::string> form_path(const Program& program, SchemaId root,
                                                 std::string_view name);

/// The way to read the entries of a field.
enum class FormKind : std::uint8_t { scalar, list, object };

/// Returns how the entries of a field are read.
/// @param has_parts There are entries below it.
/// @param are_indexes All of these are named by indexes.
/// @param is_repeated Its own name is repeated, so it is a list wherever the schema allows one.
[[nodiscard]] FormKind form_kind_of(const Program& program, SchemaId schema, bool has_parts, bool are_indexes,
                                    bool is_repeated = false);

/// Returns the schema of the items of a field that is read as a list. The items of an untyped field are
/// untyped too.
[[nodiscard]] SchemaId form_items(const Program& program, SchemaId schema);

/// A row of a list. Its index may be any number that grows with the rows, such as a timestamp.
struct FormRow {
  std::uint64_t index;
  const FormNode* node;
};

/// The rows of a list in a form.
struct FormRows {
  std::vector<FormRow> rows;
  std::vector<const FormNode*> unnamed;  ///< Children whose names are no indexes.
  std::vector<FormNode> appended;        ///< Owns the rows that values of the list's own name make.
};

/// Returns the rows of a list: the children named by indexes, and a row for each value of the list's own
/// name. Such a value gets the next free index after the rows before it.
[[nodiscard]] FormRows rows_of(const FormNode& list);

}  // namespace resume_patch::endpoint
