// Matches and orders the items of three versions of a list.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "diff/match.h"
#include "merge/merge.h"

namespace resume_patch::merge {

/// The three versions of a value.
struct Versions {
  OptionalValue base;
  OptionalValue mine;
  OptionalValue theirs;

  [[nodiscard]] OptionalValue of(Side side) const { return side == Side::mine ? mine : theirs; }
};

/// Arranges the items of all versions in rows. A row has a base item and its later versions, or an item that
/// one or both sides inserted. Takes n log n.
class ListMerger {
 public:
  ListMerger(Value base, const Versions& sides, const diff::DiffSchemas& schemas, diff::DiffSchemaId list,
             const Options& options);

  /// Returns the rows in the order of the merged list. Removed rows keep their position.
  [[nodiscard]] const std::vector<std::uint32_t>& order() const { return order_; }
  /// Returns true if no order contains the moves of both sides. order() is then that of the preferred side.
  [[nodiscard]] bool has_order_conflict() const { return has_order_conflict_; }

  [[nodiscard]] Versions versions_of(std::uint32_t row) const;
  /// Returns true if the versions of a row may not be edits of one item: one side moved the item that the
  /// other side removed, or both sides have another item in its place.
  [[nodiscard]] bool is_conflict(std::uint32_t row) const;

 private:
  using Rows = std::vector<std::uint32_t>;

  /// One side's list.
  struct SideState {
    diff::ListMatch match;
    diff::KnownOrigins origins;
    Rows other_position;  ///< By position: the other side's position of an item that the base does not have.
    Rows row_of;          ///< By position.
    Rows position;        ///< By row; may be none.
    [[nodiscard]] bool has(std::uint32_t row) const { return position[row] != diff::ListMatch::none; }
    [[nodiscard]] bool moved(std::uint32_t row) const { return has(row) && match.moved[position[row]] != 0; }
  };

  [[nodiscard]] static bool is_replaced(const SideState& side, std::uint32_t at);
  [[nodiscard]] static Rows insertions_of(const SideState& side);
  static void unpair_replacements(SideState& side);
  static void pair_with_edits(SideState& side, const SideState& other, const diff::DiffSchemas& schemas,
                              diff::DiffSchemaId item_schema);
  void pair_insertions(const diff::DiffSchemas& schemas, diff::DiffSchemaId item_schema);
  void pair_ambiguous(std::string_view identity);
  void make_rows();
  [[nodiscard]] Rows base_rows_of(const SideState& side);
  [[nodiscard]] Rows merged_base_rows();
  [[nodiscard]] Rows order_with_moves(const Rows& order, const SideState& side, const Rows& other_order,
                                      const SideState& other);
  void start_chain();
  void link(std::uint32_t row, std::uint32_t previous);
  [[nodiscard]] Rows chain_order() const;
  void link_insertions(const SideState& side, bool include_common);

  SideState preferred_;
  SideState other_;
  Side prefer_;
  std::uint32_t base_count_;
  std::uint32_t row_count_ = 0;
  Rows next_;  ///< A linked list: the row after each row. Index row_count_ holds the first row.
  Rows order_;
  std::vector<std::uint8_t> is_ambiguous_;  ///< By row of the base.
  bool has_order_conflict_ = false;
};

}  // namespace resume_patch::merge
