// JSON Patch and merge patch for JavaScript.
#pragma once

#include "bindings/results.h"

namespace resume_patch::bindings {

/// Applies a JsonPatchOperation to two documents. The result becomes the text.
/// @returns 0, or 1 with the error as the details.
[[nodiscard]] int do_json_patch(int operation, document::Value first, document::Value second);
[[nodiscard]] int do_merge_patch(int operation, document::Value first, document::Value second);

}  // namespace resume_patch::bindings
