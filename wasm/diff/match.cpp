#include "diff/match.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "diff/content.h"
#include "diff/identity.h"
#include "diff/sequence.h"
#include "document/equality.h"
#include "document/order.h"

namespace resume_patch::diff {

namespace {

using document::Value;
using Keys = std::vector<std::uint64_t>;

std::vector<Value> items_of(Value list) {
  std::vector<Value> items;
  items.reserve(list.size());
  for (const Value item : list.items()) items.push_back(item);
  return items;
}

/// The items of one list between its ends that equal the other list's.
struct Middle {
  const Value* items;
  std::uint32_t offset;  ///< Of the first one in the whole list.
  std::uint32_t count;
  Keys keys = {};
  std::vector<std::uint8_t> identified = {};  ///< For each item: its key is its identity.

  /// The positions of the items that `of` has no pair for, and their keys.
  [[nodiscard]] std::pair<std::vector<std::uint32_t>, Keys> unpaired(
      const std::vector<std::uint32_t>& of) const {
    std::pair<std::vector<std::uint32_t>, Keys> found;
    for (std::uint32_t at = 0; at < count; ++at) {
      if (of[offset + at] != ListMatch::none) continue;
      found.first.push_back(offset + at);
      found.second.push_back(keys[at]);
    }
    return found;
  }
};

class Matcher {
 public:
  Matcher(ListMatch& match, const Shapes& shapes, ShapeId list, KnownOrigins known)
      : match_(match), shapes_(shapes), item_shape_(shapes[list].items), known_(known) {}

  void run();

 private:
  void pair(std::uint32_t from, std::uint32_t to, bool moved);
  void pair_origins();
  [[nodiscard]] bool may_pair(std::uint32_t from, std::uint32_t to) const;
  void pair_keys_of(const Middle& left, const Middle& right);
  void mark_moves();
  void pair_ends();
  void take_identities(Middle& middle) const;
  void fill_contents(Middle& middle) const;
  void pair_edits(const Middle& left, const Middle& right, bool is_identified);

  ListMatch& match_;
  const Shapes& shapes_;
  ShapeId item_shape_;
  KnownOrigins known_;
  std::vector<Origin> origins_[2];  ///< Of the items of before and after, where both lists have them.
};

// Two known origins decide, whatever the items hold.
bool Matcher::may_pair(std::uint32_t from, std::uint32_t to) const {
  if (!known_.are_known()) return true;
  const Origin left = origins_[0][from];
  const Origin right = origins_[1][to];
  return left == unknown_origin || right == unknown_origin || left == right;
}

void Matcher::pair_origins() {
  const Origins* const known[] = {known_.before, known_.after};
  const std::vector<Value>* const lists[] = {&match_.before, &match_.after};
  std::vector<std::uint32_t> positions[2];
  Keys keys[2];
  for (int side = 0; side < 2; ++side) {
    for (std::uint32_t at = 0; at < lists[side]->size(); ++at) {
      const Origin origin = known[side]->of((*lists[side])[at]);
      origins_[side].push_back(origin);
      if (origin == unknown_origin) continue;
      positions[side].push_back(at);
      keys[side].push_back(origin);
    }
  }
  const KeyPairs pairs = pair_keys(keys[0], keys[1]);
  for (const Positions* const found : {&pairs.in_order, &pairs.moved}) {
    for (const auto& [from, to] : *found) pair(positions[0][from], positions[1][to], found == &pairs.moved);
  }
}

void Matcher::pair_keys_of(const Middle& left, const Middle& right) {
  const auto [from_positions, from_keys] = left.unpaired(match_.after_of);
  const auto [to_positions, to_keys] = right.unpaired(match_.before_of);
  const KeyPairs pairs = pair_keys(from_keys, to_keys);
  for (const Positions* const found : {&pairs.in_order, &pairs.moved}) {
    for (const auto& [left_at, right_at] : *found) {
      const std::uint32_t from = from_positions[left_at];
      const std::uint32_t to = to_positions[right_at];
      if (may_pair(from, to)) pair(from, to, found == &pairs.moved);
    }
  }
}

// The longest run of pairs that is in order in both lists stays in place.
void Matcher::mark_moves() {
  std::vector<std::uint32_t> from;
  std::vector<std::uint32_t> to;
  for (std::uint32_t at = 0; at < match_.before_of.size(); ++at) {
    if (match_.before_of[at] == ListMatch::none) continue;
    from.push_back(match_.before_of[at]);
    to.push_back(at);
    match_.moved[at] = 1;
  }
  for (const std::uint32_t stays : longest_ascending(from)) match_.moved[to[stays]] = 0;
}

void Matcher::pair(std::uint32_t from, std::uint32_t to, bool moved) {
  match_.after_of[from] = to;
  match_.before_of[to] = from;
  match_.moved[to] = moved ? 1 : 0;
}

bool same_item(Value left, Value right) {
  return same_text(left, right) || document::equal(left, right);
}

// Pairs the equal items at the head and at the tail. Behind the first difference of either end nothing is
// looked at.
void Matcher::pair_ends() {
  auto before_end = static_cast<std::uint32_t>(match_.before.size());
  auto after_end = static_cast<std::uint32_t>(match_.after.size());
  std::uint32_t head = 0;
  while (head < before_end && head < after_end && same_item(match_.before[head], match_.after[head])) {
    pair(head, head, false);
    ++head;
  }
  while (before_end > head && after_end > head &&
         same_item(match_.before[before_end - 1], match_.after[after_end - 1])) {
    pair(--before_end, --after_end, false);
  }
  match_.head = head;
  match_.tail = after_end;
}

// Fills in the identities as keys.
void Matcher::take_identities(Middle& middle) const {
  middle.keys.assign(middle.count, 0);
  middle.identified.assign(middle.count, 0);
  for (std::uint32_t at = 0; at < middle.count; ++at) {
    const document::OptionalValue id = identity_of(middle.items[at], shapes_[item_shape_].identity);
    if (!id) continue;
    middle.keys[at] = identity_key(*id);
    middle.identified[at] = 1;
  }
}

/// The identities that more than one item has, ascending.
Keys repeated_keys(const Middle& middle) {
  const auto order = document::sorted_positions(middle.count, [&](std::uint32_t left, std::uint32_t right) {
    return middle.keys[left] < middle.keys[right];
  });
  Keys repeated;
  for (std::size_t at = 1; at < order.size(); ++at) {
    const std::uint64_t key = middle.keys[order[at]];
    if (middle.identified[order[at]] != 0 && key == middle.keys[order[at - 1]]) repeated.push_back(key);
  }
  return repeated;
}

// An identity that repeats in one of the lists tells nothing apart in either; all others do.
void forget_repeated(Middle& left, Middle& right) {
  for (const Middle* const list : {&left, &right}) {
    const Keys repeated = repeated_keys(*list);
    for (Middle* const middle : {&left, &right}) {
      for (std::uint32_t at = 0; !repeated.empty() && at < middle->count; ++at) {
        if (std::binary_search(repeated.begin(), repeated.end(), middle->keys[at]))
          middle->identified[at] = 0;
      }
    }
  }
}

void Matcher::fill_contents(Middle& middle) const {
  for (std::uint32_t at = 0; at < middle.count; ++at) {
    if (middle.identified[at] == 0) middle.keys[at] = content_hash(middle.items[at], shapes_, item_shape_);
  }
}

void Matcher::run() {
  match_.tail = static_cast<std::uint32_t>(match_.after.size());
  if (known_.are_known()) {
    pair_origins();
  } else {
    pair_ends();
  }
  const std::uint32_t head = match_.head;
  const std::uint32_t right_count = match_.tail - head;
  const auto equal = static_cast<std::uint32_t>(match_.after.size()) - right_count;
  Middle left{match_.before.data() + head, head, static_cast<std::uint32_t>(match_.before.size()) - equal};
  Middle right{match_.after.data() + head, head, right_count};
  if (left.count == 0 || right.count == 0) return;
  take_identities(left);
  take_identities(right);
  if (!shapes_[item_shape_].identity.empty()) forget_repeated(left, right);
  fill_contents(left);
  fill_contents(right);
  pair_keys_of(left, right);
  if (known_.are_known()) mark_moves();
  pair_edits(left, right, false);
  pair_edits(left, right, true);
  if (known_.are_known()) mark_moves();
}

// What is left between two pairs that stay is paired in order. An item with an identity of its own is no
// edited version of another one, unless that had none: the server has given it one since. Such items
// (`is_identified`) come after those without one on either side.
void Matcher::pair_edits(const Middle& left, const Middle& right, bool is_identified) {
  constexpr std::uint32_t look_ahead = 8;  // Over items that do not fit; bounds the work.
  const auto stays = [&](std::uint32_t at) {
    const std::uint32_t fellow = match_.after_of[left.offset + at];
    return fellow != ListMatch::none && match_.moved[fellow] == 0;
  };
  const auto is_free = [&](std::uint32_t at) {
    return left.identified[at] == 0 && match_.after_of[left.offset + at] == ListMatch::none;
  };
  std::uint32_t from = 0;
  for (std::uint32_t to = 0; to < right.count; ++to) {
    const std::uint32_t position = right.offset + to;
    const std::uint32_t fellow = match_.before_of[position];
    if (fellow != ListMatch::none && match_.moved[position] == 0) from = fellow - left.offset + 1;
    if (fellow != ListMatch::none || (right.identified[to] != 0) != is_identified) continue;
    while (from < left.count && !is_free(from) && !stays(from)) ++from;
    const std::uint32_t end = std::min(left.count, from + look_ahead);
    for (std::uint32_t candidate = from; candidate < end && !stays(candidate); ++candidate) {
      if (!is_free(candidate) || left.items[candidate].kind() != right.items[to].kind()) continue;
      if (!may_pair(left.offset + candidate, position)) continue;
      pair(left.offset + candidate, position, false);
      from = candidate + 1;
      break;
    }
  }
}

}  // namespace

ListMatch match_items(Value before, Value after, const Shapes& shapes, ShapeId list, KnownOrigins known) {
  ListMatch match;
  match.before = items_of(before);
  match.after = items_of(after);
  match.after_of.assign(match.before.size(), ListMatch::none);
  match.before_of.assign(match.after.size(), ListMatch::none);
  match.moved.assign(match.after.size(), 0);
  Matcher(match, shapes, list, known).run();
  return match;
}

}  // namespace resume_patch::diff
