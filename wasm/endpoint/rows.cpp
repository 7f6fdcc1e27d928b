#include "endpoint/rows.h"

#include "document/equality.h"
#include "document/members.h"
#include "document/order.h"
#include "document/words.h"
#include "endpoint/coerce.h"
#include "endpoint/form.h"

namespace resume_patch::endpoint {

namespace {

/// Likeness is looked for among no more pairs than these.
constexpr std::size_t most_pairs = 4096;

/// The hash of an item that must not be paired by it.
constexpr std::uint64_t no_hash = 0;

/// Adds the hashes of the values that a form shows of a place and that are not blank. The sum does not depend
/// on the order of members, nor on members without a value.
void add_content(const Program& program, SchemaId schema, Value value, std::uint64_t place,
                 std::uint64_t& sum) {
  if (schema == schema::no_schema || program.is_read_only(schema)) return;
  constexpr std::uint64_t spread = 0x9E3779B97F4A7C15ULL;
  for (const Value::Member member : value.members()) {
    const std::string name = member.key.string();
    const std::uint64_t at = (place ^ document::hash_bytes(name)) * spread;
    add_content(program, member_schema(program, schema, name), member.value, at, sum);
  }
  std::uint64_t position = 0;
  for (const Value item : value.items()) {
    add_content(program, item_schema(program, schema), item, (place ^ ++position) * spread, sum);
  }
  if (value.is_container() || is_blank(value)) return;
  sum += (place ^ document::hash_bytes(with_line_feeds(form_text(value)))) * spread | 1U;
}

}  // namespace

bool is_blank(Value value) {
  for (const Value::Member member : value.members()) {
    if (!is_blank(member.value)) return false;
  }
  for (const Value item : value.items()) {
    if (!is_blank(item)) return false;
  }
  if (value.is_container() || value.is_null()) return true;
  if (value.is_string()) return value.slice().empty();
  return value.kind() == document::Kind::boolean && !value.is_true();
}

bool agrees(const Program& program, SchemaId schema, document::OptionalValue stored, Value given) {
  if (given.is_object() && given.size() == 0) return true;
  const bool are_alike = stored && stored->kind() == given.kind();
  if (given.is_object() && are_alike) {
    for (document::MemberPairs pairs(*stored, given); pairs.next();) {
      if (!pairs.after()) continue;
      const std::string name = pairs.key().string();
      const SchemaId known = schema == schema::no_schema ? schema : member_schema(program, schema, name);
      if (!agrees(program, known, pairs.before(), *pairs.after())) return false;
    }
    return true;
  }
  if (given.is_array() && are_alike) {
    const SchemaId known = schema == schema::no_schema ? schema : item_schema(program, schema);
    auto item = stored->items().begin();
    for (const Value row : given.items()) {
      if (item == stored->items().end() || !agrees(program, known, *item, row)) return false;
      ++item;
    }
    for (; item != stored->items().end(); ++item) {
      if (known == schema::no_schema || is_shown(program, known, *item)) return false;
    }
    return true;
  }
  if (given.is_container()) return (!stored || stored->is_null()) && is_blank(given);
  return is_untouched(program, schema, stored, given) || (stored && document::equal(*stored, given));
}

RowMatch::RowMatch(const Program& program, SchemaId items, std::string_view identity, Value stored,
                   Value rows)
    : program_(program), items_(items), identity_(identity) {
  for (const Value item : stored.items()) stored_.push_back(item);
  for (const Value row : rows.items()) rows_.push_back(row);
  stored_of_.assign(rows_.size(), none);
  is_paired_.assign(stored_.size(), 0);
  pair_in_place();
  if (!identity_.empty()) pair_by_hash(&RowMatch::identity_hash, false);
  pair_by_hash(&RowMatch::content_hash, true);
  if (!has_moved_ && has_row_for_each()) {
    for (const std::uint32_t row : unpaired_rows()) {
      const bool is_left = row < stored_.size() && is_paired_[row] == 0;
      if (!is_left) continue;
      // Who types over nothing but the identity edits that item.
      const bool is_other = has_other_identity(stored_[row], rows_[row]);
      if (!is_other || agrees_otherwise(stored_[row], rows_[row])) pair(row, row);
    }
  }
  pair_by_likeness();
}

void RowMatch::pair(std::uint32_t row, std::uint32_t stored) {
  stored_of_[row] = stored;
  is_paired_[stored] = 1;
  has_moved_ = has_moved_ || row != stored;
}

bool RowMatch::has_row_for_each() const {
  for (std::size_t at = rows_.size(); at < stored_.size(); ++at) {
    if (items_ == schema::no_schema || is_shown(program_, items_, stored_[at])) return false;
  }
  return true;
}

std::vector<std::uint32_t> RowMatch::unpaired_rows() const {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t row = 0; row < rows_.size(); ++row) {
    if (stored_of_[row] == none) rows.push_back(row);
  }
  return rows;
}

std::vector<std::uint32_t> RowMatch::unpaired_stored() const {
  std::vector<std::uint32_t> stored;
  for (std::uint32_t at = 0; at < stored_.size(); ++at) {
    if (is_paired_[at] == 0) stored.push_back(at);
  }
  return stored;
}

void RowMatch::pair_in_place() {
  for (std::uint32_t row = 0; row < rows_.size() && row < stored_.size(); ++row) {
    // Scalars have no parts that could be mixed, and their positions are all that a form knows of them.
    const bool is_scalar = !rows_[row].is_container() && !stored_[row].is_container();
    if (is_scalar || has_same_identity(stored_[row], rows_[row]) ||
        agrees(program_, items_, stored_[row], rows_[row]))
      pair(row, row);
  }
}

void RowMatch::pair_by_hash(std::uint64_t (RowMatch::*hash)(Value) const, bool must_agree) {
  const std::vector<std::uint32_t> rows = unpaired_rows();
  const std::vector<std::uint32_t> stored = rows.empty() ? rows : unpaired_stored();
  if (rows.empty() || stored.empty()) return;
  std::vector<std::uint64_t> hashes;
  hashes.reserve(stored.size());
  for (const std::uint32_t at : stored) hashes.push_back((this->*hash)(stored_[at]));
  const auto order = document::sorted_positions(
      stored.size(), [&](std::uint32_t left, std::uint32_t right) { return hashes[left] < hashes[right]; });
  for (const std::uint32_t row : rows) {
    const std::uint64_t wanted = (this->*hash)(rows_[row]);
    if (wanted == no_hash) continue;
    std::size_t low = 0;
    for (std::size_t high = order.size(); low < high;) {
      const std::size_t middle = (low + high) / 2;
      if (hashes[order[middle]] < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    // The first one of this hash that is left; a bound keeps many equal items from being walked again and
    // again.
    constexpr std::size_t most_tries = 16;
    for (std::size_t tries = 0; low < order.size() && tries < most_tries; ++low, ++tries) {
      if (hashes[order[low]] != wanted) break;
      const std::uint32_t at = stored[order[low]];
      if (is_paired_[at] != 0) continue;
      if (must_agree ? !agrees(program_, items_, stored_[at], rows_[row])
                     : !has_same_identity(stored_[at], rows_[row]))
        continue;
      pair(row, at);
      break;
    }
  }
}

void RowMatch::pair_by_likeness() {
  const std::vector<std::uint32_t> rows = unpaired_rows();
  const std::vector<std::uint32_t> stored = rows.empty() ? rows : unpaired_stored();
  if (rows.size() * stored.size() > most_pairs) return;
  for (const std::uint32_t row : rows) {
    std::uint32_t alike = none;
    bool is_only = true;
    for (const std::uint32_t at : stored) {
      if (is_paired_[at] != 0 || !is_alike(stored_[at], rows_[row])) continue;
      is_only = alike == none;
      alike = at;
      if (!is_only) break;
    }
    if (alike != none && is_only) pair(row, alike);
  }
}

bool RowMatch::has_same_identity(Value stored, Value row) const {
  if (identity_.empty() || !stored.is_object() || !row.is_object()) return false;
  const auto one = stored.find(identity_);
  const auto other = row.find(identity_);
  return one && other && !one->is_null() && !is_blank(*other) &&
         agrees(program_, schema::no_schema, one, *other);
}

bool RowMatch::has_other_identity(Value stored, Value row) const {
  return identity_hash(stored) != no_hash && identity_hash(row) != no_hash && !has_same_identity(stored, row);
}

bool RowMatch::agrees_otherwise(Value stored, Value row) const {
  for (document::MemberPairs pairs(stored, row); pairs.next();) {
    if (!pairs.after() || pairs.key().text_is(identity_)) continue;
    const bool is_known = items_ != schema::no_schema;
    const SchemaId member = is_known ? member_schema(program_, items_, pairs.key().string()) : items_;
    if (!agrees(program_, member, pairs.before(), *pairs.after())) return false;
  }
  return true;
}

std::uint64_t RowMatch::identity_hash(Value item) const {
  const bool may_have_one = !identity_.empty() && item.is_object();
  const auto identity = may_have_one ? item.find(identity_) : std::nullopt;
  return identity && !identity->is_container() && !is_blank(*identity)
             ? document::hash_bytes(form_text(*identity)) | 1U
             : no_hash;
}

std::uint64_t RowMatch::content_hash(Value item) const {
  std::uint64_t sum = 0;
  add_content(program_, items_, item, 1, sum);
  return sum;
}

bool RowMatch::is_alike(Value stored, Value row) const {
  if (!stored.is_object() || !row.is_object() || items_ == schema::no_schema) return false;
  if (has_other_identity(stored, row)) return false;
  std::size_t same = 0;
  std::size_t all = 0;
  for (document::MemberPairs pairs(stored, row); pairs.next();) {
    const bool has_before = pairs.before() && !is_blank(*pairs.before());
    const bool has_after = pairs.after() && !is_blank(*pairs.after());
    if (!has_before && !has_after) continue;
    const std::string name = pairs.key().string();
    const SchemaId member = member_schema(program_, items_, name);
    if (!has_after && !(member != schema::no_schema && is_shown(program_, member, *pairs.before()))) continue;
    ++all;
    if (has_before && has_after && agrees(program_, member, pairs.before(), *pairs.after())) ++same;
  }
  return same * 2 > all;
}

}  // namespace resume_patch::endpoint
