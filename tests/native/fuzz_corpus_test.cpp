// Runs the targets of the fuzzer with the inputs that are kept in tests/fuzz/corpus.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include "cases.h"
#include "fuzz_target.h"

using namespace resume_patch::tests;

TEST_CASE("every kept input of the fuzzer holds") {
  std::set<std::string> names;
  for (const FuzzTarget& target : fuzz_targets()) names.insert(std::string(target.name));
  for (const std::string& name : names) {
    std::size_t inputs = 0;
    for (const auto& entry : std::filesystem::directory_iterator("tests/fuzz/corpus/" + name)) {
      const std::string path = entry.path().string();
      CAPTURE(path);
      REQUIRE(run_fuzz_target(name, read_file(path)));
      ++inputs;
    }
    MESSAGE(name, ": ", inputs, " kept inputs");
    CHECK(inputs > 0);
  }
}
