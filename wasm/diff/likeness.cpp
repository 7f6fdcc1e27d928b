#include "diff/likeness.h"

#include <algorithm>

#include "diff/parts.h"
#include "document/order.h"
#include "document/words.h"

namespace resume_patch::diff {

namespace {

constexpr std::uint32_t no_item = 0xFFFFFFFFU;
/// How many items of one list may have a part by which others find them.
constexpr std::uint32_t most_holders = 16;
/// How many items of the other list one item is compared with.
constexpr std::uint32_t most_compared = 24;
/// By how much an item has to be more like another one than any third one is.
constexpr std::uint64_t clear_lead = member_weight / 8;

/// The parts of all items of one list, those of an item side by side and by hash.
class PartTable {
 public:
  PartTable(const std::vector<Candidate>& items, const Shapes& shapes, ShapeId item_shape) {
    std::vector<Part> unordered;
    for (const Candidate& one : items) {
      unordered.clear();
      const std::string_view but = one.has_identity ? shapes[item_shape].identity : std::string_view();
      append_parts(unordered, one.item, shapes, item_shape, but);
      const auto order =
          document::sorted_positions(unordered.size(), [&](std::uint32_t left, std::uint32_t right) {
            return unordered[left].hash < unordered[right].hash;
          });
      std::uint64_t weight = 0;
      for (const std::uint32_t at : order) {
        parts_.push_back(unordered[at]);
        weight += unordered[at].weight;
      }
      ends_.push_back(static_cast<std::uint32_t>(parts_.size()));
      weights_.push_back(weight);
    }
  }

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size()); }
  [[nodiscard]] const Part* begin(std::uint32_t item) const {
    return parts_.data() + (item == 0 ? 0 : ends_[item - 1]);
  }
  [[nodiscard]] const Part* end(std::uint32_t item) const { return parts_.data() + ends_[item]; }
  [[nodiscard]] std::uint64_t weight(std::uint32_t item) const { return weights_[item]; }

 private:
  std::vector<Part> parts_;
  std::vector<std::uint32_t> ends_;
  std::vector<std::uint64_t> weights_;
};

/// An item that has a part. Holders are told apart by hash and item.
struct Holder {
  std::uint64_t hash;
  std::uint32_t item;
  std::uint32_t weight;
};

/// Every part of every item once, by hash and then by item.
std::vector<Holder> holders_of(const PartTable& table) {
  std::vector<Holder> found;
  for (std::uint32_t item = 0; item < table.size(); ++item) {
    for (const Part* part = table.begin(item); part != table.end(item); ++part) {
      if (part == table.begin(item) || part[-1].hash != part->hash)
        found.push_back({part->hash, item, part->weight});
    }
  }
  std::vector<Holder> sorted;
  sorted.reserve(found.size());
  for (const std::uint32_t at : document::sorted_positions(
           found.size(),
           [&](std::uint32_t left, std::uint32_t right) { return found[left].hash < found[right].hash; }))
    sorted.push_back(found[at]);
  return sorted;
}

/// Two items that share a part, and what the part weighs.
struct Meeting {
  std::uint32_t right;
  std::uint32_t weight;
};

/// By item of the left list, the items of the right list that share a part which few items have.
std::vector<std::vector<Meeting>> meetings(const PartTable& left, const PartTable& right) {
  std::vector<std::vector<Meeting>> met(left.size());
  const std::vector<Holder> from = holders_of(left);
  const std::vector<Holder> to = holders_of(right);
  std::size_t start = 0;
  for (std::size_t at = 0; at < from.size();) {
    const std::uint64_t hash = from[at].hash;
    std::size_t from_end = at;
    while (from_end < from.size() && from[from_end].hash == hash) ++from_end;
    while (start < to.size() && to[start].hash < hash) ++start;
    std::size_t to_end = start;
    while (to_end < to.size() && to[to_end].hash == hash) ++to_end;
    const bool are_few = from_end - at <= most_holders && to_end - start <= most_holders;
    for (; at < from_end; ++at) {
      for (std::size_t other = start; are_few && other < to_end; ++other)
        met[from[at].item].push_back({to[other].item, from[at].weight});
    }
    start = to_end;
  }
  return met;
}

/// Leaves each item once, and of many those that share the most.
void keep_nearest(std::vector<Meeting>& met) {
  std::vector<Meeting> merged;
  const auto by_item = document::sorted_positions(met.size(), [&](std::uint32_t left, std::uint32_t right) {
    return met[left].right < met[right].right;
  });
  for (const std::uint32_t at : by_item) {
    if (merged.empty() || merged.back().right != met[at].right) {
      merged.push_back(met[at]);
    } else {
      merged.back().weight += met[at].weight;
    }
  }
  met.clear();
  const auto by_weight = document::sorted_positions(
      merged.size(),
      [&](std::uint32_t left, std::uint32_t right) { return merged[left].weight > merged[right].weight; });
  for (const std::uint32_t at : by_weight) {
    if (met.size() < most_compared) met.push_back(merged[at]);
  }
}

/// What two items have in common, as the one and as the other one weighs it.
struct Common {
  std::uint64_t of_left = 0;
  std::uint64_t of_right = 0;
};

Common common_parts(const PartTable& left, std::uint32_t from, const PartTable& right, std::uint32_t to) {
  Common common;
  const Part* one = left.begin(from);
  const Part* other = right.begin(to);
  while (one != left.end(from) && other != right.end(to)) {
    if (one->hash < other->hash) {
      ++one;
    } else if (other->hash < one->hash) {
      ++other;
    } else {
      common.of_left += (one++)->weight;
      common.of_right += (other++)->weight;
    }
  }
  return common;
}

/// The item that one has the most in common with.
struct Nearest {
  std::uint32_t item = no_item;
  std::uint64_t common = 0;
  std::uint64_t next = 0;  ///< What it has in common with the next one.

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

Positions pair_alike(const std::vector<Candidate>& left, const std::vector<Candidate>& right,
                     const Shapes& shapes, ShapeId item_shape, bool more_than_half) {
  if (left.empty() || right.empty()) return {};
  const PartTable from(left, shapes, item_shape);
  const PartTable to(right, shapes, item_shape);
  std::vector<std::vector<Meeting>> met = meetings(from, to);
  std::vector<Nearest> nearest_of_left(left.size());
  std::vector<Nearest> nearest_of_right(right.size());
  const auto is_enough = [&](std::uint64_t common, std::uint64_t weight) {
    return more_than_half ? common * 2 > weight : common * 2 >= weight;
  };
  for (std::uint32_t at = 0; at < left.size(); ++at) {
    keep_nearest(met[at]);
    for (const Meeting& meeting : met[at]) {
      const Candidate& one = left[at];
      const Candidate& other = right[meeting.right];
      if (one.item.kind() != other.item.kind() || (one.has_identity && other.has_identity)) continue;
      const Common common = common_parts(from, at, to, meeting.right);
      nearest_of_left[at].add(meeting.right, common.of_left);
      nearest_of_right[meeting.right].add(at, common.of_right);
    }
  }
  Positions pairs;
  for (std::uint32_t at = 0; at < left.size(); ++at) {
    const Nearest& one = nearest_of_left[at];
    if (!one.is_clear() || !is_enough(one.common, from.weight(at))) continue;
    const Nearest& other = nearest_of_right[one.item];
    if (other.item != at || !other.is_clear()) continue;
    // A text that has the words of another one may say something else: both have to have them.
    const bool is_text = left[at].item.is_string();
    if (!is_text || other.common * 2 > to.weight(one.item)) pairs.emplace_back(at, one.item);
  }
  return pairs;
}

bool has_common_parts(document::Value left, document::Value right, const Shapes& shapes, ShapeId item_shape) {
  const PartTable from({{left}}, shapes, item_shape);
  const PartTable to({{right}}, shapes, item_shape);
  return common_parts(from, 0, to, 0).of_left > 0;
}

namespace {

std::vector<std::uint64_t> sorted_words(std::string_view text) {
  std::vector<std::uint64_t> words;
  for_each_word(text, [&](std::string_view word) { words.push_back(document::hash_bytes(word)); });
  const auto order = document::sorted_positions(
      words.size(), [&](std::uint32_t left, std::uint32_t right) { return words[left] < words[right]; });
  std::vector<std::uint64_t> sorted;
  sorted.reserve(words.size());
  for (const std::uint32_t at : order) sorted.push_back(words[at]);
  return sorted;
}

}  // namespace

bool are_alike(std::string_view left, std::string_view right) {
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
