#include "merge/origins_of_theirs.h"

#include "diff/content.h"
#include "diff/identity.h"
#include "document/members.h"
#include "merge/pairing.h"

namespace resume_patch::merge {

namespace {

using diff::DiffSchemaId;
using diff::ListMatch;
using diff::Origin;

class OriginTracer {
 public:
  OriginTracer(Value theirs, const diff::DiffSchemas& schemas, const Options& options, Origin& next)
      : theirs_(theirs),
        schemas_(schemas),
        options_(options),
        next_(next),
        by_node_(theirs.node().node_count, 0) {}

  void trace_value(const Versions& versions, DiffSchemaId schema);
  /// Appends the origins of the items within a value of `theirs` in document order.
  void append(std::vector<Origin>& out, Value value) const;

 private:
  using Items = std::vector<Versions>;

  void copy_origins(Value from, const diff::Origins& origins, Value theirs);
  void trace_object(const Versions& versions, DiffSchemaId schema);
  void trace_list(const Versions& versions, DiffSchemaId schema);
  void match_edited_items(Items& items, DiffSchemaId item_schema) const;
  void match_stored_items(Items& items, DiffSchemaId item_schema) const;
  [[nodiscard]] Origin origin_of(const Versions& item);
  [[nodiscard]] std::size_t node_index(Value value) const {
    return static_cast<std::size_t>(&value.node() - &theirs_.node());
  }

  Value theirs_;
  const diff::DiffSchemas& schemas_;
  const Options& options_;
  Origin& next_;
  std::vector<Origin> by_node_;
};

bool is_written_alike(OptionalValue left, Value right) {
  return left && diff::has_same_text(*left, right);
}

void OriginTracer::trace_value(const Versions& versions, DiffSchemaId schema) {
  const Value theirs = *versions.theirs;
  if (!theirs.is_container()) return;
  if (is_written_alike(versions.base, theirs))
    return copy_origins(*versions.base, *options_.base_origins, theirs);
  if (is_written_alike(versions.mine, theirs))
    return copy_origins(*versions.mine, *options_.mine_origins, theirs);
  if (theirs.is_object()) {
    trace_object(versions, schema);
  } else {
    trace_list(versions, schema);
  }
}

// Values with the same text have their nodes in the same order.
void OriginTracer::copy_origins(Value from, const diff::Origins& origins, Value theirs) {
  const document::Node* of = &from.node();
  for (std::size_t at = node_index(theirs); of != from.end(); ++of, ++at)
    by_node_[at] = origins.of(Value(of));
}

void OriginTracer::trace_object(const Versions& versions, DiffSchemaId schema) {
  const Value theirs = *versions.theirs;
  const auto side_of = [](OptionalValue side) {
    return side && side->is_object() ? *side : Value(&document::empty_object);
  };
  document::MemberPairs bases(side_of(versions.base), theirs);
  document::MemberPairs mines(side_of(versions.mine), theirs);
  std::string scratch;
  for (std::uint32_t left = theirs.size(); left > 0 && bases.next() && mines.next(); --left) {
    const std::string_view name = bases.key().text(scratch);
    trace_value({bases.before(), mines.before(), bases.after()},
                diff::find_member_schema(schemas_, schemas_[schema], name).schema);
  }
}

void OriginTracer::trace_list(const Versions& versions, DiffSchemaId schema) {
  const auto side_of = [](OptionalValue side) {
    return side && side->is_array() ? *side : Value(&document::empty_list);
  };
  const Value base = side_of(versions.base);
  const ListMerger rows(base, {base, side_of(versions.mine), *versions.theirs}, schemas_, schema, options_);
  const DiffSchemaId item_schema = schemas_[schema].items;
  Items items;
  for (const std::uint32_t row : rows.order()) items.push_back(rows.versions_of(row));
  match_edited_items(items, item_schema);
  if (options_.theirs_is_response) match_stored_items(items, item_schema);
  for (const Versions& item : items) {
    if (!item.theirs) continue;
    by_node_[node_index(*item.theirs)] = origin_of(item);
    trace_value(item, item_schema);
  }
}

// Pairs an item that only `theirs` has with an equal item that `mine` edited and `theirs` no longer has.
void OriginTracer::match_edited_items(Items& items, DiffSchemaId item_schema) const {
  std::vector<Value> edited;
  std::vector<Value> added;
  std::vector<std::size_t> edited_at;
  std::vector<std::size_t> added_at;
  for (std::size_t at = 0; at < items.size(); ++at) {
    if (items[at].base && items[at].mine && !items[at].theirs) {
      edited.push_back(*items[at].mine);
      edited_at.push_back(at);
    } else if (!items[at].base && !items[at].mine) {
      added.push_back(*items[at].theirs);
      added_at.push_back(at);
    }
  }
  if (edited.empty() || added.empty()) return;
  std::vector<std::uint32_t> added_of(edited.size(), ListMatch::none);
  std::vector<std::uint32_t> edited_of(added.size(), ListMatch::none);
  pair_identical_items({edited, added_of}, {added, edited_of}, schemas_, item_schema);
  pair_newly_identified({edited, added_of}, {added, edited_of}, schemas_, item_schema);
  for (std::size_t at = 0; at < added.size(); ++at) {
    if (edited_of[at] == ListMatch::none) continue;
    items[edited_at[edited_of[at]]].theirs = added[at];
    items[added_at[at]].theirs.reset();
  }
}

// Pairs items that were sent without an identity with new items that have one. Between two known items, their
// numbers must agree.
void OriginTracer::match_stored_items(Items& items, DiffSchemaId item_schema) const {
  const std::string_view identity = schemas_[item_schema].identity;
  std::vector<std::size_t> sent;
  std::vector<std::size_t> stored;
  const auto pair_sent_with_stored = [&] {
    for (std::size_t at = 0; sent.size() == stored.size() && at < sent.size(); ++at) {
      items[sent[at]].theirs = items[stored[at]].theirs;
      items[stored[at]].theirs.reset();
    }
    sent.clear();
    stored.clear();
  };
  for (std::size_t at = 0; at < items.size(); ++at) {
    const Versions& item = items[at];
    if (item.base && item.theirs) {
      pair_sent_with_stored();
    } else if (item.base && !diff::identity_of(*item.base, identity)) {
      sent.push_back(at);
    } else if (!item.base && item.theirs && diff::identity_of(*item.theirs, identity)) {
      stored.push_back(at);
    }
  }
  pair_sent_with_stored();
}

Origin OriginTracer::origin_of(const Versions& item) {
  Origin origin = diff::unknown_origin;
  if (item.base) origin = options_.base_origins->of(*item.base);
  if (origin == diff::unknown_origin && item.mine) origin = options_.mine_origins->of(*item.mine);
  return origin == diff::unknown_origin ? next_++ : origin;
}

void OriginTracer::append(std::vector<Origin>& out, Value value) const {
  for (const Value::Member member : value.members()) append(out, member.value);
  for (const Value item : value.items()) {
    out.push_back(by_node_[node_index(item)]);
    append(out, item);
  }
}

}  // namespace

std::vector<Origin> assign_origins_of_theirs(const Versions& versions, const diff::DiffSchemas& schemas,
                                             DiffSchemaId root, const Options& options, Origin& next) {
  OriginTracer tracer(*versions.theirs, schemas, options, next);
  tracer.trace_value(versions, root);
  std::vector<Origin> origins;
  tracer.append(origins, *versions.theirs);
  return origins;
}

void copy_origins_to_original(std::vector<diff::Origin>& out, const std::vector<diff::Origin>& of_copy,
                              std::size_t& next, Value copy, Value written) {
  if (copy.kind() != written.kind()) return diff::append_origins(out, written, nullptr);
  auto member = copy.members().begin();
  for (const Value::Member original : written.members()) {
    copy_origins_to_original(out, of_copy, next, (*member).value, original.value);
    ++member;
  }
  auto item = copy.items().begin();
  for (const Value original : written.items()) {
    out.push_back(of_copy[next++]);
    copy_origins_to_original(out, of_copy, next, *item, original);
    ++item;
  }
}

}  // namespace resume_patch::merge
