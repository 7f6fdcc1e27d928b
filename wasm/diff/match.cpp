#include "diff/match.h"

#include <algorithm>

#include "diff/content.h"
#include "diff/identity.h"
#include "diff/sequence.h"
#include "diff/similarity.h"
#include "diff/unknown_members.h"
#include "document/argsort.h"
#include "document/equality.h"

namespace resume_patch::diff {

namespace {

using document::Value;
using Keys = std::vector<std::uint64_t>;
using Indexes = std::vector<std::uint32_t>;

std::vector<Value> items_of(Value list) {
  std::vector<Value> items;
  items.reserve(list.size());
  for (const Value item : list.items()) items.push_back(item);
  return items;
}

/// One of the two lists.
struct Side {
  const std::vector<Value>& items;
  Indexes& pair_of;
  std::vector<Origin> origins = {};           ///< Set if the origins of both lists are known.
  std::vector<std::uint8_t> identified = {};  ///< By position: the item has a unique identity.

  /// Returns the positions of the unpaired items for which `is_wanted` returns true.
  template <typename Wanted>
  [[nodiscard]] Indexes unpaired(const Wanted& is_wanted) const {
    Indexes positions;
    for (std::uint32_t at = 0; at < items.size(); ++at) {
      if (pair_of[at] == ListMatch::none && is_wanted(at)) positions.push_back(at);
    }
    return positions;
  }
  [[nodiscard]] Indexes unpaired() const {
    return unpaired([](std::uint32_t /*at*/) { return true; });
  }
  [[nodiscard]] Indexes unpaired(bool is_identified) const {
    return unpaired([&](std::uint32_t at) { return (identified[at] != 0) == is_identified; });
  }
};

class Matcher {
 public:
  Matcher(ListMatch& match, const DiffSchemas& schemas, DiffSchemaId list, KnownOrigins origins,
          Certainty certainty)
      : match_(match),
        schemas_(schemas),
        item_schema_(schemas[list].items),
        left_{match.before, match.after_of},
        right_{match.after, match.before_of},
        origins_(origins),
        certainty_(certainty) {}

  void run();

 private:
  [[nodiscard]] std::string_view identity() const { return schemas_[item_schema_].identity; }
  [[nodiscard]] bool may_pair(std::uint32_t from, std::uint32_t to) const;
  /// Returns true if pairing two items would move unknown members from one to the other.
  [[nodiscard]] bool would_mix_members(std::uint32_t from, std::uint32_t to) const {
    return lacks_unknown_members(match_.before[from], match_.after[to], schemas_, item_schema_);
  }
  [[nodiscard]] std::uint64_t key_of(const Side& side, std::uint32_t at) const;
  [[nodiscard]] bool is_same(std::uint32_t from, std::uint32_t to) const;
  void pair(std::uint32_t from, std::uint32_t to, bool moved);
  template <typename KeyOf, typename IsSame>
  void pair_by(const Indexes& from, const Indexes& to, const KeyOf& key_of, const IsSame& is_same);
  void pair_origins();
  void pair_ends();
  void read_identities();
  void pair_same();
  void pair_newly_identified(bool is_left_identified);
  [[nodiscard]] PositionPairs find_similar(bool more_than_half) const;
  [[nodiscard]] Indexes kept_items_before(const Indexes& pair_of, bool of_before) const;
  void pair_edited_in_place();
  void pair_replaced_scalars();
  void pair_in_place();

  ListMatch& match_;
  const DiffSchemas& schemas_;
  DiffSchemaId item_schema_;
  Side left_;
  Side right_;
  KnownOrigins origins_;
  Certainty certainty_;
};

void Matcher::pair(std::uint32_t from, std::uint32_t to, bool moved) {
  match_.after_of[from] = to;
  match_.before_of[to] = from;
  match_.moved[to] = moved ? 1 : 0;
}

// Known origins decide. The content of the items does not matter then.
bool Matcher::may_pair(std::uint32_t from, std::uint32_t to) const {
  if (!origins_.are_known()) return true;
  const Origin left = left_.origins[from];
  const Origin right = right_.origins[to];
  return left == unknown_origin || right == unknown_origin || left == right;
}

/// Pairs items at the positions `from` and `to` that have equal keys and satisfy `is_same`.
template <typename KeyOf, typename IsSame>
void Matcher::pair_by(const Indexes& from, const Indexes& to, const KeyOf& key_of, const IsSame& is_same) {
  if (from.empty() || to.empty()) return;
  Keys keys[2];
  for (const std::uint32_t at : from) keys[0].push_back(key_of(left_, at));
  for (const std::uint32_t at : to) keys[1].push_back(key_of(right_, at));
  const KeyPairs pairs = pair_keys(keys[0], keys[1]);
  for (const PositionPairs* const found : {&pairs.in_order, &pairs.moved}) {
    for (const auto& [left, right] : *found) {
      if (may_pair(from[left], to[right]) && is_same(from[left], to[right]))
        pair(from[left], to[right], found == &pairs.moved);
    }
  }
}

void Matcher::pair_origins() {
  const auto known_of = [](Side& side, const Origins& known) {
    for (const Value item : side.items) side.origins.push_back(known.of(item));
    return side.unpaired([&](std::uint32_t at) { return side.origins[at] != unknown_origin; });
  };
  const Indexes from = known_of(left_, *origins_.before);
  pair_by(
      from, known_of(right_, *origins_.after),
      [](const Side& side, std::uint32_t at) { return std::uint64_t{side.origins[at]}; },
      [](std::uint32_t /*from*/, std::uint32_t /*to*/) { return true; });
}

bool same_item(Value left, Value right) {
  return has_same_text(left, right) || document::equal(left, right);
}

// Pairs the equal items at both ends. Stops at the first difference of each end.
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

/// Returns the keys that occur more than once, ascending.
Keys repeated_keys(const Keys& keys) {
  const auto order = document::argsort(
      keys.size(), [&](std::uint32_t left, std::uint32_t right) { return keys[left] < keys[right]; });
  Keys repeated;
  for (std::size_t at = 1; at < order.size(); ++at) {
    if (keys[order[at]] == keys[order[at - 1]]) repeated.push_back(keys[order[at]]);
  }
  return repeated;
}

// Ignores an identity that repeats in one of the lists, in both lists.
void Matcher::read_identities() {
  Keys keys[2];
  Side* const sides[] = {&left_, &right_};
  for (int number = 0; number < 2; ++number) {
    Side& side = *sides[number];
    side.identified.assign(side.items.size(), 0);
    if (identity().empty()) continue;
    for (const std::uint32_t at : side.unpaired()) {
      const document::OptionalValue id = identity_of(side.items[at], identity());
      if (!id) continue;
      side.identified[at] = 1;
      keys[number].push_back(identity_key(*id));
    }
  }
  for (const Keys& list : keys) {
    const Keys repeated = repeated_keys(list);
    for (Side* const side : sides) {
      for (std::uint32_t at = 0; !repeated.empty() && at < side->items.size(); ++at) {
        if (side->identified[at] != 0 &&
            std::binary_search(repeated.begin(), repeated.end(), key_of(*side, at)))
          side->identified[at] = 0;
      }
    }
  }
}

std::uint64_t Matcher::key_of(const Side& side, std::uint32_t at) const {
  return side.identified[at] != 0 ? identity_key(*identity_of(side.items[at], identity()))
                                  : content_hash(side.items[at], schemas_, item_schema_);
}

bool Matcher::is_same(std::uint32_t from, std::uint32_t to) const {
  if (left_.identified[from] != right_.identified[to]) return false;
  const Value left = left_.items[from];
  const Value right = right_.items[to];
  if (left_.identified[from] == 0) return has_same_content(left, right, schemas_, item_schema_);
  return document::equal(*identity_of(left, identity()), *identity_of(right, identity()));
}

void Matcher::pair_same() {
  pair_by(
      left_.unpaired(), right_.unpaired(),
      [&](const Side& side, std::uint32_t at) { return key_of(side, at); },
      [&](std::uint32_t from, std::uint32_t to) { return is_same(from, to); });
}

// The server adds an identity to an item that it stores, and a client may drop it.
void Matcher::pair_newly_identified(bool is_left_identified) {
  pair_by(
      left_.unpaired(is_left_identified), right_.unpaired(!is_left_identified),
      [&](const Side& side, std::uint32_t at) {
        return content_hash(side.items[at], schemas_, item_schema_, identity());
      },
      [&](std::uint32_t from, std::uint32_t to) {
        return has_same_content(left_.items[from], right_.items[to], schemas_, item_schema_, identity());
      });
}

// An item with an identity can only be an edited version of an item without one.
PositionPairs Matcher::find_similar(bool more_than_half) const {
  const auto candidates = [](const Side& side, const Indexes& positions) {
    std::vector<Candidate> found;
    found.reserve(positions.size());
    for (const std::uint32_t at : positions) found.push_back({side.items[at], side.identified[at] != 0});
    return found;
  };
  const Indexes from = left_.unpaired(false);
  const Indexes to = right_.unpaired();
  PositionPairs pairs;
  for (const auto& [left, right] : pair_similar_items(candidates(left_, from), candidates(right_, to),
                                                      schemas_, item_schema_, more_than_half)) {
    if (may_pair(from[left], to[right])) pairs.emplace_back(from[left], to[right]);
  }
  return pairs;
}

/// Returns, for each item of a list, the number of kept pairs up to it.
Indexes Matcher::kept_items_before(const Indexes& pair_of, bool of_before) const {
  Indexes numbers;
  std::uint32_t number = 0;
  for (std::uint32_t at = 0; at < pair_of.size(); ++at) {
    const std::uint32_t to = of_before ? pair_of[at] : at;
    if (pair_of[at] != ListMatch::none && match_.moved[to] == 0) ++number;
    numbers.push_back(number);
  }
  return numbers;
}

// Pairs items between the same kept items: those that share half of their members, and single ones that share
// any feature.
void Matcher::pair_edited_in_place() {
  const PositionPairs half = find_similar(false);
  if (!half.empty()) {
    const Indexes before = kept_items_before(match_.after_of, true);
    const Indexes after = kept_items_before(match_.before_of, false);
    for (const auto& [from, to] : half) {
      if (before[from] == after[to] && !would_mix_members(from, to)) pair(from, to, false);
    }
    mark_moves(match_);
  }
  for (const auto& [from, to] : single_replacements(match_)) {
    if (match_.before[from].kind() != match_.after[to].kind() || left_.identified[from] != 0) continue;
    if (!may_pair(from, to) || would_mix_members(from, to)) continue;
    if (have_common_features(match_.before[from], match_.after[to], schemas_, item_schema_))
      pair(from, to, false);
  }
}

void Matcher::pair_replaced_scalars() {
  for (const auto& [from, to] : single_replacements(match_)) {
    const Value left = match_.before[from];
    if (!left.is_container() && left.kind() == match_.after[to].kind() && may_pair(from, to))
      pair(from, to, false);
  }
}

// Pairs the remaining items between two kept pairs in order.
void Matcher::pair_in_place() {
  constexpr std::uint32_t look_ahead = 8;  // Items of another kind that are skipped; limits the work.
  const auto is_kept = [&](std::uint32_t at) {
    const std::uint32_t other = match_.after_of[at];
    return other != ListMatch::none && match_.moved[other] == 0;
  };
  const auto size = static_cast<std::uint32_t>(match_.before.size());
  std::uint32_t from = 0;
  for (std::uint32_t to = 0; to < match_.after.size(); ++to) {
    const std::uint32_t other = match_.before_of[to];
    if (other != ListMatch::none && match_.moved[to] == 0) from = other + 1;
    if (other != ListMatch::none) continue;
    while (from < size && match_.after_of[from] != ListMatch::none && !is_kept(from)) ++from;
    const std::uint32_t end = std::min(size, from + look_ahead);
    for (std::uint32_t candidate = from; candidate < end && !is_kept(candidate); ++candidate) {
      if (match_.after_of[candidate] != ListMatch::none) continue;
      if (match_.before[candidate].kind() != match_.after[to].kind()) continue;
      pair(candidate, to, false);
      from = candidate + 1;
      break;
    }
  }
}

void Matcher::run() {
  match_.tail = static_cast<std::uint32_t>(match_.after.size());
  if (origins_.are_known()) {
    pair_origins();
  } else {
    pair_ends();
  }
  const bool has_more =
      match_.head < match_.tail && match_.before.size() - match_.head > match_.after.size() - match_.tail;
  if (!has_more) return;
  read_identities();
  pair_same();
  if (!identity().empty()) {
    pair_newly_identified(false);
    const bool may_be_dropped =
        certainty_ == Certainty::more_than_half ||
        find_member_schema(schemas_, schemas_[item_schema_], identity()).access == MemberAccess::read_only;
    if (may_be_dropped) pair_newly_identified(true);
  }
  for (const auto& [from, to] : find_similar(true)) pair(from, to, true);
  mark_moves(match_);
  if (certainty_ == Certainty::in_place) pair_edited_in_place();
  if (certainty_ == Certainty::position) {
    pair_in_place();
  } else {
    pair_replaced_scalars();
  }
}

}  // namespace

void mark_moves(ListMatch& match) {
  Indexes positions;
  for (const std::uint32_t to : match.after_of) {
    if (to == ListMatch::none) continue;
    positions.push_back(to);
    match.moved[to] = 1;
  }
  for (const std::uint32_t kept : longest_ascending(positions)) match.moved[positions[kept]] = 0;
}

ListMatch match_items(Value before, Value after, const DiffSchemas& schemas, DiffSchemaId list,
                      KnownOrigins origins, Certainty certainty) {
  ListMatch match;
  match.before = items_of(before);
  match.after = items_of(after);
  match.after_of.assign(match.before.size(), ListMatch::none);
  match.before_of.assign(match.after.size(), ListMatch::none);
  match.moved.assign(match.after.size(), 0);
  Matcher(match, schemas, list, origins, certainty).run();
  return match;
}

}  // namespace resume_patch::diff
