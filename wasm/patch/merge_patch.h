// JSON Merge Patch.
// @see RFC 7396
#pragma once

#include <string>

#include "document/document.h"

namespace resume_patch::patch {

/// Applies a merge patch. Returns compact JSON.
[[nodiscard]] std::string apply_merge_patch(document::Value target, document::Value patch);

struct MergePatchResult {
  std::string text;  ///< Compact JSON; "{}" between equal objects.
  /// A member that is null in `after` and new or changed. No merge patch can set a member to null, because
  /// null removes it. If this is set, `text` is not usable.
  document::OptionalValue unsendable_null;
};

/// Returns the patch that changes `before` into `after`. Members are in the order of `after`; removed ones
/// follow.
[[nodiscard]] MergePatchResult diff_merge_patch(document::Value before, document::Value after);

}  // namespace resume_patch::patch
