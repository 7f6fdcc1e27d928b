// Drafts under random edits: their state after each edit agrees with patch() of the base and the edited
// resource.
#include <doctest/doctest.h>

#include "case_endpoints.h"
#include "draft_editor.h"
#include "fuzz_target.h"
#include "property_runs.h"
#include "random_schemas.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

#if defined(RESUME_PATCH_SANITIZED)
constexpr std::uint32_t sessions = 60;  // A session is twenty times slower there.
#else
constexpr std::uint32_t sessions = 600;
#endif
constexpr std::uint32_t edits_per_session = 40;

/// Counts each kind of result, so that the test fails if the generator stops making it.
struct DraftTally {
  std::uint32_t fields_set = 0;
  std::uint32_t fields_typed = 0;
  std::uint32_t inputs_typed = 0;
  std::uint32_t cleared = 0;
  std::uint32_t alike = 0;
};

void run(Random& random, const Endpoint& endpoint, const Plain& base, std::vector<Plain> values,
         endpoint::PatchOptions options, DraftTally& tally) {
  DraftEditor editor(random, endpoint, base, std::move(values), options);
  for (std::uint32_t edits = 0; edits < edits_per_session; ++edits) {
    editor.edit();
    editor.check(random.chance(35));
  }
  editor.check_undoing();
  tally.fields_set += editor.fields_set;
  tally.fields_typed += editor.fields_typed;
  tally.inputs_typed += editor.inputs_typed;
  tally.cleared += editor.cleared;
  tally.alike += editor.alike;
}

void run_any(Random& random, DraftTally& tally) {
  const Plain api = random_api(random);
  INFO("api: ", api.dump());
  const Compiled compiled = compile(api.dump(), "change");
  REQUIRE(refusal_of(compiled) == "");
  const endpoint::DiffSchemaRoot& known = compiled.endpoint->diff_schema();
  const Plain base = random_object(random, known.schemas, known.root, 4);
  std::vector<Plain> values = random_values(random, known.schemas, known.root);
  endpoint::PatchOptions options = plain_options;
  options.rules = random.chance(80);
  if (random.chance(15)) options.nulls = patch::Nulls::as_empty;
  run(random, *compiled.endpoint, base, std::move(values), options, tally);
}

void run_any_alone(Random& random) {
  DraftTally tally;
  run_any(random, tally);
}

const AddFuzzTarget added_sessions("draft", run_with_random<run_any_alone>);

}  // namespace

TEST_CASE("a draft of any schema reports what patch() reports") {
  DraftTally tally;
  for (std::uint32_t at = 0; at < run_count(sessions); ++at) {
    const std::uint64_t seed = first_seed(20261122) + at;
    CAPTURE(seed);
    Random random(seed);
    run_any(random, tally);
  }
  CHECK(tally.fields_set > run_count(sessions));
  CHECK(tally.fields_typed > run_count(sessions));
  CHECK(tally.inputs_typed > run_count(sessions) / 20);
  CHECK(tally.cleared > run_count(sessions) / 4);
  CHECK(tally.alike > 0);
  MESSAGE("typed: ", tally.fields_typed, ", no values: ", tally.inputs_typed, ", cleared: ", tally.cleared);
}

TEST_CASE("a draft of the two APIs reports what patch() reports") {
  DraftTally tally;
  const auto resume = affinda_resume();
  const auto experience = letraz_experience();
  const Plain response = Plain::parse(read_file("tests/cases/affinda-example-response.json"));
  Plain base = response;
  for (int id = 20; id < 24; ++id) {
    Plain job = response["workExperience"][0];
    job["id"] = id;
    job["jobTitle"] = "Job " + std::to_string(id);
    base["workExperience"].push_back(job);
  }
  base["languages"].push_back("Klingon");
  std::vector<Plain> values = {base["workExperience"][0], base["skills"][0], base["location"], "Klingon",
                               nullptr};
  const Plain letraz = Plain::parse(read_file("tests/cases/letraz-documents.json"));
  for (std::uint32_t at = 0; at < run_count(sessions) / 4; ++at) {
    const std::uint64_t seed = first_seed(77) + at;
    CAPTURE(seed);
    Random random(seed);
    run(random, *resume, base, values, plain_options, tally);
    for (const char* name : {"full", "ended"})
      run(random, *experience, letraz[name], {"2020", 2024, nullptr, "NLD", "Full Time"}, plain_options,
          tally);
  }
  CHECK(tally.fields_set > run_count(sessions));
  CHECK(tally.fields_typed > run_count(sessions));
  CHECK(tally.alike > run_count(sessions) / 2);
  MESSAGE("typed: ", tally.fields_typed, ", no values: ", tally.inputs_typed, ", cleared: ", tally.cleared);
}
