// The part of an OpenAPI document that one operation reaches.
#pragma once

#include <string>
#include <string_view>

#include "endpoint/openapi.h"

namespace resume_patch::endpoint {

/// Returns the text of a document in which the operation means what it means in `api`, and in which
/// everything keeps its JSON Pointer: large documents describe hundreds of operations, of which each reaches
/// little. What `$ref`s and discriminator mappings name is in it; references that name nothing stay as they
/// are. Returns "" and an error where there is no operation that can be used.
[[nodiscard]] std::string extract_operation(Value api, std::string_view operation_id, CompileError& error);

}  // namespace resume_patch::endpoint
