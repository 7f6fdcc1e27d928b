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

/// The unpaired items of a list and their keys.
struct Unpaired {
  std::vector<std::uint32_t> positions;
  std::vector<std::uint64_t> keys;
};

class Pairing {
 public:
  Pairing(const diff::DiffSchemas& schemas, diff::DiffSchemaId item_schema, bool by_identity)
      : schemas_(schemas), item_schema_(item_schema), by_identity_(by_identity) {}

  void run(ListPairing left, ListPairing right) const {
    const Unpaired from = unpaired(left);
    const Unpaired to = unpaired(right);
    if (from.keys.empty() || to.keys.empty()) return;
    const diff::KeyPairs pairs = diff::pair_keys(from.keys, to.keys);
    for (const diff::PositionPairs* const found : {&pairs.in_order, &pairs.moved}) {
      for (const auto& [at, counterpart] : *found)
        pair(left, from.positions[at], right, to.positions[counterpart]);
    }
  }

 private:
  [[nodiscard]] std::string_view identity() const { return schemas_[item_schema_].identity; }

  [[nodiscard]] Unpaired unpaired(ListPairing list) const {
    Unpaired found;
    for (std::uint32_t at = 0; at < list.items.size(); ++at) {
      if (list.partner_of[at] != ListMatch::none) continue;
      found.positions.push_back(at);
      found.keys.push_back(key_of(list.items[at]));
    }
    return found;
  }

  [[nodiscard]] std::uint64_t key_of(Value item) const {
    if (!by_identity_) return diff::content_hash(item, schemas_, item_schema_, identity());
    const document::OptionalValue id = diff::identity_of(item, identity());
    return id ? diff::identity_key(*id) : diff::content_hash(item, schemas_, item_schema_);
  }

  [[nodiscard]] bool is_same(Value left, Value right) const {
    const document::OptionalValue id = diff::identity_of(left, identity());
    const document::OptionalValue other_id = diff::identity_of(right, identity());
    if (by_identity_ && id) return other_id && document::equal(*id, *other_id);
    if (by_identity_ && other_id) return false;
    if (id && other_id) return false;
    return diff::has_same_content(left, right, schemas_, item_schema_,
                                  by_identity_ ? std::string_view() : identity());
  }

  void pair(ListPairing left, std::uint32_t from, ListPairing right, std::uint32_t to) const {
    if (!is_same(left.items[from], right.items[to])) return;
    left.partner_of[from] = to;
    right.partner_of[to] = from;
  }

  const diff::DiffSchemas& schemas_;
  diff::DiffSchemaId item_schema_;
  bool by_identity_;
};

}  // namespace

void pair_identical_items(ListPairing left, ListPairing right, const diff::DiffSchemas& schemas,
                          diff::DiffSchemaId item_schema) {
  Pairing(schemas, item_schema, true).run(left, right);
}

void pair_by_origin(ListPairing left, const diff::Origins* left_origins, ListPairing right,
                    const diff::Origins* right_origins) {
  const auto unpaired = [](ListPairing list, const diff::Origins& origins) {
    Unpaired found;
    for (std::uint32_t at = 0; at < list.items.size(); ++at) {
      const diff::Origin origin =
          list.partner_of[at] == ListMatch::none ? origins.of(list.items[at]) : diff::unknown_origin;
      if (origin == diff::unknown_origin) continue;
      found.positions.push_back(at);
      found.keys.push_back(origin);
    }
    return found;
  };
  const Unpaired from = unpaired(left, *left_origins);
  const Unpaired to = unpaired(right, *right_origins);
  const diff::KeyPairs pairs = diff::pair_keys(from.keys, to.keys);
  for (const diff::PositionPairs* const found : {&pairs.in_order, &pairs.moved}) {
    for (const auto& [at, match] : *found) {
      left.partner_of[from.positions[at]] = to.positions[match];
      right.partner_of[to.positions[match]] = from.positions[at];
    }
  }
}

void pair_newly_identified(ListPairing left, ListPairing right, const diff::DiffSchemas& schemas,
                           diff::DiffSchemaId item_schema) {
  if (!schemas[item_schema].identity.empty()) Pairing(schemas, item_schema, false).run(left, right);
}

}  // namespace resume_patch::merge
