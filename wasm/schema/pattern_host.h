// The host compiles and runs regular expressions. In a browser that is RegExp (ECMA-262), with the `u` flag
// unless the source compiles only without it. See decisions/host-regexp.md.
#pragma once

#include <string_view>

namespace resume_patch::schema {

struct PatternHost {
  /// Returns the number of the compiled expression, or -1 if the host cannot compile the source.
  int (*compile)(std::string_view source);
  /// Returns true if the expression matches somewhere in the text.
  bool (*matches)(int pattern, std::string_view text);
};

}  // namespace resume_patch::schema
