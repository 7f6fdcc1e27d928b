#include "merge/list_merger.h"

#include <algorithm>

#include "diff/identity.h"
#include "document/equality.h"
#include "document/fenwick_tree.h"
#include "merge/equivalence.h"
#include "merge/pairing.h"

namespace resume_patch::merge {

namespace {

using diff::ListMatch;
using Rows = std::vector<std::uint32_t>;

/// Counts the pairs of numbers that are in descending order. The numbers are distinct and below `limit`.
std::uint64_t inversions(const Rows& numbers, std::uint32_t limit) {
  document::FenwickTree smaller(limit);
  std::uint64_t count = 0;
  std::uint32_t seen = 0;
  for (const std::uint32_t number : numbers) {
    count += seen++ - smaller.sum_before(number);
    smaller.add(number, 1);
  }
  return count;
}

/// Returns true if `merged` contains all moves of `changed`: each two rows whose order differs between the
/// base and `changed` have the order of `changed`. This holds exactly if the inversions of both steps add up.
bool has_moves_of(const Rows& merged, const Rows& changed, std::uint32_t limit) {
  Rows rank(limit, 0);
  for (std::uint32_t at = 0; at < changed.size(); ++at) rank[changed[at]] = at;
  Rows ranks;
  for (const std::uint32_t row : merged) ranks.push_back(rank[row]);
  return inversions(merged, limit) == inversions(changed, limit) + inversions(ranks, limit);
}

void pair(ListMatch& match, std::uint32_t from, std::uint32_t to) {
  match.after_of[from] = to;
  match.before_of[to] = from;
}

}  // namespace

/// Returns true for a scalar that was paired only because it is in the place of another one. If the other
/// side inserted the same scalar, this pair is undone: one scalar was removed, the other one inserted by both
/// sides.
bool ListMerger::is_replaced(const SideState& side, std::uint32_t at) {
  const Value item = side.match.after[at];
  const std::uint32_t before = side.match.before_of[at];
  return before != ListMatch::none && !side.origins.are_known() && !item.is_container() &&
         !document::equal(side.match.before[before], item);
}

/// Returns ListMatch::none for each item that the side inserted, and another number for the others.
ListMerger::Rows ListMerger::insertions_of(const SideState& side) {
  Rows same = side.match.before_of;
  for (std::uint32_t at = 0; at < same.size(); ++at) {
    if (is_replaced(side, at)) same[at] = ListMatch::none;
  }
  return same;
}

/// Undoes the pairs of replaced scalars that the other side inserted too.
void ListMerger::unpair_replacements(SideState& side) {
  ListMatch& match = side.match;
  for (std::uint32_t at = 0; at < side.other_position.size(); ++at) {
    if (side.other_position[at] == ListMatch::none || !is_replaced(side, at)) continue;
    match.after_of[match.before_of[at]] = ListMatch::none;
    match.before_of[at] = ListMatch::none;
  }
}

/// Pairs an insertion of one side with an equal edit by the other side, if the first side removed the edited
/// item. The insertion then is that edit, made by both sides.
void ListMerger::pair_with_edits(SideState& side, const SideState& other, const diff::DiffSchemas& schemas,
                                 diff::DiffSchemaId item_schema) {
  Rows insertions = side.match.before_of;
  for (std::uint32_t at = 0; at < insertions.size(); ++at) {
    if (insertions[at] == ListMatch::none) insertions[at] = side.other_position[at];
  }
  Rows edits = other.match.before_of;
  for (std::uint32_t at = 0; at < edits.size(); ++at) {
    const std::uint32_t base = edits[at];
    const bool is_edit =
        base != ListMatch::none && side.match.after_of[base] == ListMatch::none &&
        !is_equivalent(other.match.before[base], other.match.after[at], schemas, item_schema);
    edits[at] = is_edit ? ListMatch::none : 0;
  }
  pair_identical_items({side.match.after, insertions}, {other.match.after, edits}, schemas, item_schema);
  bool has_paired = false;
  for (std::uint32_t at = 0; at < insertions.size(); ++at) {
    const bool is_unpaired =
        side.match.before_of[at] == ListMatch::none && side.other_position[at] == ListMatch::none;
    if (!is_unpaired || insertions[at] == ListMatch::none) continue;
    pair(side.match, other.match.before_of[insertions[at]], at);
    has_paired = true;
  }
  if (has_paired) diff::mark_moves(side.match);
}

ListMerger::ListMerger(Value base, const Versions& sides, const diff::DiffSchemas& schemas,
                       diff::DiffSchemaId list, const Options& options)
    : prefer_(options.prefer), base_count_(base.size()) {
  const Side other = prefer_ == Side::mine ? Side::theirs : Side::mine;
  (prefer_ == Side::mine ? preferred_ : other_).origins = {options.base_origins, options.mine_origins};
  (prefer_ == Side::mine ? other_ : preferred_).origins = {options.base_origins, options.theirs_origins};
  constexpr auto certainty = diff::Certainty::more_than_half;
  preferred_.match =
      diff::match_items(base, *sides.of(prefer_), schemas, list, preferred_.origins, certainty);
  other_.match = diff::match_items(base, *sides.of(other), schemas, list, other_.origins, certainty);
  const diff::DiffSchemaId item_schema = schemas[list].items;
  pair_insertions(schemas, item_schema);
  pair_ambiguous(schemas[item_schema].identity);
  make_rows();
  const Rows base_rows = merged_base_rows();
  start_chain();
  std::uint32_t last = row_count_;
  for (const std::uint32_t row : base_rows) {
    link(row, last);
    last = row;
  }
  link_insertions(other_, false);
  link_insertions(preferred_, true);
  order_ = chain_order();
}

Versions ListMerger::versions_of(std::uint32_t row) const {
  const auto item_of = [row](const SideState& side) {
    return side.has(row) ? OptionalValue(side.match.after[side.position[row]]) : std::nullopt;
  };
  const auto base = row < base_count_ ? OptionalValue(preferred_.match.before[row]) : std::nullopt;
  const bool prefers_mine = prefer_ == Side::mine;
  return {base, item_of(prefers_mine ? preferred_ : other_), item_of(prefers_mine ? other_ : preferred_)};
}

bool ListMerger::is_conflict(std::uint32_t row) const {
  if (row >= base_count_) return false;
  const bool is_moved_and_removed =
      preferred_.has(row) != other_.has(row) && (preferred_.moved(row) || other_.moved(row));
  return is_moved_and_removed || is_ambiguous_[row] != 0;
}

void ListMerger::pair_insertions(const diff::DiffSchemas& schemas, diff::DiffSchemaId item_schema) {
  const bool all_are_known = preferred_.origins.are_known() && other_.origins.are_known();
  preferred_.other_position = all_are_known ? preferred_.match.before_of : insertions_of(preferred_);
  other_.other_position = all_are_known ? other_.match.before_of : insertions_of(other_);
  const ListPairing insertions{preferred_.match.after, preferred_.other_position};
  const ListPairing other_insertions{other_.match.after, other_.other_position};
  if (all_are_known) {
    pair_by_origin(insertions, preferred_.origins.after, other_insertions, other_.origins.after);
    return pair_identical_items(insertions, other_insertions, schemas, item_schema);
  }
  pair_identical_items(insertions, other_insertions, schemas, item_schema);
  pair_newly_identified(insertions, other_insertions, schemas, item_schema);
  unpair_replacements(preferred_);
  unpair_replacements(other_);
  pair_with_edits(preferred_, other_, schemas, item_schema);
  pair_with_edits(other_, preferred_, schemas, item_schema);
}

// Finds places where both sides replaced items, none of which has an identity. Each can be an edit or another
// item. If the numbers differ, the rest are insertions and removals.
void ListMerger::pair_ambiguous(std::string_view identity) {
  is_ambiguous_.assign(base_count_, 0);
  if (preferred_.origins.are_known() || other_.origins.are_known()) return;
  constexpr auto any_number = static_cast<std::size_t>(-1);
  const auto replacements = [](const SideState& side) {
    return diff::replacements(side.match, any_number, true);
  };
  Rows in_place_of(base_count_, ListMatch::none);
  for (const auto& [from, to] : replacements(preferred_)) in_place_of[from] = to;
  const auto is_unpaired = [&](const SideState& side, std::uint32_t at) {
    return side.other_position[at] == ListMatch::none && !diff::identity_of(side.match.after[at], identity);
  };
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ambiguous;
  for (const auto& [from, to] : replacements(other_)) {
    const std::uint32_t at = in_place_of[from];
    if (at == ListMatch::none || !is_unpaired(preferred_, at) || !is_unpaired(other_, to)) continue;
    if (!diff::identity_of(preferred_.match.before[from], identity)) ambiguous.emplace_back(from, to);
  }
  for (const auto& [from, to] : ambiguous) {
    is_ambiguous_[from] = 1;
    pair(preferred_.match, from, in_place_of[from]);
    pair(other_.match, from, to);
  }
}

// Numbers the rows: first the items of the base in their order, then the insertions.
void ListMerger::make_rows() {
  row_count_ = base_count_;
  preferred_.row_of = preferred_.match.before_of;
  for (std::uint32_t& row : preferred_.row_of) {
    if (row == ListMatch::none) row = row_count_++;
  }
  other_.row_of = other_.match.before_of;
  for (std::uint32_t at = 0; at < other_.row_of.size(); ++at) {
    std::uint32_t& row = other_.row_of[at];
    if (row != ListMatch::none) continue;
    row = other_.other_position[at] == ListMatch::none ? row_count_++
                                                       : preferred_.row_of[other_.other_position[at]];
  }
  for (SideState* const side : {&preferred_, &other_}) {
    side->position.assign(row_count_, ListMatch::none);
    for (std::uint32_t at = 0; at < side->row_of.size(); ++at) side->position[side->row_of[at]] = at;
  }
}

// Orders the rows of the base as one side does. A row that this side removed follows the row before it in the
// base.
Rows ListMerger::base_rows_of(const SideState& side) {
  start_chain();
  std::uint32_t last = row_count_;
  for (const std::uint32_t row : side.row_of) {
    if (row >= base_count_) continue;
    link(row, last);
    last = row;
  }
  last = row_count_;
  for (std::uint32_t row = 0; row < base_count_; ++row) {
    if (!side.has(row)) link(row, last);
    if (!side.moved(row)) last = row;
  }
  return chain_order();
}

Rows ListMerger::merged_base_rows() {
  Rows mine = base_rows_of(preferred_);
  Rows theirs = base_rows_of(other_);
  if (mine == theirs || std::is_sorted(theirs.begin(), theirs.end())) return mine;
  if (std::is_sorted(mine.begin(), mine.end())) return theirs;
  const auto has_all_moves = [&](const Rows& merged) {
    return has_moves_of(merged, mine, base_count_) && has_moves_of(merged, theirs, base_count_);
  };
  Rows merged = order_with_moves(mine, preferred_, theirs, other_);
  if (has_all_moves(merged)) return merged;
  merged = order_with_moves(theirs, other_, mine, preferred_);
  if (has_all_moves(merged)) return merged;
  has_order_conflict_ = true;
  return mine;
}

// Starts with the order of one side. Inserts each row that only the other side moved after its predecessor
// there. Rows that the first side moved are no predecessors.
Rows ListMerger::order_with_moves(const Rows& order, const SideState& side, const Rows& other_order,
                                  const SideState& other) {
  start_chain();
  std::uint32_t last = row_count_;
  for (const std::uint32_t row : order) {
    if (other.moved(row) && !side.moved(row)) continue;
    link(row, last);
    last = row;
  }
  last = row_count_;
  for (const std::uint32_t row : other_order) {
    if (side.moved(row)) continue;
    if (other.moved(row)) link(row, last);
    last = row;
  }
  return chain_order();
}

void ListMerger::start_chain() {
  next_.assign(row_count_ + 1, ListMatch::none);
  next_[row_count_] = row_count_;  // The head of the circular list.
}

void ListMerger::link(std::uint32_t row, std::uint32_t previous) {
  next_[row] = next_[previous];
  next_[previous] = row;
}

Rows ListMerger::chain_order() const {
  Rows rows;
  for (std::uint32_t row = next_[row_count_]; row != row_count_; row = next_[row]) rows.push_back(row);
  return rows;
}

// Inserts each insertion of a side after its predecessor there.
void ListMerger::link_insertions(const SideState& side, bool include_common) {
  std::uint32_t last = row_count_;
  for (const std::uint32_t row : side.row_of) {
    const bool is_new = row >= base_count_;
    if (is_new && preferred_.has(row) && other_.has(row) && !include_common) continue;
    if (is_new) link(row, last);
    last = row;
  }
}

}  // namespace resume_patch::merge
