// build_body() over random shapes, documents and edits.
#include <doctest/doctest.h>

#include <array>

#include "document/reader.h"
#include "document/writer.h"
#include "fuzz_target.h"
#include "patch/body.h"
#include "property_runs.h"
#include "server_models.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

const std::uint64_t first_pair = first_seed(20261121);

/// One random pair of documents with its shapes.
struct Pair {
  diff::DiffSchemas schemas;
  diff::DiffSchemaId root = 0;
  Plain before;
  Plain after;
  document::Document before_document;
  document::Document after_document;

  explicit Pair(Random random) {
    root = random_root(random, schemas);
    before = random_object(random, schemas, root, 4);
    after = random.chance(15) ? random_object(random, schemas, root, 4) : before;
    for (std::uint32_t edits = random.below(6); edits > 0; --edits) {
      Plain edited = after;
      edit(random, schemas, root, edited, 5);
      if (edited.is_object()) after = std::move(edited);
    }
    if (random.chance(15)) drop_read_only(schemas, root, after);
    before_document = document::read_trusted(before.dump());
    after_document = document::read_trusted(after.dump(random.chance(50) ? 1 : -1));
  }
};

/// The shape at a path, and whether a request may carry it.
struct Found {
  diff::DiffSchemaId schema;
  diff::MemberAccess access = diff::MemberAccess::writable;
  bool in_list = false;
};

Found find_schema(const Pair& pair, const std::string& path) {
  Found found{pair.root};
  const Plain* value = &pair.after;
  const auto tokens = document::split_pointer(path);
  for (const std::string& token : *tokens) {
    REQUIRE(found.access == diff::MemberAccess::writable);
    if (value->is_array()) {
      found = {pair.schemas[found.schema].items, diff::MemberAccess::writable, true};
      value = &(*value)[std::stoul(token)];
    } else {
      const auto member = diff::find_member_schema(pair.schemas, pair.schemas[found.schema], token);
      found = {member.schema, member.access, found.in_list};
      if (value->contains(token)) value = &(*value)[token];
    }
  }
  return found;
}

void check_reasons(const Pair& pair, const patch::Body& body, patch::BodyOptions options) {
  for (const patch::IgnoredEdit& ignored : body.ignored) {
    INFO("ignored: ", ignored.path);
    const Found found = find_schema(pair, ignored.path);
    const diff::DiffSchema& schema = pair.schemas[found.schema];
    switch (ignored.reason) {
      case patch::IgnoredReason::read_only:
        CHECK(found.access == diff::MemberAccess::read_only);
        CHECK(ignored.after.has_value());
        break;
      case patch::IgnoredReason::unknown:
        CHECK((found.access == diff::MemberAccess::unknown || found.access == diff::MemberAccess::forbidden));
        break;
      case patch::IgnoredReason::unremovable: {
        CHECK(found.access == diff::MemberAccess::writable);
        CHECK_FALSE(found.in_list);
        CHECK((!ignored.after || ignored.after->is_null()));
        const bool by_null = schema.nullable && options.nulls == patch::Nulls::as_null;
        CHECK_FALSE(by_null);
        const bool by_empty = schema.nullable && (schema.is_string || schema.is_list);
        CHECK_FALSE(by_empty);
        if (!ignored.after) CHECK_FALSE(schema.is_list);
        break;
      }
    }
  }
}

/// Checks that the body has no member that a request may not carry, at any depth. It has no null that a
/// merging server would take for the removal of a member that cannot be null. For servers that refuse null,
/// it has none at all, except at unknown places.
void check_sendable(const Pair& pair, const Plain& value, diff::DiffSchemaId id, patch::Nulls nulls,
                    bool in_list) {
  const diff::DiffSchema& schema = pair.schemas[id];
  if (value.is_array()) {
    for (const Plain& item : value) check_sendable(pair, item, schema.items, nulls, true);
  }
  if (!value.is_object()) return;
  for (auto at = value.begin(); at != value.end(); ++at) {
    const std::string& name = at.key();
    const Plain& member = *at;
    INFO("sent: ", name);
    const auto member_schema = diff::find_member_schema(pair.schemas, schema, name);
    CHECK(member_schema.access != diff::MemberAccess::read_only);
    CHECK(member_schema.access != diff::MemberAccess::forbidden);
    if (member_schema.access == diff::MemberAccess::unknown) continue;
    const bool null_is_fine = !member.is_null() || in_list || pair.schemas[member_schema.schema].nullable;
    CHECK(null_is_fine);
    const bool is_left_out = nulls == patch::Nulls::as_empty && !schema.properties.empty() &&
                             pair.schemas[member_schema.schema].nullable;
    CHECK_FALSE((is_left_out && member.is_null()));
    check_sendable(pair, member, member_schema.schema, nulls, in_list);
  }
}

/// Counts each kind of result, so that the test fails if the generator stops making it.
struct PatchTally {
  std::array<std::uint32_t, 4> kinds{};
  std::array<std::uint32_t, 3> reasons{};
  std::uint32_t nulls = 0;
  std::uint32_t empty = 0;

  void count(const patch::Body& body) {
    for (const diff::Change& change : body.changes) ++kinds.at(static_cast<std::size_t>(change.kind));
    for (const patch::IgnoredEdit& ignored : body.ignored)
      ++reasons.at(static_cast<std::size_t>(ignored.reason));
    nulls += static_cast<std::uint32_t>(body.refused_nulls.size());
    if (body.text.empty()) ++empty;
  }
};

void check_promise(const Pair& pair, patch::BodyOptions options, PatchTally& tally) {
  const patch::Body body = patch::build_body(pair.before_document.root(), pair.after_document.root(),
                                             pair.schemas, pair.root, options);
  INFO("body:   ", body.text);
  tally.count(body);
  CHECK(body.text.empty() == body.changes.empty());
  const Plain sent = body.text.empty() ? Plain::object() : Plain::parse(body.text);
  CHECK((body.text.empty() || !sent.empty()));
  check_reasons(pair, body, options);
  check_sendable(pair, sent, pair.root, options.nulls, false);
  const Plain expected = expected_after(pair.after, body.ignored);
  Reduction how{options.nulls == patch::Nulls::as_empty};
  const auto reduce = [&](const Plain& value) { return reduced(value, pair.schemas, pair.root, how); };
  CHECK(reduce(apply_by_replacing(pair.before, sent)) == reduce(expected));
  CHECK(reduce(apply_by_merging(pair.before, sent)) == reduce(expected));
  how.keep_empty_lists = true;
  const Plain stored_members = reduce(pair.before);
  const Plain wanted_members = reduce(expected);
  for (auto at = sent.begin(); at != sent.end(); ++at) {
    const std::string& name = at.key();
    INFO("unchanged: ", name);
    const bool changed = stored_members.value(name, Plain()) != wanted_members.value(name, Plain());
    CHECK(changed);
  }
}

void check_changes(const Pair& pair, const diff::DiffSchemas& schemas, diff::DiffSchemaId root) {
  const auto changes = diff::compare(pair.before_document.root(), pair.after_document.root(), schemas, root);
  const Plain rebuilt = Rebuilder(changes).rebuild(pair.before, "", "");
  const Reduction how{false, false, true};
  CHECK(reduced(rebuilt, schemas, root, how) == reduced(pair.after, schemas, root, how));
  for (const diff::Change& change : changes) {
    if (change.kind == diff::ChangeKind::remove) continue;
    INFO("change: ", change.path);
    CHECK(pair.after.contains(Plain::json_pointer(change.path)));
    CHECK(plain(*change.after) == pair.after.at(Plain::json_pointer(change.path)));
  }
}

void check_pair(const Pair& pair, PatchTally& tally) {
  const diff::DiffSchemas nothing_known;
  check_promise(pair, {patch::Nulls::as_null}, tally);
  check_promise(pair, {patch::Nulls::as_empty}, tally);
  check_changes(pair, pair.schemas, pair.root);
  check_changes(pair, nothing_known, diff::any_schema);
}

void check_any_pair(Random& random) {
  PatchTally tally;
  check_pair(Pair(random), tally);
}

const AddFuzzTarget added("patch", run_with_random<check_any_pair>);

}  // namespace

TEST_CASE("for any two documents the body changes one into the other on every server") {
  const std::uint32_t count = run_count(100000);
  MESSAGE("seed " << first_pair << ", " << count << " pairs");
  PatchTally tally;
  for (std::uint32_t run = 0; run < count; ++run) {
    const Pair pair{Random(first_pair + run)};
    INFO("seed:   ", first_pair + run);
    INFO("before: ", pair.before.dump());
    INFO("after:  ", pair.after.dump());
    check_pair(pair, tally);
  }
  const std::uint32_t often = count / 100;
  for (const std::uint32_t kind : tally.kinds) CHECK(kind > often);
  for (const std::uint32_t reason : tally.reasons) CHECK(reason > often);
  CHECK(tally.nulls > often);
  CHECK(tally.empty > often);
}
