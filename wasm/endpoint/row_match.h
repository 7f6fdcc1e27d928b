// Which stored item a row of a form is.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "endpoint/effective_schema.h"
#include "endpoint/row_fields.h"

namespace resume_patch::endpoint {

/// Pairs the rows of a form with the stored items of their list, both of the schema `items`. `identity` is
/// the member that identifies them, "" for none.
class RowMatch {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFFU;

  /// Returns for each row the position of its stored item, or none for a new row. A row is the item with its
  /// identity, or else one that has the values that the row gives, whatever else the item has; of several
  /// such items each row is one, in order, and the one at its position where their numbers differ. A row that
  /// is left was edited: it is the item with which it shares more than half of the values that it gives, more
  /// than with any other. Of the rest, rows are the items between the same two neighbours where these are as
  /// many. All others are new: nothing of one item may end up in another. A row with another identity than an
  /// item is that item only where it stands in its place and nothing else of it was edited.
  RowMatch(const Program& program, SchemaId items, std::string_view identity, Value stored,
           std::vector<Value> rows);

  [[nodiscard]] const std::vector<std::uint32_t>& stored_of() const { return stored_of_; }
  [[nodiscard]] bool is_paired(std::uint32_t stored) const { return is_paired_[stored] != 0; }
  [[nodiscard]] const std::vector<Value>& stored() const { return stored_; }

 private:
  using Positions = std::vector<std::uint32_t>;
  using IsSame = bool (RowMatch::*)(Value, Value) const;

  /// Items by a hash, those of the same one by their positions.
  struct Keyed {
    std::vector<std::uint64_t> keys;
    Positions positions;
  };

  void pair(std::uint32_t row, std::uint32_t stored);
  [[nodiscard]] Positions unpaired_rows() const;
  [[nodiscard]] Positions unpaired_stored() const;
  /// Pairs all where no row was edited, moved or removed before others.
  [[nodiscard]] bool pair_untouched();
  /// Pairs what holds at any place and has no content: rows that the form does not name, and scalars.
  void pair_in_place();
  void pair_by_identity();
  /// Pairs rows by what they give, those first that give most.
  void pair_by_content();
  /// Where a row agrees with the item in its place, pairs them if a form gives the item another spelling, by
  /// which it could not be found; or else keeps the item from rows that show other members.
  void pair_or_reserve(std::uint32_t row, const RowFields& fields);
  void pair_by_fields(const RowFields& fields, const Positions& rows);
  void pair_untouched_in_place();
  /// Pairs blank rows, which say too little to be looked for before edited rows are, with items that have
  /// nothing at their places.
  void pair_blank();
  template <typename KeyOf>
  [[nodiscard]] static Keyed keyed(const Positions& positions, const KeyOf& key_of);
  void pair_by_key(const Keyed& rows, const Keyed& stored, IsSame is_same);
  void pair_group(const Positions& rows, const Positions& stored, IsSame is_same);
  void pair_first(std::uint32_t row, const Positions& stored, std::size_t first, IsSame is_same);
  void pair_by_similarity();
  /// Pairs rows with the items between the same two neighbours; of rows that are filled in only, if so asked.
  void pair_between_neighbours(bool filled_only);
  void pair_run(const Positions& rows, const Positions& stored, bool filled_only);
  [[nodiscard]] bool has_same_identity(Value stored, Value row) const;
  [[nodiscard]] bool is_identity(Value stored, Value given) const;
  /// Reports whether the row gives another identity than the item has, or an empty one.
  [[nodiscard]] bool has_other_identity(Value stored, Value row) const;
  [[nodiscard]] bool is_reserved_for_other(std::uint32_t stored) const;
  [[nodiscard]] bool has_untouched_row(Value stored, Value row) const;
  /// Reports whether nothing but the identity of an item was edited.
  [[nodiscard]] bool is_untouched_but_identity(Value stored, Value row) const;
  [[nodiscard]] std::uint64_t identity_hash(Value item) const;
  /// Returns how many of the values that the row gives are those of the item, 0 where it is no more than
  /// half.
  [[nodiscard]] std::uint32_t similarity(Value stored, Value row) const;

  const Program& program_;
  SchemaId items_;
  std::string_view identity_;
  std::vector<Value> stored_;
  std::vector<Value> rows_;
  Positions stored_of_;
  std::vector<std::uint8_t> is_paired_;
  std::uint64_t fields_hash_ = 0;  ///< The hash of the shape by which rows are paired.
  std::vector<std::uint64_t>
      reserved_for_;  ///< By stored item, the shape of the row that it is kept for, or 0.
};

/// Reports whether a form that shows `stored` gives `given` back when nobody edits it. What `given` does not
/// hold counts as not edited.
[[nodiscard]] bool is_untouched_row(const Program& program, SchemaId schema, document::OptionalValue stored,
                                    Value given);

}  // namespace resume_patch::endpoint
