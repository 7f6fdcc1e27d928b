#include "diff/similarity.h"

#include <algorithm>
#include <functional>

#include "diff/features.h"
#include "document/argsort.h"
#include "document/hash.h"

namespace resume_patch::diff {

namespace {

constexpr std::uint32_t no_item = 0xFFFFFFFFU;
/// A feature that more items of one list have finds no candidates.
constexpr std::uint32_t max_postings = 16;
/// The number of items of the other list that one item is compared with.
constexpr std::uint32_t max_compared = 24;
/// The lead that the best match must have over the second best.
constexpr std::uint64_t clear_lead = member_weight / 8;

/// The features of all items of one list, sorted by hash within each item.
class FeatureTable {
 public:
  FeatureTable(const std::vector<Candidate>& items, const DiffSchemas& schemas, DiffSchemaId item_schema) {
    std::vector<Feature> unordered;
    for (const Candidate& one : items) {
      unordered.clear();
      const std::string_view excluded_member =
          one.has_identity ? schemas[item_schema].identity : std::string_view();
      append_features(unordered, one.item, schemas, item_schema, excluded_member);
      const auto order = document::argsort(unordered.size(), [&](std::uint32_t left, std::uint32_t right) {
        return unordered[left].hash < unordered[right].hash;
      });
      std::uint64_t weight = 0;
      for (const std::uint32_t at : order) {
        features_.push_back(unordered[at]);
        weight += unordered[at].weight;
      }
      ends_.push_back(static_cast<std::uint32_t>(features_.size()));
      weights_.push_back(weight);
    }
  }

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size()); }
  [[nodiscard]] const Feature* begin(std::uint32_t item) const {
    return features_.data() + (item == 0 ? 0 : ends_[item - 1]);
  }
  [[nodiscard]] const Feature* end(std::uint32_t item) const { return features_.data() + ends_[item]; }
  [[nodiscard]] std::uint64_t weight(std::uint32_t item) const { return weights_[item]; }

 private:
  std::vector<Feature> features_;
  std::vector<std::uint32_t> ends_;
  std::vector<std::uint64_t> weights_;
};

/// One item that has a feature.
struct Posting {
  std::uint64_t hash;
  std::uint32_t item;
  std::uint32_t weight;
};

/// Returns each feature of each item once, sorted by hash and then by item.
std::vector<Posting> postings_of(const FeatureTable& table) {
  std::vector<Posting> found;
  for (std::uint32_t item = 0; item < table.size(); ++item) {
    for (const Feature* feature = table.begin(item); feature != table.end(item); ++feature) {
      if (feature == table.begin(item) || feature[-1].hash != feature->hash)
        found.push_back({feature->hash, item, feature->weight});
    }
  }
  document::sort(found, [](const Posting& left, const Posting& right) { return left.hash < right.hash; });
  return found;
}

/// An item of the right list that shares a feature, and the weight of the feature.
struct Overlap {
  std::uint32_t right;
  std::uint32_t weight;
};

/// Returns, for each item of the left list, the items of the right list that share a rare feature.
std::vector<std::vector<Overlap>> find_overlaps(const FeatureTable& left, const FeatureTable& right) {
  std::vector<std::vector<Overlap>> overlaps(left.size());
  const std::vector<Posting> from = postings_of(left);
  const std::vector<Posting> to = postings_of(right);
  std::size_t start = 0;
  for (std::size_t at = 0; at < from.size();) {
    const std::uint64_t hash = from[at].hash;
    std::size_t from_end = at;
    while (from_end < from.size() && from[from_end].hash == hash) ++from_end;
    while (start < to.size() && to[start].hash < hash) ++start;
    std::size_t to_end = start;
    while (to_end < to.size() && to[to_end].hash == hash) ++to_end;
    const bool are_few = from_end - at <= max_postings && to_end - start <= max_postings;
    for (; at < from_end; ++at) {
      for (std::size_t other = start; are_few && other < to_end; ++other)
        overlaps[from[at].item].push_back({to[other].item, from[at].weight});
    }
    start = to_end;
  }
  return overlaps;
}

/// Merges the entries of each item and keeps those with the largest weights.
void keep_largest_overlaps(std::vector<Overlap>& overlaps) {
  std::vector<Overlap> merged;
  const auto by_item = document::argsort(overlaps.size(), [&](std::uint32_t left, std::uint32_t right) {
    return overlaps[left].right < overlaps[right].right;
  });
  for (const std::uint32_t at : by_item) {
    if (merged.empty() || merged.back().right != overlaps[at].right) {
      merged.push_back(overlaps[at]);
    } else {
      merged.back().weight += overlaps[at].weight;
    }
  }
  overlaps.clear();
  const auto by_weight = document::argsort(merged.size(), [&](std::uint32_t left, std::uint32_t right) {
    return merged[left].weight > merged[right].weight;
  });
  for (const std::uint32_t at : by_weight) {
    if (overlaps.size() < max_compared) overlaps.push_back(merged[at]);
  }
}

/// The weight of the common features, as each of the two items weighs them.
struct SharedWeight {
  std::uint64_t of_left = 0;
  std::uint64_t of_right = 0;
};

SharedWeight shared_weight(const FeatureTable& left, std::uint32_t from, const FeatureTable& right,
                           std::uint32_t to) {
  SharedWeight shared;
  const Feature* one = left.begin(from);
  const Feature* other = right.begin(to);
  while (one != left.end(from) && other != right.end(to)) {
    if (one->hash < other->hash) {
      ++one;
    } else if (other->hash < one->hash) {
      ++other;
    } else {
      shared.of_left += (one++)->weight;
      shared.of_right += (other++)->weight;
    }
  }
  return shared;
}

/// The item with the most in common.
struct BestMatch {
  std::uint32_t item = no_item;
  std::uint64_t common = 0;
  std::uint64_t next = 0;  ///< The weight in common with the second best item.

  void add(std::uint32_t other, std::uint64_t shared) {
    if (shared > common) {
      next = common;
      common = shared;
      item = other;
    } else {
      next = std::max(next, shared);
    }
  }
  [[nodiscard]] bool is_clear() const { return item != no_item && common >= next + clear_lead; }
};

}  // namespace

PositionPairs pair_similar_items(const std::vector<Candidate>& left, const std::vector<Candidate>& right,
                                 const DiffSchemas& schemas, DiffSchemaId item_schema, bool more_than_half) {
  if (left.empty() || right.empty()) return {};
  const FeatureTable from(left, schemas, item_schema);
  const FeatureTable to(right, schemas, item_schema);
  std::vector<std::vector<Overlap>> overlaps = find_overlaps(from, to);
  std::vector<BestMatch> best_of_left(left.size());
  std::vector<BestMatch> best_of_right(right.size());
  const auto is_enough = [&](std::uint64_t common, std::uint64_t weight) {
    return more_than_half ? common * 2 > weight : common * 2 >= weight;
  };
  for (std::uint32_t at = 0; at < left.size(); ++at) {
    keep_largest_overlaps(overlaps[at]);
    for (const Overlap& overlap : overlaps[at]) {
      const Candidate& one = left[at];
      const Candidate& other = right[overlap.right];
      if (one.item.kind() != other.item.kind() || (one.has_identity && other.has_identity)) continue;
      const SharedWeight shared = shared_weight(from, at, to, overlap.right);
      best_of_left[at].add(overlap.right, shared.of_left);
      best_of_right[overlap.right].add(at, shared.of_right);
    }
  }
  PositionPairs pairs;
  for (std::uint32_t at = 0; at < left.size(); ++at) {
    const BestMatch& one = best_of_left[at];
    if (!one.is_clear() || !is_enough(one.common, from.weight(at))) continue;
    const BestMatch& other = best_of_right[one.item];
    if (other.item != at || !other.is_clear()) continue;
    // A text that contains the words of another text may mean something else, so both must share more than
    // half.
    const bool is_text = left[at].item.is_string();
    if (!is_text || other.common * 2 > to.weight(one.item)) pairs.emplace_back(at, one.item);
  }
  return pairs;
}

bool have_common_features(document::Value left, document::Value right, const DiffSchemas& schemas,
                          DiffSchemaId item_schema) {
  const FeatureTable from({{left}}, schemas, item_schema);
  const FeatureTable to({{right}}, schemas, item_schema);
  return shared_weight(from, 0, to, 0).of_left > 0;
}

namespace {

std::vector<std::uint64_t> sorted_words(std::string_view text) {
  std::vector<std::uint64_t> words;
  for_each_word(text, [&](std::string_view word) { words.push_back(document::hash_bytes(word)); });
  document::sort(words, std::less<>());
  return words;
}

}  // namespace

bool are_similar_texts(std::string_view left, std::string_view right) {
  if (left == right) return true;
  const std::vector<std::uint64_t> from = sorted_words(left);
  const std::vector<std::uint64_t> to = sorted_words(right);
  std::size_t common = 0;
  for (std::size_t at = 0, other = 0; at < from.size() && other < to.size();) {
    if (from[at] == to[other]) ++common;
    const bool both = from[at] == to[other];
    const bool left_first = from[at] < to[other];
    if (both || left_first) ++at;
    if (both || !left_first) ++other;
  }
  return common * 2 > std::max(from.size(), to.size());
}

}  // namespace resume_patch::diff
