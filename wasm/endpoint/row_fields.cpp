#include "endpoint/row_fields.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "document/argsort.h"
#include "document/hash.h"
#include "endpoint/coerce.h"

namespace resume_patch::endpoint {

namespace {

constexpr std::uint64_t hash_multiplier = 0x9E3779B97F4A7C15ULL;

/// Hashes of a path in an item.
struct FieldHasher {
  std::uint64_t path_hash = 1;   ///< With positions in lists.
  std::uint64_t field_hash = 1;  ///< Without positions.

  [[nodiscard]] FieldHasher member(Value key) const {
    const std::uint64_t name = document::hash_bytes(key.string());
    return {(path_hash ^ name) * hash_multiplier, (field_hash ^ name) * hash_multiplier};
  }
  [[nodiscard]] FieldHasher item(std::uint64_t position) const {
    return {(path_hash ^ position) * hash_multiplier, (field_hash ^ 1U) * hash_multiplier};
  }
};

template <typename Use>
void for_each_scalar(Value value, const FieldHasher& at, const Use& use) {
  for (const Value::Member member : value.members()) {
    for_each_scalar(member.value, at.member(member.key), use);
  }
  std::uint64_t position = 0;
  for (const Value item : value.items()) for_each_scalar(item, at.item(++position), use);
  if (!value.is_container()) use(value, at);
}

}  // namespace

RowFields::RowFields(Value row) {
  for_each_scalar(row, {}, [this](Value, const FieldHasher& at) { field_hashes_.push_back(at.field_hash); });
  remove_duplicates();
}

void RowFields::add(const RowFields& other) {
  field_hashes_.insert(field_hashes_.end(), other.field_hashes_.begin(), other.field_hashes_.end());
}

void RowFields::remove_duplicates() {
  document::sort(field_hashes_, std::less<>());
  field_hashes_.erase(std::unique(field_hashes_.begin(), field_hashes_.end()), field_hashes_.end());
  hash_ = field_hashes_.size();
  for (const std::uint64_t field_hash : field_hashes_) hash_ = (hash_ ^ field_hash) * hash_multiplier;
}

std::uint64_t RowFields::content_hash(Value item) const {
  std::uint64_t sum = 0;
  for_each_scalar(item, {}, [&](Value value, const FieldHasher& at) {
    if (is_blank(value) || !std::binary_search(field_hashes_.begin(), field_hashes_.end(), at.field_hash))
      return;
    sum += (at.path_hash ^ document::hash_bytes(with_line_feeds(form_text(value)))) * hash_multiplier | 1U;
  });
  return sum;
}

void append_rest_of_rows(std::string& out) {
  out += R"({"":{}})";
}

std::vector<Value> rows_over(Value stored, Value given) {
  std::vector<Value> rows;
  rows.reserve(given.size());
  for (const Value row : given.items()) {
    const auto gap = row.is_object() && row.size() == 1 ? row.find("") : std::nullopt;
    if (!gap || !gap->is_object() || gap->size() != 0) {
      rows.push_back(row);
      continue;
    }
    while (rows.size() < stored.size()) rows.push_back(*gap);
  }
  return rows;
}

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

}  // namespace resume_patch::endpoint
