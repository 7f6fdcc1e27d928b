// Extracts the part of an OpenAPI document that one operation reaches.
#pragma once

#include <string>
#include <string_view>

#include "endpoint/openapi.h"

namespace resume_patch::endpoint {

/// Returns the text of a document in which the operation has the same meaning as in `api`. Every part keeps
/// its JSON Pointer. The targets of `$ref`s and discriminator mappings are included; invalid references are
/// kept. Returns "" and an error if the operation cannot be used. See decisions/document-part.md.
[[nodiscard]] std::string extract_operation(Value api, std::string_view operation_id, CompileError& error);

}  // namespace resume_patch::endpoint
