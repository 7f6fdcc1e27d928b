// Which stored item a row of a form is.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "endpoint/facts.h"

namespace resume_patch::endpoint {

/// Pairs the rows of a form with the stored items of their list, both of the schema `items`. `identity` is
/// the member that identifies them, "" for none.
class RowMatch {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFFU;

  /// Returns for each row the position of its stored item, or none for a new row. A form names its items by
  /// their positions, so a row that was not edited, or has the identity of the item at its position, is that
  /// item. Rows that were moved are found by their identity, then by their content. An edited row is the item
  /// at its position as long as no row was moved or removed; after that it is the item that shares more than
  /// half of its values, or new: nothing of one item may end up in another. A row with another identity than
  /// an item is that item only where it stands in its place and nothing else of it was edited.
  RowMatch(const Program& program, SchemaId items, std::string_view identity, Value stored, Value rows);

  [[nodiscard]] const std::vector<std::uint32_t>& stored_of() const { return stored_of_; }
  [[nodiscard]] bool is_paired(std::uint32_t stored) const { return is_paired_[stored] != 0; }
  [[nodiscard]] const std::vector<Value>& stored() const { return stored_; }

 private:
  void pair(std::uint32_t row, std::uint32_t stored);
  [[nodiscard]] std::vector<std::uint32_t> unpaired_rows() const;
  [[nodiscard]] std::vector<std::uint32_t> unpaired_stored() const;
  /// Reports whether there is a row for each stored item that a form shows.
  [[nodiscard]] bool has_row_for_each() const;
  void pair_in_place();
  /// Pairs those left that have equal hashes, each hash once.
  void pair_by_hash(std::uint64_t (RowMatch::*hash)(Value) const, bool must_agree);
  void pair_by_likeness();
  [[nodiscard]] bool has_same_identity(Value stored, Value row) const;
  [[nodiscard]] bool has_other_identity(Value stored, Value row) const;
  /// Reports whether nothing but the identity of an item was edited.
  [[nodiscard]] bool agrees_otherwise(Value stored, Value row) const;
  [[nodiscard]] std::uint64_t identity_hash(Value item) const;
  [[nodiscard]] std::uint64_t content_hash(Value item) const;
  /// Reports whether the row shares more than half of its values with the stored item.
  [[nodiscard]] bool is_alike(Value stored, Value row) const;

  const Program& program_;
  SchemaId items_;
  std::string_view identity_;
  std::vector<Value> stored_;
  std::vector<Value> rows_;
  std::vector<std::uint32_t> stored_of_;
  std::vector<std::uint8_t> is_paired_;
  bool has_moved_ = false;
};

/// Reports whether a form that shows `stored` gives `given` back when nobody edits it. What `given` does not
/// hold counts as not edited.
[[nodiscard]] bool agrees(const Program& program, SchemaId schema, document::OptionalValue stored,
                          Value given);

/// Reports whether a value holds nothing but nulls, empty texts, boxes that are not checked and containers of
/// these.
[[nodiscard]] bool is_blank(Value value);

}  // namespace resume_patch::endpoint
