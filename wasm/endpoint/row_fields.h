// Which members the rows of a form give.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document/document.h"

namespace resume_patch::endpoint {

using document::Value;

/// The places of the values that rows give, whatever the positions in lists inside of them.
class RowFields {
 public:
  RowFields() = default;
  explicit RowFields(Value row);

  /// Adds the places of another shape; remove_duplicates() goes behind the last one.
  void add(const RowFields& other);
  void remove_duplicates();

  /// Returns the hash of what an item has at these places. It depends neither on the order of members nor on
  /// blank values, so that a row and the stored item that agrees with it have the same one.
  [[nodiscard]] std::uint64_t content_hash(Value item) const;
  /// Returns a hash that equal shapes share.
  [[nodiscard]] std::uint64_t hash() const { return hash_; }
  [[nodiscard]] std::size_t size() const { return field_hashes_.size(); }
  [[nodiscard]] bool operator==(const RowFields& other) const = default;

 private:
  std::vector<std::uint64_t> field_hashes_;  ///< Their hashes, in order.
  std::uint64_t hash_ = 0;
};

/// Appends the item that stands for all stored items behind the rows before it. The rows that follow it are
/// new: a form has named them by numbers that are no positions.
void append_rest_of_rows(std::string& out);
/// Returns the rows of a list. In place of that item there is {} for each stored item that it stands for.
[[nodiscard]] std::vector<Value> rows_over(Value stored, Value given);

/// Reports whether a value holds nothing but nulls, empty texts, boxes that are not checked and containers of
/// these.
[[nodiscard]] bool is_blank(Value value);

}  // namespace resume_patch::endpoint
