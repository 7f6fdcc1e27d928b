#include "diff/sequence.h"

#include <algorithm>
#include <functional>

#include "document/argsort.h"

namespace resume_patch::diff {

namespace {

using Keys = std::vector<std::uint64_t>;
constexpr std::uint32_t none = 0xFFFFFFFFU;

struct Keyed {
  std::uint64_t key;
  std::uint32_t position;
};

std::vector<Keyed> sorted_by_key(const Keys& keys) {
  std::vector<Keyed> sorted;
  sorted.reserve(keys.size());
  const auto order = document::argsort(
      keys.size(), [&](std::uint32_t left, std::uint32_t right) { return keys[left] < keys[right]; });
  for (const std::uint32_t position : order) sorted.push_back({keys[position], position});
  return sorted;
}

/// The range of positions in the sorted right side whose keys equal that of a left position.
struct Counterparts {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

// Pairing each repetition of a key with all others would be quadratic. Only those of about the same rank are
// considered: a few edits shift ranks only a little.
Counterparts nearest_counterparts(Counterparts all, std::uint32_t rank) {
  constexpr std::uint32_t window = 16;
  if (all.count <= window) return all;
  const std::uint32_t wanted = rank < window / 2 ? 0 : rank - window / 2;
  return {all.first + std::min(wanted, all.count - window), window};
}

std::vector<Counterparts> find_counterparts(const std::vector<Keyed>& left, const std::vector<Keyed>& right) {
  std::vector<Counterparts> counterparts(left.size());
  std::uint32_t start = 0;
  for (std::size_t at = 0; at < left.size();) {
    const std::uint64_t key = left[at].key;
    while (start < right.size() && right[start].key < key) ++start;
    std::uint32_t end = start;
    while (end < right.size() && right[end].key == key) ++end;
    for (std::uint32_t rank = 0; at < left.size() && left[at].key == key; ++at, ++rank)
      counterparts[left[at].position] = nearest_counterparts({start, end - start}, rank);
    start = end;
  }
  return counterparts;
}

/// The last pair of an increasing sequence of pairs.
struct Link {
  std::uint32_t left;
  std::uint32_t right;
  std::uint32_t previous;
};

// The algorithm of Hunt and Szymanski: a longest common subsequence is a longest increasing sequence of
// candidates. The candidates of a left position are taken from last to first, so that a sequence uses only
// one of them.
PositionPairs longest_in_order(const std::vector<Counterparts>& counterparts,
                               const std::vector<Keyed>& right) {
  std::vector<Link> links;
  std::vector<std::uint32_t> ends;  // For each length, the link with the smallest right position.
  for (std::uint32_t left = 0; left < counterparts.size(); ++left) {
    for (std::uint32_t rank = counterparts[left].count; rank-- > 0;) {
      const std::uint32_t position = right[counterparts[left].first + rank].position;
      const auto end = std::lower_bound(
          ends.begin(), ends.end(), position,
          [&](std::uint32_t link, std::uint32_t wanted) { return links[link].right < wanted; });
      if (end != ends.end() && links[*end].right == position) continue;
      const auto newest = static_cast<std::uint32_t>(links.size());
      links.push_back({left, position, end == ends.begin() ? none : *(end - 1)});
      if (end == ends.end()) {
        ends.push_back(newest);
      } else {
        *end = newest;
      }
    }
  }
  PositionPairs pairs;
  pairs.reserve(ends.size());
  for (std::uint32_t at = ends.empty() ? none : ends.back(); at != none; at = links[at].previous)
    pairs.emplace_back(links[at].left, links[at].right);
  std::reverse(pairs.begin(), pairs.end());
  return pairs;
}

std::vector<Keyed> unused_keys(const std::vector<Keyed>& keys, const std::vector<std::uint8_t>& used) {
  std::vector<Keyed> rest;
  for (const Keyed& keyed : keys) {
    if (used[keyed.position] == 0) rest.push_back(keyed);
  }
  return rest;
}

}  // namespace

KeyPairs pair_keys(const Keys& left, const Keys& right) {
  const std::vector<Keyed> left_sorted = sorted_by_key(left);
  const std::vector<Keyed> right_sorted = sorted_by_key(right);
  KeyPairs pairs{longest_in_order(find_counterparts(left_sorted, right_sorted), right_sorted), {}};
  std::vector<std::uint8_t> left_used(left.size());
  std::vector<std::uint8_t> right_used(right.size());
  for (const auto& [from, to] : pairs.in_order) left_used[from] = right_used[to] = 1;
  const std::vector<Keyed> left_rest = unused_keys(left_sorted, left_used);
  const std::vector<Keyed> right_rest = unused_keys(right_sorted, right_used);
  auto to = right_rest.begin();
  for (const Keyed& from : left_rest) {
    while (to != right_rest.end() && to->key < from.key) ++to;
    if (to != right_rest.end() && to->key == from.key)
      pairs.moved.emplace_back(from.position, (to++)->position);
  }
  // The order of keys differs between instances.
  document::sort(pairs.moved, std::less<>());
  return pairs;
}

std::vector<std::uint32_t> longest_ascending(const std::vector<std::uint32_t>& numbers) {
  std::vector<std::uint32_t> previous(numbers.size(), none);
  std::vector<std::uint32_t> ends;  // For each length, the position of the smallest last number.
  for (std::uint32_t at = 0; at < numbers.size(); ++at) {
    const auto end = std::lower_bound(
        ends.begin(), ends.end(), numbers[at],
        [&](std::uint32_t position, std::uint32_t wanted) { return numbers[position] < wanted; });
    if (end != ends.begin()) previous[at] = *(end - 1);
    if (end == ends.end()) {
      ends.push_back(at);
    } else {
      *end = at;
    }
  }
  std::vector<std::uint32_t> positions;
  for (std::uint32_t at = ends.empty() ? none : ends.back(); at != none; at = previous[at])
    positions.push_back(at);
  std::reverse(positions.begin(), positions.end());
  return positions;
}

}  // namespace resume_patch::diff
