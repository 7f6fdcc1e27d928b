// Reads the tables of tests/cases/. The tests of the JavaScript package read them too.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <string>
#include <string_view>

#include "document/json.h"

namespace resume_patch::tests {

using document::Json;

[[noreturn]] inline void abort_tests(const char* what, const std::string& path) {
  std::fprintf(stderr, "%s: %s (tests run from the root of the checkout)\n", what, path.c_str());
  std::exit(2);
}

/// Returns the bytes of a file; ends the test program if there is none. `path` is relative to the root of the
/// checkout.
inline std::string read_file(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) abort_tests("no such file", path);
  std::string content;
  char buffer[4096];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, file)) > 0;)
    content.append(buffer, got);
  std::fclose(file);
  return content;
}

/// Returns the content of tests/cases/<name>, parsed by nlohmann_json, not by the reader under test.
inline Json read_cases(const std::string& name) {
  const std::string path = "tests/cases/" + name;
  Json cases = Json::parse(read_file(path), nullptr, false);
  if (cases.is_discarded() || cases.empty()) abort_tests("not a table", path);
  return cases;
}

/// Checks that the runner knows every member of a case: a misspelt expectation must not pass.
inline void check_members(const Json& object, std::initializer_list<std::string_view> known) {
  for (auto member = object.begin(); member != object.end(); ++member) {
    INFO("member: ", member.key());
    const bool is_known = std::find(known.begin(), known.end(), member.key()) != known.end();
    CHECK(is_known);
  }
}

/// Calls `check` with each case of a table.
template <typename Check>
void for_each_case(const std::string& table, const Check& check) {
  INFO("table: ", table);
  for (const Json& one : read_cases(table)) {
    const std::string name = one.value("name", "");
    INFO("case: ", name);
    CHECK_FALSE(name.empty());
    check(one);
  }
}

inline std::string string_of(const Json& text) {
  return text.get<std::string>();
}

inline std::string decode_base64(std::string_view digits) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char digit : digits.substr(0, digits.find('='))) {
    bits = bits << 6U | static_cast<std::uint32_t>(alphabet.find(digit));
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xFFU);
  }
  return bytes;
}

/// Returns a text of a case, written in one of the three ways.
inline std::string text_of(const Json& one) {
  CHECK(one.contains("text") + one.contains("base64") + one.contains("parts") == 1);
  if (one.contains("text")) return string_of(one["text"]);
  if (one.contains("base64")) return decode_base64(string_of(one["base64"]));
  std::string text;
  for (const Json& part : one["parts"]) {
    if (part.is_string()) {
      text += string_of(part);
      continue;
    }
    check_members(part, {"repeat"});
    const std::string repeated = string_of(part["repeat"][0]);
    for (int times = part["repeat"][1].get<int>(); times > 0; --times) text += repeated;
  }
  return text;
}

/// Returns a document of a case as JSON text: the member `name`, or `name` followed by Text.
inline std::string document_of(const Json& one, const std::string& name) {
  const std::string as_text = name + "Text";
  CHECK(one.contains(name) + one.contains(as_text) == 1);
  if (one.contains(as_text)) return string_of(one[as_text]);
  return one.contains(name) ? one[name].dump() : "null";
}

}  // namespace resume_patch::tests
