// The fuzzer. RESUME_PATCH_TARGET names the target; without it, the program lists them. `npm run fuzz` starts
// it.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <set>
#include <string>

#include "../native/fuzz_target.h"

namespace {

/// Ends the run; libFuzzer writes the input to a file.
void stop_at_failure(const doctest::AssertData& data) {
  if (!data.m_failed) return;
  std::cerr << data.m_file << ':' << data.m_line << ": " << data.m_expr << "\n  " << data.m_decomp << '\n';
  std::abort();
}

const std::string& chosen_target() {
  static const std::string name = [] {
    const char* given = std::getenv("RESUME_PATCH_TARGET");
    return std::string(given == nullptr ? "" : given);
  }();
  return name;
}

/// Makes doctest's assertions work outside of test cases.
void prepare_assertions() {
  static doctest::Context context;
  context.setAsDefaultForAssertsOutOfTestCases();
  context.setAssertHandler(stop_at_failure);
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  prepare_assertions();
  if (resume_patch::tests::run_fuzz_target(chosen_target(), "")) return 0;
  std::set<std::string_view> names;
  for (const auto& target : resume_patch::tests::fuzz_targets()) names.insert(target.name);
  for (const std::string_view name : names) std::cout << name << '\n';
  std::exit(chosen_target().empty() ? 0 : 2);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  resume_patch::tests::run_fuzz_target(chosen_target(), {reinterpret_cast<const char*>(data), size});
  return 0;
}
