// Whether an issue is about something that was edited.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diff/compare.h"

namespace resume_patch::endpoint {

class ChangedPaths {
 public:
  explicit ChangedPaths(const std::vector<diff::Change>& changes);

  /// A change is at the place, above it or below it, or at a property that the rule reads.
  [[nodiscard]] bool affects(std::string_view path, const std::vector<std::string>& reads) const;

  /// A change is at the place or below it.
  [[nodiscard]] bool has_change_within(std::string_view path) const;

 private:
  [[nodiscard]] bool has_change_around(std::string_view path) const;
  [[nodiscard]] bool has(std::string_view path) const;

  std::vector<std::string> paths_;  ///< Sorted.
};

}  // namespace resume_patch::endpoint
