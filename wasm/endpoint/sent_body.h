// Helpers for the body that is sent: removing members, and finding its issues that were already stored.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "validate/issue.h"
#include "validate/validator.h"

namespace resume_patch::endpoint {

/// Returns the text of `body` without the members at `paths`.
[[nodiscard]] std::string without_members(document::Value body, const std::vector<std::string>& paths);

/// Returns the text of `stored` with only those members that `body` has too.
[[nodiscard]] std::string members_of_body(document::Value stored, document::Value body);

/// The issues of the stored values of a body's members. Positions in lists are ignored, because items may
/// have moved.
class StoredIssues {
 public:
  explicit StoredIssues(const validate::Report& report);
  [[nodiscard]] bool has(const validate::Issue& issue) const;

 private:
  std::vector<std::string> keys_;  ///< Sorted.
  bool is_partial_;                ///< The report was truncated, so any issue may be one of them.
};

}  // namespace resume_patch::endpoint
