// The items of three versions of a list: which belong together, and in which order they stand.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "diff/match.h"
#include "merge/merge.h"

namespace resume_patch::merge {

/// A value and what the sides made of it.
struct Versions {
  OptionalValue base;
  OptionalValue mine;
  OptionalValue theirs;

  [[nodiscard]] OptionalValue of(Side side) const { return side == Side::mine ? mine : theirs; }
};

/// The items as rows: each item of each version is in one of them. A row has a base and what became of it, or
/// no base and what one side or both inserted. n log n.
class ListMerger {
 public:
  ListMerger(Value base, const Versions& sides, const diff::DiffSchemas& schemas, diff::DiffSchemaId list,
             const Options& options);

  /// The rows in the order of the merged list. Rows that have gone stand where they were.
  [[nodiscard]] const std::vector<std::uint32_t>& order() const { return order_; }
  /// There is no order that has the moves of both sides; it is the preferred side's.
  [[nodiscard]] bool has_order_conflict() const { return has_order_conflict_; }

  [[nodiscard]] Versions versions_of(std::uint32_t row) const;
  /// The versions are no edits of one item, or cannot be told to be: one side removed what the other one
  /// moved, or both have something else in the item's place.
  [[nodiscard]] bool is_conflict(std::uint32_t row) const;

 private:
  using Rows = std::vector<std::uint32_t>;

  /// What is known of one side's list.
  struct SideState {
    diff::ListMatch match;
    diff::KnownOrigins origins;
    Rows other_position;  ///< By position: the other side's position of the same item, where the base has
                          ///< none.
    Rows row_of;          ///< By position.
    Rows position;        ///< By row, or none.
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
  Rows next_;  ///< The chain: by row, the row behind it; by the number row_count_, the first one.
  Rows order_;
  std::vector<std::uint8_t> is_ambiguous_;  ///< By row of the base.
  bool has_order_conflict_ = false;
};

}  // namespace resume_patch::merge
