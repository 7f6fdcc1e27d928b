// Bodies of random schemas that require members of every body: a valid patch has an accepted body, and a
// valid edit of a valid base makes a valid patch.
#include <doctest/doctest.h>

#include "case_endpoints.h"
#include "check_accepted.h"
#include "draft_editor.h"
#include "fuzz_target.h"
#include "property_runs.h"
#include "random_schemas.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

const std::uint64_t body_seed = first_seed(20261130);

/// A schema with random valid values.
struct Made {
  Plain schema;
  std::vector<Plain> values;  ///< At least two.
};

Made made_scalar(Random& random) {
  switch (random.below(4)) {
    case 0: return {{{"type", "integer"}}, {1, 2}};
    case 1: return {{{"type", "string"}, {"minLength", 1}}, {"x", "y"}};
    case 2: return {{{"type", "string"}, {"nullable", true}}, {"x", nullptr, ""}};
    default:
      return {{{"type", "array"}, {"items", {{"type", "integer"}}}, {"minItems", random.below(2)}},
              {Plain::array({1}), Plain::array({1, 2})}};
  }
}

/// An object schema and values for its members.
struct MadeObject {
  Plain schema = {{"type", "object"}};
  std::vector<std::pair<std::string, Made>> members;
  std::vector<std::string> required;

  [[nodiscard]] Plain value(Random& random) const {
    Plain object = Plain::object();
    for (const auto& [name, made] : members) {
      const bool is_required = std::find(required.begin(), required.end(), name) != required.end();
      if (!is_required && random.chance(40)) continue;
      object[name] = made.values[random.below(static_cast<std::uint32_t>(made.values.size()))];
    }
    return object;
  }
};

MadeObject made_object(Random& random, const char* prefix, std::uint32_t required_chance) {
  MadeObject object;
  Plain properties = Plain::object();
  for (std::uint32_t at = 0, count = 1 + random.below(4); at < count; ++at) {
    const std::string name = prefix + std::to_string(at);
    Made made = random.chance(25) ? [&] {
      const MadeObject inner = made_object(random, "i", 30);
      return Made{inner.schema, {inner.value(random), inner.value(random)}};
    }()
                                  : made_scalar(random);
    if (random.chance(10)) made.schema["readOnly"] = true;
    properties[name] = made.schema;
    if (random.chance(required_chance)) object.required.push_back(name);
    object.members.emplace_back(name, std::move(made));
  }
  object.schema["properties"] = properties;
  if (!object.required.empty()) object.schema["required"] = object.required;
  return object;
}

/// An operation and valid resources.
struct Api {
  Plain document;
  std::vector<MadeObject> variants;  ///< A resource is one of these.
  std::vector<std::string> kinds;    ///< The names of the variants, if a member distinguishes them.
  MadeObject common;

  [[nodiscard]] Plain resource(Random& random) const {
    Plain value = common.value(random);
    if (variants.empty()) return value;
    const std::uint32_t which = random.below(static_cast<std::uint32_t>(variants.size()));
    value.update(variants[which].value(random));
    if (!kinds.empty()) value["kind"] = kinds[which];
    return value;
  }
};

void name_variants(Random& random, Api& api, bool is_closed) {
  const bool is_read_only = random.chance(15);
  for (std::uint32_t at = 0; at < api.variants.size(); ++at) {
    Plain& schema = api.variants[at].schema;
    const std::string kind = "V" + std::to_string(at);
    api.kinds.push_back(kind);
    schema["properties"]["kind"] = {{"type", "string"}, {"enum", {kind}}};
    if (is_read_only) schema["properties"]["kind"]["readOnly"] = true;
    if (random.chance(70)) schema["required"].push_back("kind");
    if (is_closed) schema["additionalProperties"] = false;
  }
}

Api made_api(Random& random) {
  Api api;
  const std::uint32_t form = random.below(5);
  const bool is_closed = form == 1 && random.chance(50);
  if (!is_closed) api.common = made_object(random, "c", 35);
  Plain schema = api.common.schema;
  if (random.chance(10)) schema["minProperties"] = random.below(4);
  Plain schemas = Plain::object();
  if (form != 0) {
    for (std::uint32_t at = 0; at < 2; ++at)
      api.variants.push_back(made_object(random, at == 0 ? "a" : "b", 60));
  }
  if (form == 1 || form == 2) name_variants(random, api, is_closed);
  Plain branches = Plain::array();
  for (std::uint32_t at = 0; at < api.variants.size(); ++at) {
    const std::string name = "V" + std::to_string(at);
    schemas[name] = api.variants[at].schema;
    branches.push_back({{"$ref", "#/components/schemas/" + name}});
  }
  if (form == 1 || form == 2) {
    schema["oneOf"] = branches;
    if (random.chance(70)) schema["discriminator"] = {{"propertyName", "kind"}};
  } else if (form == 3) {
    schema["anyOf"] = branches;
  } else if (form == 4) {
    schema["allOf"] = branches;
    for (const MadeObject* part : {&api.variants[0], &api.variants[1]}) {
      for (const auto& member : part->members) api.common.members.push_back(member);
      api.common.required.insert(api.common.required.end(), part->required.begin(), part->required.end());
    }
    api.variants.clear();
  }
  api.document = api_around(schema);
  api.document["components"] = {{"schemas", schemas}};
  return api;
}

/// Copies some members from another resource, or removes some.
Plain edited(Random& random, const Plain& base, const Plain& other) {
  if (random.chance(15)) return other;
  Plain after = base;
  for (const auto& [name, value] : other.items()) {
    if (random.chance(30)) after[name] = value;
  }
  for (const auto& [name, value] : base.items()) {
    if (random.chance(10)) after.erase(name);
  }
  return after;
}

/// Reports whether a resource is valid without the members that no request carries. Where these name the
/// variant, it is that of `stored`.
bool is_valid(const Endpoint& endpoint, const Plain& whole, const Plain& stored) {
  Plain value = whole;
  const endpoint::DiffSchemaRoot& known = endpoint.diff_schema();
  for (const auto& [name, member] : whole.items()) {
    const auto found = diff::find_member_schema(known.schemas, known.schemas[known.root], name);
    if (found.access == diff::MemberAccess::read_only) value.erase(name);
  }
  const document::Document document = document::read_trusted(value.dump());
  const document::Document base = document::read_trusted(stored.dump());
  validate::Options options;
  options.stored = base.root();
  return validate::passes(endpoint.program(), endpoint.request(), document.root(), pattern_host, options);
}

struct BodyTally {
  std::uint32_t valid = 0;
  std::uint32_t carried = 0;
  std::uint32_t refused = 0;  ///< Refused although base and edit are valid.
};

void check_body(const Endpoint& endpoint, const Plain& base, const Plain& after, bool both_valid,
                BodyTally& tally) {
  const document::Document before_document = document::read_trusted(base.dump());
  const document::Document after_document = document::read_trusted(after.dump());
  for (const auto nulls : {patch::Nulls::as_null, patch::Nulls::as_empty}) {
    const endpoint::PatchOptions options = {true, nulls, {2026, 11, 21}};
    for (const bool is_update : {false, true}) {
      const endpoint::Patch patch =
          is_update ? endpoint.update(before_document.root(), after_document.root(), options)
                    : endpoint.patch(before_document.root(), after_document.root(), options);
      INFO("body:   ", patch.body.text);
      check_accepted(endpoint, patch, options);
      if (patch.body.text.empty()) continue;
      if (patch.valid) ++tally.valid;
      if (!patch.body.unchanged_members.empty()) ++tally.carried;
      // A member that could not be removed or cleared by null may not fit the edited members.
      const bool is_whole = patch.body.ignored.empty() && nulls == patch::Nulls::as_null;
      if (both_valid && is_whole && !is_update && !patch.valid) ++tally.refused;
    }
  }
}

/// Checks one edit of a random API whose members are required.
void check_required(Random& random, BodyTally& tally) {
  const Api api = made_api(random);
  INFO("api:    ", api.document.dump());
  const Compiled compiled = compile(api.document.dump(), "change");
  REQUIRE(refusal_of(compiled) == "");
  const Plain base = api.resource(random);
  const Plain after = edited(random, base, api.resource(random));
  INFO("before: ", base.dump());
  INFO("after:  ", after.dump());
  const bool both_valid =
      is_valid(*compiled.endpoint, base, base) && is_valid(*compiled.endpoint, after, base);
  const std::uint32_t refused = tally.refused;
  check_body(*compiled.endpoint, base, after, both_valid, tally);
  CHECK(tally.refused == refused);
}

/// Checks one edit of a random API. Returns whether the body is valid.
bool check_any_body(Random& random) {
  const Plain api = random_api(random);
  INFO("api:    ", api.dump());
  const Compiled compiled = compile(api.dump(), "change");
  REQUIRE(refusal_of(compiled) == "");
  const endpoint::DiffSchemaRoot& known = compiled.endpoint->diff_schema();
  const Plain base = random_object(random, known.schemas, known.root, 4);
  Plain after = base;
  tests::edit(random, known.schemas, known.root, after, 5);
  if (!after.is_object()) return false;
  INFO("before: ", base.dump());
  INFO("after:  ", after.dump());
  const document::Document before_document = document::read_trusted(base.dump());
  const document::Document after_document = document::read_trusted(after.dump());
  const endpoint::PatchOptions options = {random.chance(70), patch::Nulls::as_null, {2026, 11, 21}};
  const endpoint::Patch patch =
      compiled.endpoint->patch(before_document.root(), after_document.root(), options);
  INFO("body:   ", patch.body.text);
  check_accepted(*compiled.endpoint, patch, options);
  return patch.valid && !patch.body.text.empty();
}

void check_draft(Random& random) {
  const Api api = made_api(random);
  INFO("api:    ", api.document.dump());
  const Compiled compiled = compile(api.document.dump(), "change");
  REQUIRE(refusal_of(compiled) == "");
  std::vector<Plain> values = {nullptr, "", "V0", "V1", 3};
  const Plain base = api.resource(random);
  const Plain other = api.resource(random);
  for (const auto& [name, value] : other.items()) values.push_back(value);
  DraftEditor editor(random, *compiled.endpoint, base, std::move(values), plain_options);
  for (std::uint32_t edits = 0; edits < 25; ++edits) {
    editor.edit();
    editor.check(random.chance(40));
  }
}

void check_required_alone(Random& random) {
  BodyTally tally;
  check_required(random, tally);
}

void check_body_alone(Random& random) {
  static_cast<void>(check_any_body(random));
}

const AddFuzzTarget added_required("schema", run_with_random<check_required_alone>);
const AddFuzzTarget added_bodies("schema", run_with_random<check_body_alone>);
const AddFuzzTarget added_drafts("draft", run_with_random<check_draft>);

}  // namespace

TEST_CASE("a valid body passes `validate` for any schema that requires members") {
  const std::uint32_t count = run_count(20000);
  BodyTally tally;
  for (std::uint32_t run = 0; run < count; ++run) {
    const std::uint64_t seed = body_seed + run;
    CAPTURE(seed);
    Random random(seed);
    check_required(random, tally);
  }
  CHECK(tally.valid > count);
  CHECK(tally.carried > count / 2);
}

TEST_CASE("a valid body passes `validate` for any schema and documents") {
  const std::uint32_t count = run_count(20000);
  std::uint32_t valid = 0;
  for (std::uint32_t run = 0; run < count; ++run) {
    const std::uint64_t seed = body_seed + run;
    CAPTURE(seed);
    Random random(seed);
    if (check_any_body(random)) ++valid;
  }
  CHECK(valid > count / 10);
}

TEST_CASE("a draft of any schema that requires members reports what patch() reports") {
  const std::uint32_t count = run_count(400);
  for (std::uint32_t run = 0; run < count; ++run) {
    const std::uint64_t seed = body_seed + run;
    CAPTURE(seed);
    Random random(seed);
    check_draft(random);
  }
}
