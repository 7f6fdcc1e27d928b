// items, minItems, maxItems, uniqueItems; and the rule that no two items have one identity.
#include <algorithm>

#include "document/equality.h"
#include "validate/validator.h"

namespace resume_patch::validate {

namespace {

struct Hashed {
  std::uint64_t hash;
  std::uint32_t position;
  Value value;
};

struct Pair {
  std::uint32_t first;
  std::uint32_t second;
};

/// Each value beside the first that is equal to it, by the position of the later one. Sorted by hash, so that
/// a long list costs no more than sorting it.
std::vector<Pair> equal_pairs(std::vector<Hashed>& values) {
  std::sort(values.begin(), values.end(), [](const Hashed& left, const Hashed& right) {
    return left.hash != right.hash ? left.hash < right.hash : left.position < right.position;
  });
  std::vector<Pair> pairs;
  std::size_t run = 0;
  for (std::size_t at = 1; at < values.size(); ++at) {
    if (values[at].hash != values[run].hash) {
      run = at;
    } else if (document::equal(values[at].value, values[run].value)) {
      pairs.push_back({values[run].position, values[at].position});
    }
  }
  std::sort(pairs.begin(), pairs.end(), [](Pair left, Pair right) { return left.second < right.second; });
  return pairs;
}

}  // namespace

void Validator::check_list(const schema::ListKeywords& keywords, Value value, const Path& path) {
  const bool was_in_part = in_part_;
  in_part_ = false;
  std::uint32_t position = 0;
  if (keywords.items != schema::no_schema) {
    for (const Value item : value.items()) check(keywords.items, item, Path(path, position++));
  }
  in_part_ = was_in_part;
  if (value.size() < keywords.min_items) {
    report(path, Keyword::min_items, {{"limit", keywords.min_items}, {"actual", value.size()}});
  }
  if (value.size() > keywords.max_items) {
    report(path, Keyword::max_items, {{"limit", keywords.max_items}, {"actual", value.size()}});
  }
  if (keywords.unique) check_unique(value, path);
}

void Validator::check_unique(Value value, const Path& path) {
  std::vector<Hashed> items;
  for (const Value item : value.items()) {
    items.push_back({document::hash(item), static_cast<std::uint32_t>(items.size()), item});
  }
  const std::vector<Pair> pairs = equal_pairs(items);
  if (pairs.empty()) return;
  report(path, Keyword::unique_items, {{"first", pairs.front().first}, {"second", pairs.front().second}});
}

void Validator::check_unique_identity(const Rule& rule, const Schema& schema, Value value, const Path& path) {
  if (!value.is_array() || !schema.list || schema.list->items == schema::no_schema) return;
  const std::string_view identity = program_[schema.list->items].identity;
  if (identity.empty()) return;
  std::vector<Hashed> ids;
  std::uint32_t position = 0;
  for (const Value item : value.items()) {
    const auto id = item.find(identity);
    if (id && !id->is_null()) ids.push_back({document::hash(*id), position, *id});
    ++position;
  }
  for (const Pair pair : equal_pairs(ids)) {
    const Path item(path, pair.second);
    const auto id = value.item(pair.second)->find(identity);
    report(Path(item, identity), rule.code, rule.severity,
           {{"id", document::raw(*id)}, {"first", Path(path, pair.first).pointer()}});
  }
}

}  // namespace resume_patch::validate
