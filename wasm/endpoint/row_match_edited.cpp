// Matches edited rows, whose values do not find their stored items.
#include "document/members.h"
#include "endpoint/form.h"
#include "endpoint/row_match.h"

namespace resume_patch::endpoint {

namespace {

/// The number of pairs up to which likeness is computed.
constexpr std::size_t max_pairs = 4096;

/// The best of several matches.
struct BestRow {
  std::uint32_t similarity = 0;
  std::uint32_t at = RowMatch::none;
  bool is_clear = false;

  void add(std::uint32_t other, std::uint32_t position) {
    if (other < similarity || other == 0) return;
    is_clear = other > similarity;
    if (is_clear) at = position;
    similarity = other;
  }
};

}  // namespace

void RowMatch::pair_by_similarity() {
  const Positions rows = unpaired_rows();
  const Positions stored = rows.empty() ? rows : unpaired_stored();
  if (rows.size() * stored.size() > max_pairs) return;
  std::vector<BestRow> of_rows(rows.size());
  std::vector<BestRow> of_stored(stored.size());
  for (std::uint32_t row = 0; row < rows.size(); ++row) {
    for (std::uint32_t at = 0; at < stored.size(); ++at) {
      const std::uint32_t shared = similarity(stored_[stored[at]], rows_[rows[row]]);
      of_rows[row].add(shared, at);
      of_stored[at].add(shared, row);
    }
  }
  for (std::uint32_t row = 0; row < rows.size(); ++row) {
    const BestRow& best = of_rows[row];
    if (!best.is_clear) continue;
    const BestRow& other = of_stored[best.at];
    if (other.is_clear && other.at == row) pair(rows[row], stored[best.at]);
  }
}

void RowMatch::pair_between_neighbours(bool filled_only) {
  Positions run;
  std::uint32_t after = none;  // The stored item of the row before the run. none + 1 is 0.
  for (std::uint32_t row = 0; row <= rows_.size(); ++row) {
    const bool is_end = row == rows_.size();
    if (!is_end && stored_of_[row] == none) {
      run.push_back(row);
      continue;
    }
    const std::uint32_t before = is_end ? static_cast<std::uint32_t>(stored_.size()) : stored_of_[row];
    if (!run.empty()) {
      Positions stored;
      std::uint32_t at = after + 1;
      for (; at < stored_.size() && is_paired_[at] == 0; ++at) stored.push_back(at);
      if (at == before) pair_run(run, stored, filled_only);
    }
    run.clear();
    after = before;
  }
}

/// A form shows no row for a stored item without visible values, so such items may be skipped.
void RowMatch::pair_run(const Positions& rows, const Positions& stored, bool filled_only) {
  Positions given;
  for (const std::uint32_t row : rows) {
    if (!filled_only || !is_blank(rows_[row])) given.push_back(row);
  }
  Positions items;
  for (const std::uint32_t at : stored) {
    const bool counts = given.size() == stored.size() || items_ == schema::no_schema;
    if (counts || is_shown(program_, items_, stored_[at])) items.push_back(at);
  }
  if (given.size() != items.size()) return;
  for (std::size_t at = 0; at < given.size(); ++at) {
    const Value item = stored_[items[at]];
    const Value row = rows_[given[at]];
    // A user who replaces only the identity edits that item.
    if (!has_other_identity(item, row) || is_untouched_but_identity(item, row)) pair(given[at], items[at]);
  }
}

bool RowMatch::has_other_identity(Value stored, Value row) const {
  if (identity_hash(stored) == 0 || !row.is_object()) return false;
  const auto given = row.find(identity_);
  return given && !is_identity(*stored.find(identity_), *given);
}

bool RowMatch::is_untouched_but_identity(Value stored, Value row) const {
  for (document::MemberPairs pairs(stored, row); pairs.next();) {
    if (!pairs.after() || pairs.key().text_is(identity_)) continue;
    const bool is_known = items_ != schema::no_schema;
    const SchemaId member = is_known ? member_schema(program_, items_, pairs.key().string()) : items_;
    if (!is_untouched_row(program_, member, pairs.before(), *pairs.after())) return false;
  }
  return true;
}

std::uint32_t RowMatch::similarity(Value stored, Value row) const {
  if (!stored.is_object() || !row.is_object() || items_ == schema::no_schema) return 0;
  if (has_other_identity(stored, row)) return 0;
  std::uint32_t same = 0;
  std::uint32_t all = 0;
  for (document::MemberPairs pairs(stored, row); pairs.next();) {
    if (!pairs.after()) continue;
    const bool has_before = pairs.before() && !is_blank(*pairs.before());
    const bool has_after = !is_blank(*pairs.after());
    if (!has_before && !has_after) continue;
    ++all;
    const SchemaId member = member_schema(program_, items_, pairs.key().string());
    if (has_before && has_after && is_untouched_row(program_, member, pairs.before(), *pairs.after())) ++same;
  }
  return same * 2 > all ? same : 0;
}

}  // namespace resume_patch::endpoint
