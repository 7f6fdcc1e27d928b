// The members that the rows of a form show.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document/document.h"

namespace resume_patch::endpoint {

using document::Value;

/// The paths of the scalars of a row, without positions in inner lists.
class RowFields {
 public:
  RowFields() = default;
  explicit RowFields(Value row);

  /// Adds the paths of other rows. Call remove_duplicates() after the last one.
  void add(const RowFields& other);
  void remove_duplicates();

  /// Returns the hash of an item's values at these paths. It ignores the order of members and blank values,
  /// so a row and its unedited stored item have the same hash.
  [[nodiscard]] std::uint64_t content_hash(Value item) const;
  /// Returns a hash that is equal for equal sets of paths.
  [[nodiscard]] std::uint64_t hash() const { return hash_; }
  [[nodiscard]] std::size_t size() const { return field_hashes_.size(); }
  [[nodiscard]] bool operator==(const RowFields& other) const = default;

 private:
  std::vector<std::uint64_t> field_hashes_;  ///< Hashes of the paths, ascending.
  std::uint64_t hash_ = 0;
};

/// Appends an item that represents all stored items after the rows before it. The rows after it are new:
/// their indexes are no positions.
void append_rest_of_rows(std::string& out);
/// Returns the rows of a list, with {} for each stored item that the item of append_rest_of_rows()
/// represents.
[[nodiscard]] std::vector<Value> rows_over(Value stored, Value given);

/// Returns true if a value contains only nulls, empty strings, unchecked boxes and containers of these.
[[nodiscard]] bool is_blank(Value value);

}  // namespace resume_patch::endpoint
