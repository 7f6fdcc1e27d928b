// The tables of tests/cases/, which the tests of the JavaScript package read too.
#pragma once

#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

namespace resume_patch::tests {

using Json = nlohmann::ordered_json;

/// A whole file as bytes; the test program ends where there is none. `path` is relative to the root of the
/// checkout.
inline std::string read_file(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) {
    std::fprintf(stderr, "no such file: %s (tests run from the root of the checkout)\n", path.c_str());
    std::exit(2);
  }
  std::string content;
  char buffer[4096];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, file)) > 0;)
    content.append(buffer, got);
  std::fclose(file);
  return content;
}

inline Json read_cases(const std::string& name) {
  return Json::parse(read_file("tests/cases/" + name));
}

}  // namespace resume_patch::tests
