// Regular expressions for the tests: the host's own, as in a browser, when this runs as WebAssembly in Node.
// A native program has none that knows the u flag; there std::regex stands in, and the cases that are marked
// with "host": "RegExp" are left to the runs in Node.
#pragma once

#include "cases.h"
#include "schema/pattern_host.h"

namespace resume_patch::tests {

#ifdef __EMSCRIPTEN__
inline constexpr bool host_has_regexp = true;
#else
inline constexpr bool host_has_regexp = false;
#endif

/// Whether a case asks for more than this host has.
inline bool is_for_another_host(const Json& one) {
  if (!one.contains("host")) return false;
  CHECK(one["host"] == "RegExp");
  return !host_has_regexp;
}

/// Lives as long as the program.
extern const schema::PatternHost pattern_host;

}  // namespace resume_patch::tests
