#include "endpoint/row_shape.h"

#include <algorithm>
#include <utility>

#include "document/order.h"
#include "document/words.h"
#include "endpoint/coerce.h"

namespace resume_patch::endpoint {

namespace {

constexpr std::uint64_t spread = 0x9E3779B97F4A7C15ULL;

/// A place in an item, as hashes.
struct At {
  std::uint64_t place = 1;  ///< With the positions in lists.
  std::uint64_t shape = 1;  ///< Without them.

  [[nodiscard]] At member(Value key) const {
    const std::uint64_t name = document::hash_bytes(key.string());
    return {(place ^ name) * spread, (shape ^ name) * spread};
  }
  [[nodiscard]] At item(std::uint64_t position) const {
    return {(place ^ position) * spread, (shape ^ 1U) * spread};
  }
};

template <typename Use>
void for_each_scalar(Value value, const At& at, const Use& use) {
  for (const Value::Member member : value.members()) {
    for_each_scalar(member.value, at.member(member.key), use);
  }
  std::uint64_t position = 0;
  for (const Value item : value.items()) for_each_scalar(item, at.item(++position), use);
  if (!value.is_container()) use(value, at);
}

}  // namespace

RowShape::RowShape(Value row) {
  for_each_scalar(row, {}, [this](Value, const At& at) { places_.push_back(at.shape); });
  keep_each_once();
}

void RowShape::add(const RowShape& other) {
  places_.insert(places_.end(), other.places_.begin(), other.places_.end());
}

void RowShape::keep_each_once() {
  const auto order = document::sorted_positions(
      places_.size(),
      [this](std::uint32_t left, std::uint32_t right) { return places_[left] < places_[right]; });
  std::vector<std::uint64_t> kept;
  kept.reserve(places_.size());
  for (const std::uint32_t at : order) {
    if (kept.empty() || kept.back() != places_[at]) kept.push_back(places_[at]);
  }
  places_ = std::move(kept);
  hash_ = places_.size();
  for (const std::uint64_t place : places_) hash_ = (hash_ ^ place) * spread;
}

std::uint64_t RowShape::content_of(Value item) const {
  std::uint64_t sum = 0;
  for_each_scalar(item, {}, [&](Value value, const At& at) {
    if (is_blank(value) || !std::binary_search(places_.begin(), places_.end(), at.shape)) return;
    sum += (at.place ^ document::hash_bytes(with_line_feeds(form_text(value)))) * spread | 1U;
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
