// JSON Patch and merge patch, as JavaScript asks for them.
#pragma once

#include "bindings/results.h"

namespace resume_patch::bindings {

/// Does a JsonPatchOperation with two documents. The result becomes the text.
/// Returns 0, or 1 with what is wrong in the details.
[[nodiscard]] int do_json_patch(int operation, document::Value first, document::Value second);
[[nodiscard]] int do_merge_patch(int operation, document::Value first, document::Value second);

}  // namespace resume_patch::bindings
