// JSON Merge Patch (RFC 7396).
#pragma once

#include <string>

#include "document/document.h"

namespace resume_patch::patch {

/// The target with the patch applied, as compact JSON.
[[nodiscard]] std::string apply_merge_patch(document::Value target, document::Value patch);

struct MergePatchResult {
  std::string text;  ///< Compact JSON; "{}" between equal objects.
  /// Where `after` has a member that is null and new or changed: no merge patch can say that, since null
  /// takes a member away. The text is of no use then.
  document::OptionalValue unsendable_null;
};

/// The patch that makes `after` of `before`. Members keep the order of `after`, removed ones follow.
[[nodiscard]] MergePatchResult diff_merge_patch(document::Value before, document::Value after);

}  // namespace resume_patch::patch
