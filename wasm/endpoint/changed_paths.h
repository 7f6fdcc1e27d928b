// Finds out whether an issue concerns an edit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diff/compare.h"

namespace resume_patch::endpoint {

class ChangedPaths {
 public:
  explicit ChangedPaths(const std::vector<diff::Change>& changes);

  /// Returns true if a change is at the path, above it or below it, or at a property that its rule
  /// reads.
  [[nodiscard]] bool affects(std::string_view path, const std::vector<std::string>& related_paths) const;

  /// Returns true if a change is at the path or below it.
  [[nodiscard]] bool has_change_within(std::string_view path) const;

 private:
  [[nodiscard]] bool has_change_around(std::string_view path) const;
  [[nodiscard]] bool has(std::string_view path) const;

  std::vector<std::string> paths_;  ///< Sorted.
};

}  // namespace resume_patch::endpoint
