// The targets of the fuzzer. A target takes any bytes and checks a property with doctest's assertions.
// tests/fuzz runs the targets with bytes that libFuzzer chooses; `fuzz_corpus_test.cpp` runs them with the
// kept ones.
#pragma once

#include <string_view>
#include <vector>

#include "random_documents.h"

namespace resume_patch::tests {

struct FuzzTarget {
  std::string_view name;
  void (*run)(std::string_view bytes);
};

inline std::vector<FuzzTarget>& fuzz_targets() {
  static std::vector<FuzzTarget> targets;
  return targets;
}

/// Adds a target. Several may have the same name: the first byte then chooses one of them.
struct AddFuzzTarget {
  AddFuzzTarget(std::string_view name, void (*run)(std::string_view)) {
    fuzz_targets().push_back({name, run});
  }
};

/// A target of a check that draws random numbers.
template <void (*check)(Random&)>
void run_with_random(std::string_view bytes) {
  Random random(bytes);
  check(random);
}

/// Runs the targets of a name. Returns false if there is none.
inline bool run_fuzz_target(std::string_view name, std::string_view bytes) {
  std::vector<const FuzzTarget*> named;
  for (const FuzzTarget& target : fuzz_targets()) {
    if (target.name == name) named.push_back(&target);
  }
  if (named.empty()) return false;
  if (bytes.empty()) return true;
  const auto choice = static_cast<unsigned char>(bytes.front());
  named[choice % named.size()]->run(bytes.substr(1));
  return true;
}

}  // namespace resume_patch::tests
