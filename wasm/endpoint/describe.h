// Descriptions of an endpoint: its operation and its fields.
#pragma once

#include "document/json.h"
#include "endpoint/effective_schema.h"
#include "endpoint/openapi.h"

namespace resume_patch::endpoint {

using document::make_object;

/// Returns a value of the API document for a description: a string unchanged, any other value embedded.
[[nodiscard]] inline document::Json describe_value(Value value) {
  return value.is_string() ? document::Json(value.string()) : document::embed(value);
}

/// Returns { id, method, path, servers, encodings, security, parameters }. `security` lists the alternatives,
/// each a list of the schemes that are required together.
[[nodiscard]] document::Json describe_operation(Value api, const Operation& operation);

enum class FieldSelection : std::uint8_t {
  of_requests,  ///< Fields that a request may carry.
  all           ///< Also the read-only ones, marked `readOnly`.
};

/// Returns the fields in the order of the schema, with all facts that a form needs. A field marked
/// `isCatchAll` stands for undeclared properties, where they are allowed.
[[nodiscard]] document::Json describe_fields(const Program& program, SchemaId root, FieldSelection selection);

}  // namespace resume_patch::endpoint
