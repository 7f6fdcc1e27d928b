// Regular expressions for the tests. As WebAssembly in Node they are the host's own, as in a browser.
// A native program has no engine with the u flag. It uses std::regex and skips the cases marked with
// "host": "RegExp", which run in Node.
#pragma once

#include "cases.h"
#include "schema/pattern_host.h"

namespace resume_patch::tests {

#ifdef __EMSCRIPTEN__
inline constexpr bool host_has_regexp = true;
#else
inline constexpr bool host_has_regexp = false;
#endif

/// Reports whether a case needs more than this host supports.
inline bool is_for_another_host(const Json& one) {
  if (!one.contains("host")) return false;
  CHECK(one["host"] == "RegExp");
  return !host_has_regexp;
}

/// The host; it exists until the program ends.
extern const schema::PatternHost pattern_host;

}  // namespace resume_patch::tests
