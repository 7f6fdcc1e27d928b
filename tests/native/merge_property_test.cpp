// The laws of three_way() over random shapes and documents; nothing may be lost.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "document/members.h"
#include "document/pointer.h"
#include "document/reader.h"
#include "document/writer.h"
#include "fuzz_target.h"
#include "labelled_documents.h"
#include "merge/merge.h"
#include "property_runs.h"
#include "random_documents.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

const std::uint64_t first_triple = first_seed(20261122);

Plain to_plain(document::Value value) {
  std::string text;
  document::write(text, value);
  return Plain::parse(text);
}

/// Returns a side of a conflict, or a marker for an absent one, for comparison.
Plain to_plain(const document::OptionalValue& value) {
  return value ? Plain::array({to_plain(*value)}) : Plain::array();
}

struct Merged {
  Plain value;
  std::multiset<Plain> conflicts;  ///< [path, base, mine, theirs]
};

/// Three documents and their shapes.
struct Triple {
  diff::DiffSchemas schemas;
  diff::DiffSchemaId root = diff::any_schema;
  Plain base;
  Plain mine;
  Plain theirs;

  [[nodiscard]] Merged merged(const Plain& from, const Plain& left, const Plain& right,
                              merge::Options options, int indent = -1) const {
    const document::Document documents[] = {document::read_trusted(from.dump()),
                                            document::read_trusted(left.dump()),
                                            document::read_trusted(right.dump(indent))};
    const merge::Result result = merge::three_way(documents[0].root(), documents[1].root(),
                                                  documents[2].root(), schemas, root, options);
    Merged merged{Plain::parse(result.text), {}};
    for (const merge::Conflict& conflict : result.conflicts) {
      merged.conflicts.insert(Plain::array(
          {conflict.path, to_plain(conflict.base), to_plain(conflict.mine), to_plain(conflict.theirs)}));
    }
    return merged;
  }
};

std::multiset<Plain> with_sides_exchanged(const std::multiset<Plain>& conflicts) {
  std::multiset<Plain> others;
  for (const Plain& conflict : conflicts)
    others.insert(Plain::array({conflict[0], conflict[1], conflict[3], conflict[2]}));
  return others;
}

Plain without_read_only(const Triple& triple, Plain value) {
  drop_read_only(triple.schemas, triple.root, value);
  return value;
}

void check_laws(const Triple& triple, int indent) {
  const auto& [schemas, root, base, mine, theirs] = triple;
  const Merged same = triple.merged(base, base, base, {}, indent);
  CHECK(same.value == base);
  CHECK(same.conflicts.empty());
  const Merged only_theirs = triple.merged(base, base, theirs, {}, indent);
  CHECK(only_theirs.value == theirs);
  CHECK(only_theirs.conflicts.empty());
  const Merged only_mine = triple.merged(base, mine, base, {}, indent);
  CHECK(without_read_only(triple, only_mine.value) == without_read_only(triple, mine));
  CHECK(only_mine.conflicts.empty());
  const Merged alike = triple.merged(base, mine, mine, {}, indent);
  CHECK(alike.value == mine);
  CHECK(alike.conflicts.empty());
}

/// Checks that the two sides of a conflict exist and differ, and that the result has the preferred one.
void check_conflict(const Plain& value, const Plain& conflict, merge::Side prefer) {
  INFO("conflict: ", conflict.dump());
  const Plain& base = conflict[1];
  const Plain& mine = conflict[2];
  const Plain& theirs = conflict[3];
  CHECK(mine != theirs);
  const bool is_removal = mine.empty() || theirs.empty();
  const bool both_changed = is_removal || (mine != base && theirs != base);
  CHECK(both_changed);
  CHECK_FALSE((mine.empty() && theirs.empty()));
  const Plain& preferred = prefer == merge::Side::mine ? mine : theirs;
  auto tokens = *document::split_pointer(conflict[0].get<std::string>());
  const Plain* container = &value;
  for (std::size_t at = 0; at + 1 < tokens.size(); ++at)
    container = container->is_array() ? &container->at(std::stoul(tokens[at])) : &container->at(tokens[at]);
  if (preferred.empty() && container->is_array()) {
    CHECK(std::stoul(tokens.back()) <= container->size());
  } else if (preferred.empty()) {
    CHECK_FALSE(container->contains(tokens.back()));
  } else if (!preferred[0].is_array()) {
    CHECK(value.at(Plain::json_pointer(conflict[0].get<std::string>())) == preferred[0]);
  }
}

/// Merges with both preferences and returns the result of the first.
Merged check_both_sides(const Triple& triple, bool by_words, int indent) {
  const auto& [schemas, root, base, mine, theirs] = triple;
  Merged merged = triple.merged(base, mine, theirs, {merge::Side::mine, by_words}, indent);
  for (const Plain& conflict : merged.conflicts) check_conflict(merged.value, conflict, merge::Side::mine);
  const Merged turned = triple.merged(base, theirs, mine, {merge::Side::theirs, by_words}, indent);
  // A read-only member is theirs with either preference.
  CHECK(without_read_only(triple, turned.value) == without_read_only(triple, merged.value));
  for (const Plain& conflict : turned.conflicts) check_conflict(turned.value, conflict, merge::Side::theirs);
  CHECK(with_sides_exchanged(turned.conflicts) == merged.conflicts);
  return merged;
}

Triple random_triple(Random random) {
  Triple triple;
  triple.root = random_root(random, triple.schemas);
  triple.base = random_object(random, triple.schemas, triple.root, 4);
  const auto edited = [&](Plain document) {
    for (std::uint32_t edits = random.below(5); edits > 0; --edits) {
      Plain next = document;
      edit(random, triple.schemas, triple.root, next, 5);
      if (next.is_object()) document = std::move(next);
    }
    return document;
  };
  const Plain common = random.chance(30) ? edited(triple.base) : triple.base;
  triple.mine = edited(common);
  triple.theirs = edited(common);
  if (random.chance(10)) drop_read_only(triple.schemas, triple.root, triple.mine);
  return triple;
}

/// The labels of one version of a labelled document.
struct Labels {
  std::set<std::string> all;
  std::map<std::string, std::pair<std::uint32_t, std::uint32_t>> places;  ///< The list and the position.
  /// Labels in items without an identity: such an item, edited where others were added or removed, may count
  /// as one removed and one inserted item.
  std::set<std::string> anonymous;
  std::uint32_t lists = 0;

  explicit Labels(const Plain& document) { add(document); }
  void add(const Plain& value, bool in_anonymous = false) {
    if (value.is_string()) {
      all.insert(value.get<std::string>());
      if (in_anonymous) anonymous.insert(value.get<std::string>());
    }
    if (value.is_object()) {
      for (const auto& [name, member] : value.items()) add(member, in_anonymous);
    }
    if (!value.is_array()) return;
    const std::uint32_t list = ++lists;
    for (std::uint32_t at = 0; at < value.size(); ++at) {
      const Plain& item = value[at];
      if (item.is_string()) places[item.get<std::string>()] = {list, at};
      if (item.is_object() && item.contains("id")) places["id " + item["id"].dump()] = {list, at};
      add(item, in_anonymous || (item.is_object() && !item.contains("id")));
    }
  }
  [[nodiscard]] bool has(const std::string& label) const { return all.count(label) != 0; }
  /// Returns 1 if the first label is before the second, -1 if after, 0 if they are not in one list.
  [[nodiscard]] int order(const std::string& first, const std::string& second) const {
    const auto one = places.find(first);
    const auto other = places.find(second);
    if (one == places.end() || other == places.end() || one->second.first != other->second.first) return 0;
    return one->second.second < other->second.second ? 1 : -1;
  }
};

/// Checks that every label that a side added is in the value or in a conflict.
void check_brought(const Labels& base, const Labels& side, const Labels& value, const Labels& conflicts) {
  for (const std::string& label : side.all) {
    INFO("brought: ", label);
    const bool is_kept = base.has(label) || value.has(label) || conflicts.has(label);
    CHECK(is_kept);
  }
}

/// Checks that every label that a side removed is not in the value, or is in a conflict.
void check_removed(const Labels& base, const Labels& side, const Labels& value, const Labels& conflicts) {
  for (const std::string& label : base.all) {
    INFO("removed: ", label);
    const bool is_gone =
        base.anonymous.count(label) != 0 || side.has(label) || !value.has(label) || conflicts.has(label);
    CHECK(is_gone);
  }
}

/// Checks that two items that a side exchanged are exchanged in the value.
std::uint32_t check_moves(const Labels& base, const Labels& side, const Labels& value) {
  std::uint32_t moves = 0;
  for (const auto& one : base.places) {
    for (const auto& other : base.places) {
      const std::string& first = one.first;
      const std::string& second = other.first;
      if (base.order(first, second) * side.order(first, second) != -1 || value.order(first, second) == 0)
        continue;
      INFO("exchanged: ", first, ", ", second);
      CHECK(value.order(first, second) == side.order(first, second));
      ++moves;
    }
  }
  return moves;
}

bool has_list_conflict(const std::multiset<Plain>& conflicts) {
  for (const Plain& conflict : conflicts) {
    const bool is_list = !conflict[1].empty() && conflict[1][0].is_array();
    if (is_list && !conflict[2].empty() && !conflict[3].empty()) return true;
  }
  return false;
}

struct MergeTally {
  std::uint32_t conflicts = 0;
  std::uint32_t list_conflicts = 0;
  std::uint32_t moves = 0;
};

void check_labelled(const LabelledTriple& labelled, MergeTally& tally) {
  const Triple triple{labelled.known.schemas, labelled.known.root, labelled.base, labelled.mine,
                      labelled.theirs};
  INFO("base:   ", triple.base.dump());
  INFO("mine:   ", triple.mine.dump());
  INFO("theirs: ", triple.theirs.dump());
  check_laws(triple, -1);
  const Merged merged = check_both_sides(triple, false, -1);
  INFO("merged: ", merged.value.dump());
  const Labels base(triple.base);
  const Labels mine(triple.mine);
  const Labels theirs(triple.theirs);
  const Labels value(merged.value);
  Labels found(Plain::array());
  for (const Plain& conflict : merged.conflicts) found.add(conflict);
  check_brought(base, mine, value, found);
  check_brought(base, theirs, value, found);
  // If an identity occurs twice, its items are matched by content, like items without an identity.
  if (!labelled.has_copies) {
    check_removed(base, mine, value, found);
    check_removed(base, theirs, value, found);
  }
  tally.conflicts += static_cast<std::uint32_t>(merged.conflicts.size());
  if (has_list_conflict(merged.conflicts)) {
    ++tally.list_conflicts;
  } else if (!labelled.has_copies) {
    tally.moves += check_moves(base, mine, value) + check_moves(base, theirs, value);
  }
}

void check_any_triple(Random& random) {
  const int indent = random.chance(50) ? -1 : 1;
  const Triple triple = random_triple(random);
  check_laws(triple, indent);
  check_both_sides(triple, random.chance(30), indent);
}

void check_any_labelled(Random& random) {
  MergeTally tally;
  check_labelled(LabelledTriple(random), tally);
}

const AddFuzzTarget added_triples("merge", run_with_random<check_any_triple>);
const AddFuzzTarget added_labelled("merge", run_with_random<check_any_labelled>);

}  // namespace

TEST_CASE("merging obeys its laws for any three documents") {
  const std::uint32_t count = run_count();
  std::uint32_t conflicts = 0;
  for (std::uint32_t run = 0; run < count; ++run) {
    const Triple triple = random_triple(Random(first_triple + run));
    INFO("seed:   ", first_triple + run);
    INFO("base:   ", triple.base.dump());
    INFO("mine:   ", triple.mine.dump());
    INFO("theirs: ", triple.theirs.dump());
    const int indent = run % 2 == 0 ? -1 : 1;
    check_laws(triple, indent);
    conflicts += static_cast<std::uint32_t>(check_both_sides(triple, run % 3 == 0, indent).conflicts.size());
  }
  CHECK(conflicts > count / 10);
}

TEST_CASE("every change of either side is in the merged document or in a conflict") {
  const std::uint32_t count = run_count();
  MergeTally tally;
  for (std::uint32_t run = 0; run < count; ++run) {
    const LabelledTriple labelled{Random(first_triple + run)};
    INFO("seed:   ", first_triple + run);
    check_labelled(labelled, tally);
  }
  MESSAGE(tally.conflicts << " conflicts, of lists " << tally.list_conflicts << ", exchanged "
                          << tally.moves);
  CHECK(tally.conflicts > count / 10);
  CHECK(tally.list_conflicts > count / 200);
  CHECK(tally.moves > count / 10);
}
