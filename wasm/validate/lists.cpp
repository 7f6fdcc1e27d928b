// items, minItems, maxItems, uniqueItems, and the rule that identities are unique.
#include <algorithm>

#include "document/argsort.h"
#include "document/equality.h"
#include "validate/validator.h"

namespace resume_patch::validate {

namespace {

struct PositionedValue {
  Value value;
  std::uint32_t position;
};

/// Indexes of two values.
struct PositionPair {
  std::uint32_t first;
  std::uint32_t second;
};

/// Returns each value with the first value that equals it, in the order of the later values.
/// Sorts by hash, so a list takes n log n. Compares values with equal hashes each with each.
std::vector<PositionPair> equal_pairs(const std::vector<PositionedValue>& values) {
  std::vector<std::uint64_t> hashes;
  hashes.reserve(values.size());
  for (const PositionedValue& one : values) hashes.push_back(document::hash(one.value));
  const auto order = document::argsort(
      values.size(), [&](std::uint32_t left, std::uint32_t right) { return hashes[left] < hashes[right]; });
  std::vector<std::uint32_t> first_of(values.size());
  std::vector<std::uint32_t> different;  // The first of each set of equal values among those of one hash.
  for (std::size_t at = 0; at < order.size(); ++at) {
    if (at > 0 && hashes[order[at]] != hashes[order[at - 1]]) different.clear();
    const auto first = std::find_if(different.begin(), different.end(), [&](std::uint32_t earlier) {
      return document::equal(values[order[at]].value, values[earlier].value);
    });
    first_of[order[at]] = first == different.end() ? order[at] : *first;
    if (first == different.end()) different.push_back(order[at]);
  }
  std::vector<PositionPair> pairs;
  for (std::uint32_t at = 0; at < first_of.size(); ++at) {
    if (first_of[at] != at) pairs.push_back({first_of[at], at});
  }
  return pairs;
}

}  // namespace

void Validator::check_list(const schema::ListKeywords& keywords, Value value, const Path& path) {
  const bool was_in_subschema = in_subschema_;
  in_subschema_ = false;
  std::uint32_t position = 0;
  if (keywords.items != schema::no_schema) {
    for (const Value item : value.items()) check(keywords.items, item, Path(path, position++));
  }
  in_subschema_ = was_in_subschema;
  if (value.size() < keywords.min_items) {
    report_count(path, Keyword::min_items, keywords.min_items, value.size());
  }
  if (value.size() > keywords.max_items) {
    report_count(path, Keyword::max_items, keywords.max_items, value.size());
  }
  if (keywords.unique) check_unique(value, path);
}

void Validator::check_unique(Value value, const Path& path) {
  std::vector<PositionedValue> items;
  for (const Value item : value.items()) items.push_back({item, static_cast<std::uint32_t>(items.size())});
  const std::vector<PositionPair> pairs = equal_pairs(items);
  if (pairs.empty() || fails_probe()) return;
  report(path, Keyword::unique_items,
         make_object({{"first", pairs.front().first}, {"second", pairs.front().second}}));
}

void Validator::check_unique_identity(const Rule& rule, const Schema& schema, Value value, const Path& path) {
  if (!value.is_array() || !schema.list || schema.list->items == schema::no_schema) return;
  const std::string_view identity = program_[schema.list->items].identity;
  if (identity.empty()) return;
  std::vector<PositionedValue> ids;
  std::uint32_t position = 0;
  for (const Value item : value.items()) {
    const auto id = item.find(identity);
    if (id && !id->is_null()) ids.push_back({*id, position});
    ++position;
  }
  for (const PositionPair pair : equal_pairs(ids)) {
    const Path first(path, ids[pair.first].position);
    const Path item(path, ids[pair.second].position);
    const Value id = ids[pair.second].value;
    std::vector<std::string> related_paths;  // An edit of either item may have caused the issue.
    related_paths.push_back(Path(first, identity).pointer());
    report(Path(item, identity), rule.code, rule.severity,
           make_object({{"id", document::embed(id)}, {"first", first.pointer()}}), std::move(related_paths));
  }
}

}  // namespace resume_patch::validate
