// Descriptions of an endpoint: its operation and its fields.
#pragma once

#include "document/json.h"
#include "endpoint/effective_schema.h"
#include "endpoint/openapi.h"

namespace resume_patch::endpoint {

using document::make_object;

/// Returns a value of the API document as descriptions hold it: a string as it is, anything else embedded.
[[nodiscard]] inline document::Json describe_value(Value value) {
  return value.is_string() ? document::Json(value.string()) : document::embed(value);
}

/// Returns { id, method, path, servers, encodings, security, parameters }. `security` holds the alternatives,
/// each a list of the schemes that are needed together.
[[nodiscard]] document::Json describe_operation(Value api, const Operation& operation);

enum class FieldSelection : std::uint8_t {
  of_requests,  ///< What a request may carry.
  all           ///< The read-only ones too, marked `readOnly`.
};

/// Returns a list of fields, in the order of the schema, each with all that a form has to know of it: those
/// of the properties that the schema `root` names, and one marked `further` where there may be others.
[[nodiscard]] document::Json describe_fields(const Program& program, SchemaId root, FieldSelection selection);

}  // namespace resume_patch::endpoint
