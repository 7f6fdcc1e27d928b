#include "merge/pairing.h"

#include <string>

#include "diff/content.h"
#include "diff/identity.h"
#include "diff/match.h"
#include "diff/sequence.h"
#include "document/equality.h"

namespace resume_patch::merge {

namespace {

using diff::ListMatch;
using document::Value;

/// Items that have no pair, and what they are paired by.
struct Unpaired {
  std::vector<std::uint32_t> positions;
  std::vector<std::uint64_t> keys;
};

class Pairing {
 public:
  Pairing(const diff::Shapes& shapes, diff::ShapeId item_shape, bool by_identity)
      : shapes_(shapes), item_shape_(item_shape), by_identity_(by_identity) {}

  void run(Unmatched left, Unmatched right) const {
    const Unpaired from = unpaired(left);
    const Unpaired to = unpaired(right);
    if (from.keys.empty() || to.keys.empty()) return;
    const diff::KeyPairs pairs = diff::pair_keys(from.keys, to.keys);
    for (const diff::Positions* const found : {&pairs.in_order, &pairs.moved}) {
      for (const auto& [at, fellow] : *found) pair(left, from.positions[at], right, to.positions[fellow]);
    }
  }

 private:
  [[nodiscard]] std::string_view identity() const { return shapes_[item_shape_].identity; }

  [[nodiscard]] Unpaired unpaired(Unmatched list) const {
    Unpaired found;
    for (std::uint32_t at = 0; at < list.items.size(); ++at) {
      if (list.of[at] != ListMatch::none) continue;
      found.positions.push_back(at);
      found.keys.push_back(key_of(list.items[at]));
    }
    return found;
  }

  [[nodiscard]] std::uint64_t key_of(Value item) const {
    if (!by_identity_) return diff::content_hash(item, shapes_, item_shape_, identity());
    const document::OptionalValue id = diff::identity_of(item, identity());
    return id ? diff::identity_key(*id) : diff::content_hash(item, shapes_, item_shape_);
  }

  [[nodiscard]] bool is_same(Value left, Value right) const {
    const document::OptionalValue id = diff::identity_of(left, identity());
    const document::OptionalValue other_id = diff::identity_of(right, identity());
    if (by_identity_ && id) return other_id && document::equal(*id, *other_id);
    if (by_identity_ && other_id) return false;
    if (id && other_id) return false;
    return diff::same_content(left, right, shapes_, item_shape_,
                              by_identity_ ? std::string_view() : identity());
  }

  void pair(Unmatched left, std::uint32_t from, Unmatched right, std::uint32_t to) const {
    if (!is_same(left.items[from], right.items[to])) return;
    left.of[from] = to;
    right.of[to] = from;
  }

  const diff::Shapes& shapes_;
  diff::ShapeId item_shape_;
  bool by_identity_;
};

}  // namespace

void pair_same_items(Unmatched left, Unmatched right, const diff::Shapes& shapes, diff::ShapeId item_shape) {
  Pairing(shapes, item_shape, true).run(left, right);
}

void pair_known_items(Unmatched left, const diff::Origins* left_origins, Unmatched right,
                      const diff::Origins* right_origins) {
  const auto unpaired = [](Unmatched fellows, const diff::Origins& origins) {
    Unpaired found;
    for (std::uint32_t at = 0; at < fellows.items.size(); ++at) {
      const diff::Origin origin =
          fellows.of[at] == ListMatch::none ? origins.of(fellows.items[at]) : diff::unknown_origin;
      if (origin == diff::unknown_origin) continue;
      found.positions.push_back(at);
      found.keys.push_back(origin);
    }
    return found;
  };
  const Unpaired from = unpaired(left, *left_origins);
  const Unpaired to = unpaired(right, *right_origins);
  const diff::KeyPairs pairs = diff::pair_keys(from.keys, to.keys);
  for (const diff::Positions* const found : {&pairs.in_order, &pairs.moved}) {
    for (const auto& [at, fellow] : *found) {
      left.of[from.positions[at]] = to.positions[fellow];
      right.of[to.positions[fellow]] = from.positions[at];
    }
  }
}

void pair_newly_identified(Unmatched left, Unmatched right, const diff::Shapes& shapes,
                           diff::ShapeId item_shape) {
  if (!shapes[item_shape].identity.empty()) Pairing(shapes, item_shape, false).run(left, right);
}

}  // namespace resume_patch::merge
