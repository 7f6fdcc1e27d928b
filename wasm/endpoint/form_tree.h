// The names of a form's entries as a tree.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "endpoint/effective_schema.h"

namespace resume_patch::endpoint {

/// One step of the names of a form, with the values of the entries of exactly this name. Children are in the
/// order in which they came; finding one takes the same time however many there are.
class FormNode {
 public:
  explicit FormNode(std::string token = {}) : token_(std::move(token)) {}

  /// Returns the child of this name, which is added where there is none. Adding moves the other children.
  FormNode& child(std::string_view name);

  [[nodiscard]] const std::string& token() const { return token_; }
  [[nodiscard]] const std::vector<FormNode>& children() const { return children_; }

  /// Adds the value of an entry of exactly this name.
  void add(Value value) {
    values.push_back(value);
    children_before.push_back(static_cast<std::uint32_t>(children_.size()));
  }

  std::vector<Value> values;                   ///< Values of the entries, in their order.
  std::vector<std::uint32_t> children_before;  ///< For each of these, the children that came before it.
  bool is_repeatable = false;                  ///< An entry was a list's: "name[]", or with nothing chosen.

 private:
  void build_table(std::size_t size);

  std::string token_;
  std::vector<FormNode> children_;
  std::vector<std::uint32_t>
      table_;  ///< Hash table over children_: position + 1, or 0; empty for few children.
};

/// Reports whether the value of an entry is a row or a control that was not filled in: "", false or [].
[[nodiscard]] bool is_unfilled(Value value);

/// Returns the places that `entries` name: an array of [name, value].
[[nodiscard]] FormNode tree_of(const Program& program, SchemaId root, Value entries);

/// Returns the steps to the place that a control's name stands for: those of a JSON Pointer; of a name with
/// dots or brackets whose first part is a property ("name.first", "items[0].x", "tags[]"); or the name
/// itself.
[[nodiscard]] std::vector<std::string> form_path(const Program& program, SchemaId root,
                                                 std::string_view name);

/// How a form reads the entries of a place.
enum class FormKind : std::uint8_t { scalar, list, object };

/// Returns how a form reads a place. `has_parts` says that there are entries below it, `are_indexes` that all
/// of these are named by indexes. `is_repeated` says that its own name is a list's: a list is read then
/// wherever the schema allows one.
[[nodiscard]] FormKind form_kind_of(const Program& program, SchemaId schema, bool has_parts, bool are_indexes,
                                    bool is_repeated = false);

/// Returns the schema of the items of a place that a form reads as a list: an untyped place has items as
/// untyped as itself.
[[nodiscard]] SchemaId form_items(const Program& program, SchemaId schema);

/// A row of a list. Its index may be any number that grows with the rows, such as a timestamp.
struct FormRow {
  std::uint64_t index;
  const FormNode* node;
};

/// The rows that a form has for a list.
struct FormRows {
  std::vector<FormRow> rows;
  std::vector<const FormNode*> unnamed;  ///< Children that are not named by an index.
  std::vector<FormNode> appended;        ///< Holds the rows made of the list's own values.
};

/// Returns the rows of a list: the children named by indexes, and each value of the list's own name, which is
/// appended to the rows before it. The index that it gets is one that no child has.
[[nodiscard]] FormRows rows_of(const FormNode& list);

}  // namespace resume_patch::endpoint
