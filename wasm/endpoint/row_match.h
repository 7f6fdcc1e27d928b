// Matches the rows of a form to stored items.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "endpoint/effective_schema.h"
#include "endpoint/row_fields.h"

namespace resume_patch::endpoint {

/// Pairs the rows of a form with the stored items of their list. See decisions/form-rows.md.
class RowMatch {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFFU;

  /// Pairs rows in these steps. An unpaired row is new, so that no value of one item gets into another item.
  ///
  /// - By identity.
  /// - By the values that the row gives; other values of the item do not matter. Equal rows are paired in
  ///   order, or by position if their numbers differ.
  /// - By likeness: more than half of the row's values, and more than with any other item.
  /// - Between the same two neighbours, if there are as many rows as items. A row whose identity differs is
  ///   paired only if nothing else was edited.
  /// @param items The schema of the items.
  /// @param identity The member that identifies them, or "".
  RowMatch(const Program& program, SchemaId items, std::string_view identity, Value stored,
           std::vector<Value> rows);

  /// Returns, for each row, the position of its stored item, or none for a new row.
  [[nodiscard]] const std::vector<std::uint32_t>& stored_of() const { return stored_of_; }
  [[nodiscard]] bool is_paired(std::uint32_t stored) const { return is_paired_[stored] != 0; }
  [[nodiscard]] const std::vector<Value>& stored() const { return stored_; }

 private:
  using Positions = std::vector<std::uint32_t>;
  using IsSame = bool (RowMatch::*)(Value, Value) const;

  /// Items sorted by a hash, and by position among equal hashes.
  struct Keyed {
    std::vector<std::uint64_t> keys;
    Positions positions;
  };

  void pair(std::uint32_t row, std::uint32_t stored);
  [[nodiscard]] Positions unpaired_rows() const;
  [[nodiscard]] Positions unpaired_stored() const;
  /// Pairs all rows by position if no row was edited or moved and only rows at the end were removed.
  [[nodiscard]] bool pair_untouched();
  /// Pairs rows without content by position: rows that the form does not name, and scalars.
  void pair_in_place();
  void pair_by_identity();
  /// Pairs rows by their values, rows with the most values first.
  void pair_by_content();
  /// Considers the item at the row's position if the row is unedited. Pairs them if the form spells a value
  /// of the item differently, because its hash then differs. Otherwise reserves the item against rows that
  /// show other members.
  void pair_or_reserve(std::uint32_t row, const RowFields& fields);
  void pair_by_fields(const RowFields& fields, const Positions& rows);
  void pair_untouched_in_place();
  /// Pairs blank rows with items that have no values at their paths. Blank rows match too easily, so edited
  /// rows come first.
  void pair_blank();
  template <typename KeyOf>
  [[nodiscard]] static Keyed keyed(const Positions& positions, const KeyOf& key_of);
  void pair_by_key(const Keyed& rows, const Keyed& stored, IsSame is_same);
  void pair_group(const Positions& rows, const Positions& stored, IsSame is_same);
  void pair_first(std::uint32_t row, const Positions& stored, std::size_t first, IsSame is_same);
  void pair_by_similarity();
  /// Pairs rows with the items between the same two neighbours.
  /// @param filled_only Ignores blank rows.
  void pair_between_neighbours(bool filled_only);
  void pair_run(const Positions& rows, const Positions& stored, bool filled_only);
  [[nodiscard]] bool has_same_identity(Value stored, Value row) const;
  [[nodiscard]] bool is_identity(Value stored, Value given) const;
  /// Returns true if the row gives another identity than the item's, or an empty one.
  [[nodiscard]] bool has_other_identity(Value stored, Value row) const;
  [[nodiscard]] bool is_reserved_for_other(std::uint32_t stored) const;
  [[nodiscard]] bool has_untouched_row(Value stored, Value row) const;
  /// Returns true if nothing but the identity of an item was edited.
  [[nodiscard]] bool is_untouched_but_identity(Value stored, Value row) const;
  [[nodiscard]] std::uint64_t identity_hash(Value item) const;
  /// Returns how many values of the row equal those of the item, or 0 if it is no more than half.
  [[nodiscard]] std::uint32_t similarity(Value stored, Value row) const;

  const Program& program_;
  SchemaId items_;
  std::string_view identity_;
  std::vector<Value> stored_;
  std::vector<Value> rows_;
  Positions stored_of_;
  std::vector<std::uint8_t> is_paired_;
  std::uint64_t fields_hash_ = 0;            ///< The hash of the paths by which rows are paired.
  std::vector<std::uint64_t> reserved_for_;  ///< By stored item: the hash of the paths of its row, or 0.
};

/// Returns true if an unedited form that shows `stored` returns `given`. Members that `given` lacks count as
/// unedited.
[[nodiscard]] bool is_untouched_row(const Program& program, SchemaId schema, document::OptionalValue stored,
                                    Value given);

}  // namespace resume_patch::endpoint
