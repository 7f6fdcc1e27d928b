// Regular expressions are the host's: in a browser its RegExp with the u flag, which is what authors of
// OpenAPI documents write for (ECMA-262).
#pragma once

#include <string_view>

namespace resume_patch::schema {

struct PatternHost {
  /// A number to test with, or -1 where the source is no regular expression.
  int (*compile)(std::string_view source);
  /// Whether the expression matches somewhere in the text.
  bool (*matches)(int pattern, std::string_view text);
};

}  // namespace resume_patch::schema
