// A body as it is sent, and which of its issues were stored like that.
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

/// Returns the text of `stored` with those of its members that `body` has, too.
[[nodiscard]] std::string members_of_body(document::Value stored, document::Value body);

/// The issues that the stored members of a body have. Items may have moved since: positions in lists do not
/// count.
class StoredIssues {
 public:
  explicit StoredIssues(const validate::Report& report);
  [[nodiscard]] bool has(const validate::Issue& issue) const;

 private:
  std::vector<std::string> keys_;  ///< Sorted.
  bool is_partial_;                ///< There are more than were reported: any issue may be one of them.
};

}  // namespace resume_patch::endpoint
