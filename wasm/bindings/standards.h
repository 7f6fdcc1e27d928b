// JSON Patch and merge patch, as JavaScript asks for them.
#pragma once

#include "bindings/wire.h"

namespace resume_patch::bindings {

/// Does a StandardOperation with two documents. The result is appended to `text`.
/// Gives 0, or 1 with what is wrong in `details`.
[[nodiscard]] int do_json_patch(int operation, document::Value first, document::Value second,
                                std::string& text, std::string& details);
[[nodiscard]] int do_merge_patch(int operation, document::Value first, document::Value second,
                                 std::string& text, std::string& details);

}  // namespace resume_patch::bindings
