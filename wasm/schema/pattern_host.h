// Regular expressions are the host's: in a browser its RegExp, which is what authors of OpenAPI documents
// write for (ECMA-262): with the u flag, or without it where the source compiles only so.
#pragma once

#include <string_view>

namespace resume_patch::schema {

struct PatternHost {
  /// A number to test with, or -1 where the host cannot compile the source.
  int (*compile)(std::string_view source);
  /// Whether the expression matches somewhere in the text.
  bool (*matches)(int pattern, std::string_view text);
};

}  // namespace resume_patch::schema
