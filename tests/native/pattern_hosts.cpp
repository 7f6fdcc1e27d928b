#include "pattern_hosts.h"

#ifdef __EMSCRIPTEN__

#include <emscripten/emscripten.h>

// clang-format off
EM_JS(int, resume_patch_tests_compile_pattern, (const char* source, int length), {
  const patterns = (Module.testPatterns = Module.testPatterns || []);
  const text = Buffer.from(HEAPU8.buffer, source, length).toString();
  // Emscripten 3.1.6 loses backslashes and counts braces in this code.
  const backslash = String.fromCharCode(92);
  const brace = String.fromCharCode(123);
  const letters =
    new RegExp("[" + backslash + backslash + "](u[" + brace + "]|[AaCEeFGgHhIiJjKLlMmNOoPpQqRTUVXYyZz])");
  const close = String.fromCharCode(125);
  const special = "^$.*+?()[]|/" + backslash + brace + close;
  const isKept = (character) => /[0-9A-Za-z]/.test(character) || special.includes(character);
  const asCode = (character) => backslash + "u" + brace + character.codePointAt(0).toString(16) + close;
  let rewritten = "";
  for (let at = 0; at < text.length; at++) {
    const next = text[at] === backslash ? text[++at] : undefined;
    if (next === undefined) rewritten += text[at] || backslash;
    else rewritten += isKept(next) ? backslash + next : asCode(next);
  }
  const ways = [[text, "u"], letters.test(text) ? [rewritten, "u"] : [text, ""]];
  for (const way of ways) {
    try {
      return patterns.push(new RegExp(way[0], way[1])) - 1;
    } catch (error) {
      // Try the next way.
    }
  }
  return -1;
});
EM_JS(int, resume_patch_tests_test_pattern, (int pattern, const char* text, int length), {
  return Module.testPatterns[pattern].test(Buffer.from(HEAPU8.buffer, text, length).toString());
});
// clang-format on

namespace resume_patch::tests {

namespace {

int compile_pattern(std::string_view source) {
  return resume_patch_tests_compile_pattern(source.data(), static_cast<int>(source.size()));
}

bool matches_pattern(int pattern, std::string_view text) {
  return resume_patch_tests_test_pattern(pattern, text.data(), static_cast<int>(text.size())) != 0;
}

}  // namespace

#else

#include <deque>
#include <regex>

namespace resume_patch::tests {

namespace {

std::deque<std::regex>& patterns() {
  static std::deque<std::regex> all;
  return all;
}

int compile_pattern(std::string_view source) {
  try {
    patterns().emplace_back(std::string(source), std::regex::ECMAScript);
  } catch (const std::regex_error&) {
    return -1;
  }
  return static_cast<int>(patterns().size()) - 1;
}

bool matches_pattern(int pattern, std::string_view text) {
  return std::regex_search(text.begin(), text.end(), patterns()[static_cast<std::size_t>(pattern)]);
}

}  // namespace

#endif

const schema::PatternHost pattern_host{compile_pattern, matches_pattern};

}  // namespace resume_patch::tests
