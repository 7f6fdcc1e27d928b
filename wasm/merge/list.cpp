#include "merge/list.h"

#include <algorithm>

#include "document/equality.h"
#include "merge/pairing.h"

namespace resume_patch::merge {

namespace {

using diff::ListMatch;
using Rows = std::vector<std::uint32_t>;

/// How many pairs of numbers (each below `limit`, each once) stand in descending order: a Fenwick tree counts
/// the smaller ones before each.
std::uint64_t inversions(const Rows& numbers, std::uint32_t limit) {
  Rows tree(limit + 1, 0);
  std::uint64_t count = 0;
  std::uint32_t seen = 0;
  for (const std::uint32_t number : numbers) {
    std::uint32_t smaller = 0;
    for (std::uint32_t at = number; at > 0; at &= at - 1) smaller += tree[at];
    count += seen++ - smaller;
    for (std::uint32_t at = number + 1; at <= limit; at += at & (0U - at)) ++tree[at];
  }
  return count;
}

/// A scalar in the place of another one. What was replaced by what the other side inserted was removed, and
/// the other one inserted by both.
bool is_replaced(const ListMatch& match, std::uint32_t at) {
  const Value item = match.after[at];
  const std::uint32_t before = match.before_of[at];
  return before != ListMatch::none && !item.is_container() && !document::equal(match.before[before], item);
}

/// The pairs of one side's items with the base, but for those that may count as insertions.
Rows insertions_of(const ListMatch& match) {
  Rows fellow_of = match.before_of;
  for (std::uint32_t at = 0; at < fellow_of.size(); ++at) {
    if (is_replaced(match, at)) fellow_of[at] = ListMatch::none;
  }
  return fellow_of;
}

/// Undoes the pairs of replaced scalars that have found a fellow among the other side's.
void take_for_insertions(ListMatch& match, const Rows& fellow_of) {
  for (std::uint32_t at = 0; at < fellow_of.size(); ++at) {
    if (!is_replaced(match, at) || fellow_of[at] == ListMatch::none) continue;
    match.after_of[match.before_of[at]] = ListMatch::none;
    match.before_of[at] = ListMatch::none;
  }
}

/// Whether each two rows that `changed` has in another order than the base are in that order in `merged`,
/// too: just then the base is as far from `merged` as it is by way of `changed`.
bool has_moves_of(const Rows& merged, const Rows& changed, std::uint32_t limit) {
  Rows rank(limit, 0);
  for (std::uint32_t at = 0; at < changed.size(); ++at) rank[changed[at]] = at;
  Rows ranks;
  for (const std::uint32_t row : merged) ranks.push_back(rank[row]);
  return inversions(merged, limit) == inversions(changed, limit) + inversions(ranks, limit);
}

}  // namespace

ListMerge::ListMerge(Value base, const Versions& sides, const diff::Shapes& shapes, diff::ShapeId list,
                     const Options& options)
    : prefer_(options.prefer), base_count_(base.size()) {
  const Side other = prefer_ == Side::mine ? Side::theirs : Side::mine;
  (prefer_ == Side::mine ? preferred_ : other_).known = {options.base_origins, options.mine_origins};
  (prefer_ == Side::mine ? other_ : preferred_).known = {options.base_origins, options.theirs_origins};
  preferred_.match = diff::match_items(base, *sides.of(prefer_), shapes, list, preferred_.known);
  other_.match = diff::match_items(base, *sides.of(other), shapes, list, other_.known);
  make_rows(shapes, shapes[list].items);
  const Rows base_rows = merged_base_rows();
  start_chain();
  std::uint32_t last = row_count_;
  for (const std::uint32_t row : base_rows) {
    link(row, last);
    last = row;
  }
  insert(other_, false);
  insert(preferred_, true);
  order_ = chain();
}

Versions ListMerge::versions_of(std::uint32_t row) const {
  const auto item_of = [row](const Version& version) {
    return version.has(row) ? OptionalValue(version.match.after[version.position[row]]) : std::nullopt;
  };
  const auto base = row < base_count_ ? OptionalValue(preferred_.match.before[row]) : std::nullopt;
  const bool prefers_mine = prefer_ == Side::mine;
  return {base, item_of(prefers_mine ? preferred_ : other_), item_of(prefers_mine ? other_ : preferred_)};
}

bool ListMerge::is_moved_and_removed(std::uint32_t row) const {
  return row < base_count_ && preferred_.has(row) != other_.has(row) &&
         (preferred_.moved(row) || other_.moved(row));
}

// Rows 0, 1, ... are the items of the base in their order, behind them stand the insertions.
void ListMerge::make_rows(const diff::Shapes& shapes, diff::ShapeId item_shape) {
  for (Version* const version : {&preferred_, &other_}) {
    ListMatch& match = version->match;
    if (!version->known.are_known())
      pair_newly_identified({match.before, match.after_of}, {match.after, match.before_of}, shapes,
                            item_shape);
  }
  // What a known origin pairs stays paired.
  const auto open_pairs = [](const Version& version) {
    return version.known.are_known() ? version.match.before_of : insertions_of(version.match);
  };
  Rows fellow_of = open_pairs(preferred_);
  Rows fellow_of_other = open_pairs(other_);
  const Fellows fellows{preferred_.match.after, fellow_of};
  const Fellows other_fellows{other_.match.after, fellow_of_other};
  if (preferred_.known.are_known() && other_.known.are_known()) {
    pair_known_items(fellows, preferred_.known.after, other_fellows, other_.known.after);
  } else {
    pair_same_items(fellows, other_fellows, shapes, item_shape);
    pair_newly_identified(fellows, other_fellows, shapes, item_shape);
  }
  if (!preferred_.known.are_known()) take_for_insertions(preferred_.match, fellow_of);
  if (!other_.known.are_known()) take_for_insertions(other_.match, fellow_of_other);

  row_count_ = base_count_;
  preferred_.row_of = preferred_.match.before_of;
  for (std::uint32_t& row : preferred_.row_of) {
    if (row == ListMatch::none) row = row_count_++;
  }
  other_.row_of = other_.match.before_of;
  for (std::uint32_t at = 0; at < other_.row_of.size(); ++at) {
    std::uint32_t& row = other_.row_of[at];
    if (row != ListMatch::none) continue;
    row = fellow_of_other[at] == ListMatch::none ? row_count_++ : preferred_.row_of[fellow_of_other[at]];
  }
  for (Version* const version : {&preferred_, &other_}) {
    version->position.assign(row_count_, ListMatch::none);
    for (std::uint32_t at = 0; at < version->row_of.size(); ++at) version->position[version->row_of[at]] = at;
  }
}

// The rows that have a base, in the order of one of the two sides; those that this side removed stand behind
// what they follow in the base.
Rows ListMerge::base_rows_of(const Version& version) {
  start_chain();
  std::uint32_t last = row_count_;
  for (const std::uint32_t row : version.row_of) {
    if (row >= base_count_) continue;
    link(row, last);
    last = row;
  }
  last = row_count_;
  for (std::uint32_t row = 0; row < base_count_; ++row) {
    if (!version.has(row)) link(row, last);
    if (!version.moved(row)) last = row;
  }
  return chain();
}

Rows ListMerge::merged_base_rows() {
  Rows mine = base_rows_of(preferred_);
  Rows theirs = base_rows_of(other_);
  if (mine == theirs || std::is_sorted(theirs.begin(), theirs.end())) return mine;
  if (std::is_sorted(mine.begin(), mine.end())) return theirs;
  const auto has_all_moves = [&](const Rows& merged) {
    return has_moves_of(merged, mine, base_count_) && has_moves_of(merged, theirs, base_count_);
  };
  Rows merged = with_moves(mine, preferred_, theirs, other_);
  if (has_all_moves(merged)) return merged;
  merged = with_moves(theirs, other_, mine, preferred_);
  if (has_all_moves(merged)) return merged;
  orders_exclude_one_another_ = true;
  return mine;
}

// One side's order, and in it the rows that only the other side moved, each behind the one that it follows
// there. Rows that the first side moved are no landmarks.
Rows ListMerge::with_moves(const Rows& order, const Version& version, const Rows& other_order,
                           const Version& other) {
  start_chain();
  std::uint32_t last = row_count_;
  for (const std::uint32_t row : order) {
    if (other.moved(row) && !version.moved(row)) continue;
    link(row, last);
    last = row;
  }
  last = row_count_;
  for (const std::uint32_t row : other_order) {
    if (version.moved(row)) continue;
    if (other.moved(row)) link(row, last);
    last = row;
  }
  return chain();
}

void ListMerge::start_chain() {
  next_.assign(row_count_ + 1, ListMatch::none);
  next_[row_count_] = row_count_;  // The head, which closes the ring.
}

void ListMerge::link(std::uint32_t row, std::uint32_t behind) {
  next_[row] = next_[behind];
  next_[behind] = row;
}

Rows ListMerge::chain() const {
  Rows rows;
  for (std::uint32_t row = next_[row_count_]; row != row_count_; row = next_[row]) rows.push_back(row);
  return rows;
}

// Puts each of a side's insertions behind what it follows there.
void ListMerge::insert(const Version& version, bool what_both_have) {
  std::uint32_t last = row_count_;
  for (const std::uint32_t row : version.row_of) {
    const bool is_new = row >= base_count_;
    if (is_new && preferred_.has(row) && other_.has(row) && !what_both_have) continue;
    if (is_new) link(row, last);
    last = row;
  }
}

}  // namespace resume_patch::merge
