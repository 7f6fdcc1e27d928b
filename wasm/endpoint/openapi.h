// Finds one PATCH operation of an OpenAPI 3.0 document.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/document.h"
#include "schema/references.h"

namespace resume_patch::endpoint {

using document::Value;

struct CompileError {
  std::string_view code;  ///< "malformed", "unknownOperation" or "notPatch".
  std::string path;       ///< JSON Pointer into the OpenAPI document.
  std::string reason;     ///< One sentence for developers.
};

struct Operation {
  Value source;     ///< The Operation Object.
  Value path_item;  ///< The Path Item Object around it, which may have parameters and servers of its own.
  Value path;       ///< The key with its URL template.
  document::OptionalValue content;  ///< The accepted request bodies by media type.
  document::OptionalValue
      request_schema;  ///< The schema of the body most like JSON. Nothing: any value is valid.
  document::OptionalValue response_schema;  ///< The schema of a JSON body of success.
};

/// Finds an operation by its operationId. Returns nothing, and the reason in `error`, where no operation can
/// be used.
[[nodiscard]] std::optional<Operation> find_operation(const schema::References& references,
                                                      std::string_view operation_id, CompileError& error);

}  // namespace resume_patch::endpoint
