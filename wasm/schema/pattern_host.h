// Regular expressions are the host's: in a browser its RegExp with the u flag, which is what authors of
// OpenAPI documents write for (ECMA-262).
#pragma once

#include <string_view>

namespace resume_patch::schema {

class PatternHost {
 public:
  PatternHost() = default;
  PatternHost(const PatternHost&) = delete;
  PatternHost& operator=(const PatternHost&) = delete;
  virtual ~PatternHost() = default;

  /// A number to test with, or -1 where the source is no regular expression.
  [[nodiscard]] virtual int compile(std::string_view source) = 0;
  /// Whether the expression matches somewhere in the text.
  [[nodiscard]] virtual bool matches(int pattern, std::string_view text) = 0;
};

}  // namespace resume_patch::schema
