// Form rows: each stored item keeps the members that the form does not show, wherever its row is moved.
#include <doctest/doctest.h>

#include <algorithm>

#include "case_endpoints.h"
#include "document/json.h"
#include "property_runs.h"
#include "random_schemas.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

const std::uint64_t first_rows = first_seed(20261201);

Plain people_schema() {
  Plain person = {{"type", "object"}, {"properties", Plain::object()}};
  for (const char* name : {"name", "city", "number"}) person["properties"][name] = {{"type", "string"}};
  return {{"type", "object"}, {"properties", {{"people", {{"type", "array"}, {"items", person}}}}}};
}

/// The rows of a form and their items.
struct Rows {
  Plain given = Plain::array();
  Plain wanted = Plain::array();

  void add(const Plain& item, bool shows_city) {
    Plain row = {{"name", item["name"]}};
    if (shows_city) row["city"] = item["city"];
    given.push_back(row);
    wanted.push_back(item);
  }
};

}  // namespace

TEST_CASE("moved, removed and new rows change no other item, for any schema of rows that show some members") {
  const std::string api = api_around(people_schema()).dump();
  const Compiled compiled = compile(api, "change");
  REQUIRE(compiled.endpoint != nullptr);
  for (std::uint32_t run = 0; run < run_count(20000); ++run) {
    Random random(first_rows + run);
    Plain stored = Plain::array();
    const std::uint32_t count = 1 + random.below(8);
    for (std::uint32_t at = 0; at < count; ++at) {
      stored.push_back({{"name", "n" + std::to_string(at)},
                        {"city", random.chance(50) ? "York" : "Delft"},
                        {"number", std::to_string(random.below(1000))}});
    }
    std::vector<Plain> items(stored.begin(), stored.end());
    for (std::uint32_t at = count; at > 1 && random.chance(70); --at) {
      std::swap(items[at - 1], items[random.below(at)]);
    }
    // With both, a new row at the place of a removed one would be an edit of the removed item.
    const bool removes = random.chance(50);
    const bool shows_city = random.chance(50);
    Rows rows;
    for (const Plain& item : items) {
      if (removes && random.chance(30)) continue;
      if (!removes && random.chance(30)) {
        Plain added = {{"name", "new" + std::to_string(rows.given.size())}};
        if (shows_city) added["city"] = "York";
        rows.given.push_back(added);
        rows.wanted.push_back(added);
      }
      rows.add(item, shows_city);
    }
    const Plain base = {{"people", stored}};
    const Plain values = {{"people", rows.given}};
    INFO("seed: ", first_rows + run);
    INFO("base: ", base.dump());
    INFO("values: ", values.dump());
    const document::Document before = parsed(base.dump());
    const document::Document after = parsed(values.dump());
    const endpoint::Patch patch = compiled.endpoint->update(before.root(), after.root(), {});
    const Plain result = Plain::parse(document::to_json(patch.after.root).dump());
    INFO("result: ", result.dump());
    CHECK(result["people"] == rows.wanted);
  }
}
