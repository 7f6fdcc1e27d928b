#include "endpoint/row_match.h"

#include "document/argsort.h"
#include "document/hash.h"
#include "document/members.h"
#include "endpoint/coerce.h"

namespace resume_patch::endpoint {

namespace {

/// The key of an item that is not paired by key.
constexpr std::uint64_t no_hash = 0;

/// Each set of paths takes one pass over the stored items. Beyond both limits, the remaining rows are paired
/// by one set that combines their paths.
constexpr std::size_t max_field_sets = 16;
constexpr std::size_t max_compared_items = 65536;

}  // namespace

RowMatch::RowMatch(const Program& program, SchemaId items, std::string_view identity, Value stored,
                   std::vector<Value> rows)
    : program_(program), items_(items), identity_(identity), rows_(std::move(rows)) {
  for (const Value item : stored.items()) stored_.push_back(item);
  stored_of_.assign(rows_.size(), none);
  is_paired_.assign(stored_.size(), 0);
  if (pair_untouched()) return;
  if (!identity_.empty()) pair_by_identity();
  pair_in_place();
  pair_by_content();
  pair_untouched_in_place();
  reserved_for_.clear();
  pair_by_similarity();
  pair_between_neighbours(false);
  pair_blank();
  pair_between_neighbours(true);
}

void RowMatch::pair(std::uint32_t row, std::uint32_t stored) {
  stored_of_[row] = stored;
  is_paired_[stored] = 1;
}

RowMatch::Positions RowMatch::unpaired_rows() const {
  Positions rows;
  for (std::uint32_t row = 0; row < rows_.size(); ++row) {
    if (stored_of_[row] == none) rows.push_back(row);
  }
  return rows;
}

RowMatch::Positions RowMatch::unpaired_stored() const {
  Positions stored;
  for (std::uint32_t at = 0; at < stored_.size(); ++at) {
    if (is_paired_[at] == 0) stored.push_back(at);
  }
  return stored;
}

bool RowMatch::pair_untouched() {
  if (rows_.size() > stored_.size()) return false;
  for (std::uint32_t row = 0; row < rows_.size(); ++row) {
    if (!has_untouched_row(stored_[row], rows_[row])) return false;
  }
  for (std::uint32_t row = 0; row < rows_.size(); ++row) pair(row, row);
  return true;
}

void RowMatch::pair_in_place() {
  for (std::uint32_t row = 0; row < rows_.size() && row < stored_.size(); ++row) {
    if (stored_of_[row] != none || is_paired_[row] != 0) continue;
    // A scalar has no members that could be mixed, and a form identifies it by its position only.
    const bool is_scalar = !rows_[row].is_container() && !stored_[row].is_container();
    const bool is_gap = rows_[row].is_object() && rows_[row].size() == 0;
    if (is_scalar || is_gap) pair(row, row);
  }
}

template <typename KeyOf>
RowMatch::Keyed RowMatch::keyed(const Positions& positions, const KeyOf& key_of) {
  std::vector<std::uint64_t> keys;
  keys.reserve(positions.size());
  for (const std::uint32_t at : positions) keys.push_back(key_of(at));
  Keyed sorted;
  for (const std::uint32_t at :
       document::argsort(positions.size(),
                         [&](std::uint32_t left, std::uint32_t right) { return keys[left] < keys[right]; })) {
    sorted.keys.push_back(keys[at]);
    sorted.positions.push_back(positions[at]);
  }
  return sorted;
}

void RowMatch::pair_by_identity() {
  for (std::uint32_t at = 0; at < rows_.size() && at < stored_.size(); ++at) {
    // The hash does not find an identity that the form spells differently.
    if (identity_hash(rows_[at]) == identity_hash(stored_[at])) continue;
    if (has_same_identity(stored_[at], rows_[at])) pair(at, at);
  }
  const Positions rows = unpaired_rows();
  const Positions stored = unpaired_stored();
  pair_by_key(keyed(rows, [&](std::uint32_t row) { return identity_hash(rows_[row]); }),
              keyed(stored, [&](std::uint32_t at) { return identity_hash(stored_[at]); }),
              &RowMatch::has_same_identity);
}

void RowMatch::pair_by_content() {
  Positions rows;
  for (const std::uint32_t row : unpaired_rows()) {
    if (!is_blank(rows_[row])) rows.push_back(row);
  }
  if (rows.empty()) return;
  std::vector<RowFields> field_sets;
  field_sets.reserve(rows.size());
  for (const std::uint32_t row : rows) field_sets.emplace_back(rows_[row]);
  reserved_for_.assign(stored_.size(), 0);
  for (std::size_t at = 0; at < rows.size(); ++at) pair_or_reserve(rows[at], field_sets[at]);
  const auto order = document::argsort(rows.size(), [&](std::uint32_t left, std::uint32_t right) {
    if (field_sets[left].size() != field_sets[right].size())
      return field_sets[left].size() > field_sets[right].size();
    return field_sets[left].hash() < field_sets[right].hash();
  });
  std::size_t next = 0;
  for (std::size_t field_set = 0; next < order.size(); ++field_set) {
    if (field_set >= max_field_sets && field_set * stored_.size() > max_compared_items) break;
    const std::size_t first = next;
    Positions rows_with_fields;
    for (; next < order.size() && field_sets[order[next]] == field_sets[order[first]]; ++next) {
      if (stored_of_[rows[order[next]]] == none) rows_with_fields.push_back(rows[order[next]]);
    }
    pair_by_fields(field_sets[order[first]], rows_with_fields);
  }
  if (next == order.size()) return;
  Positions others;
  RowFields all;
  for (; next < order.size(); ++next) {
    if (stored_of_[rows[order[next]]] == none) others.push_back(rows[order[next]]);
    all.add(field_sets[order[next]]);
  }
  all.remove_duplicates();
  pair_by_fields(all, others);
}

void RowMatch::pair_or_reserve(std::uint32_t row, const RowFields& fields) {
  if (row >= stored_.size() || is_paired_[row] != 0 || !has_untouched_row(stored_[row], rows_[row])) return;
  if (fields.content_hash(rows_[row]) != fields.content_hash(stored_[row])) {
    pair(row, row);
  } else {
    reserved_for_[row] = fields.hash();
  }
}

void RowMatch::pair_by_fields(const RowFields& fields, const Positions& rows) {
  const Positions stored = rows.empty() ? rows : unpaired_stored();
  if (stored.empty()) return;
  fields_hash_ = fields.hash();
  // The lowest bit is set, so that blank rows have a key too.
  pair_by_key(keyed(rows, [&](std::uint32_t row) { return fields.content_hash(rows_[row]) | 1U; }),
              keyed(stored, [&](std::uint32_t at) { return fields.content_hash(stored_[at]) | 1U; }),
              &RowMatch::has_untouched_row);
}

void RowMatch::pair_by_key(const Keyed& rows, const Keyed& stored, IsSame is_same) {
  std::size_t at = 0;
  for (std::size_t row = 0; row < rows.keys.size();) {
    const std::uint64_t key = rows.keys[row];
    Positions same_rows;
    Positions same_stored;
    for (; row < rows.keys.size() && rows.keys[row] == key; ++row) same_rows.push_back(rows.positions[row]);
    while (at < stored.keys.size() && stored.keys[at] < key) ++at;
    for (; at < stored.keys.size() && stored.keys[at] == key; ++at) {
      same_stored.push_back(stored.positions[at]);
    }
    if (key != no_hash) pair_group(same_rows, same_stored, is_same);
  }
}

void RowMatch::pair_group(const Positions& rows, const Positions& stored, IsSame is_same) {
  std::size_t at = 0;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::size_t rows_left = rows.size() - row;
    // If one side has more items, skips those whose successor is nearer to the position.
    while (at < stored.size() &&
           (is_paired_[stored[at]] != 0 ||
            (stored.size() - at > rows_left && at + 1 < stored.size() && stored[at + 1] <= rows[row]))) {
      ++at;
    }
    if (at == stored.size()) return;
    if (rows_left > stored.size() - at && rows_left > 1 && rows[row + 1] <= stored[at]) continue;
    pair_first(rows[row], stored, at, is_same);
  }
}

/// Limits the tries, so that many items with the same key take linear time.
void RowMatch::pair_first(std::uint32_t row, const Positions& stored, std::size_t first, IsSame is_same) {
  constexpr std::size_t max_tries = 16;
  for (std::size_t at = first; at < stored.size() && at < first + max_tries; ++at) {
    const std::uint32_t item = stored[at];
    if (is_paired_[item] != 0 || is_reserved_for_other(item) || !(this->*is_same)(stored_[item], rows_[row]))
      continue;
    pair(row, item);
    return;
  }
}

void RowMatch::pair_untouched_in_place() {
  for (const std::uint32_t row : unpaired_rows()) {
    const bool is_left = row < stored_.size() && is_paired_[row] == 0;
    if (is_left && has_untouched_row(stored_[row], rows_[row])) pair(row, row);
  }
}

void RowMatch::pair_blank() {
  Positions rows;
  for (const std::uint32_t row : unpaired_rows()) {
    const bool is_gap = rows_[row].is_object() && rows_[row].size() == 0;
    if (!is_gap && is_blank(rows_[row])) rows.push_back(row);
  }
  if (!rows.empty()) pair_by_fields(RowFields(), rows);
}

bool RowMatch::is_reserved_for_other(std::uint32_t stored) const {
  return !reserved_for_.empty() && reserved_for_[stored] != 0 && reserved_for_[stored] != fields_hash_ &&
         stored_of_[stored] == none;
}

bool RowMatch::has_untouched_row(Value stored, Value row) const {
  return is_untouched_row(program_, items_, stored, row);
}

bool RowMatch::has_same_identity(Value stored, Value row) const {
  if (identity_.empty() || !stored.is_object() || !row.is_object()) return false;
  const auto one = stored.find(identity_);
  const auto other = row.find(identity_);
  return one && other && !one->is_null() && !is_blank(*other) && is_identity(*one, *other);
}

bool RowMatch::is_identity(Value stored, Value given) const {
  if (is_untouched_row(program_, schema::no_schema, stored, given)) return true;
  return items_ != schema::no_schema &&
         is_untouched_row(program_, member_schema(program_, items_, identity_), stored, given);
}

std::uint64_t RowMatch::identity_hash(Value item) const {
  const bool may_have_one = !identity_.empty() && item.is_object();
  const auto identity = may_have_one ? item.find(identity_) : std::nullopt;
  return identity && !identity->is_container() && !is_blank(*identity)
             ? document::hash_bytes(form_text(*identity)) | 1U
             : no_hash;
}

}  // namespace resume_patch::endpoint
