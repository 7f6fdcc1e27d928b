// Finds one PATCH operation of an OpenAPI 3.0 document.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/document.h"

namespace resume_patch::endpoint {

using document::Value;

struct CompileError {
  std::string_view code;  ///< "malformed", "unknownOperation" or "notPatch".
  std::string path;       ///< JSON Pointer into the OpenAPI document.
  std::string reason;     ///< One sentence for developers.
};

struct Operation {
  Value source;                            ///< The Operation Object.
  Value path_item;                         ///< What it stands in; may hold parameters and servers of its own.
  Value path;                              ///< Its URL template, a key.
  document::OptionalValue content;         ///< The request bodies it takes, by media type.
  document::OptionalValue request_schema;  ///< Of the body most like JSON. None: anything will do.
  document::OptionalValue response_schema;  ///< Of a JSON body of success.
};

/// Finds an operation by its operationId; nothing, and an error, where there is none that can be used.
[[nodiscard]] std::optional<Operation> find_operation(Value api, std::string_view operation_id,
                                                      CompileError& error);

/// Follows a `$ref` to an object of `components`, where there is one (OpenAPI 3.0.3, section 4.7.23).
[[nodiscard]] document::OptionalValue dereference(Value api, Value value);

}  // namespace resume_patch::endpoint
