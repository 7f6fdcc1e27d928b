// One PATCH operation of an OpenAPI 3.0 document.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace resume_patch::endpoint {

using document::Value;

struct CompileError {
  std::string code;    ///< "malformed", "unknownOperation" or "notPatch".
  std::string path;    ///< JSON Pointer into the OpenAPI document.
  std::string reason;  ///< A sentence for developers.
};

struct Encoding {
  std::string media_type;
  Value schema;
};

struct Operation {
  Value source;                     ///< The Operation Object.
  Value path_item;                  ///< What it stands in; may hold parameters and servers of its own.
  std::string path;                 ///< Its URL template.
  std::vector<Encoding> encodings;  ///< The request bodies it takes.
  document::OptionalValue response_schema;  ///< Of a JSON body of success.
};

/// Finds an operation by its operationId.
struct FoundOperation {
  std::optional<Operation> operation;  ///< Nothing when there is an error.
  CompileError error;
};
[[nodiscard]] FoundOperation find_operation(Value api, std::string_view operation_id);

/// Follows a `$ref` to an object of `components`, where there is one (OpenAPI 3.0.3, section 4.7.23).
[[nodiscard]] document::OptionalValue dereference(Value api, Value value);

}  // namespace resume_patch::endpoint
