// What an endpoint says of itself, as JSON.
#pragma once

#include "document/json_writer.h"
#include "endpoint/facts.h"
#include "endpoint/openapi.h"

namespace resume_patch::endpoint {

/// Writes { id, method, path, servers, encodings, security, parameters }. `security` holds the alternatives,
/// each a list of the schemes that are needed together.
void describe_operation(Value api, const Operation& operation, document::JsonWriter& out);

enum class WhichFields : std::uint8_t {
  of_requests,  ///< What a request may carry.
  all           ///< The read-only ones too, marked `readOnly`.
};

/// Writes a list of fields, in the order of the schema, each with all that a form has to know of it: those of
/// the properties that the schema `root` names, and one marked `further` where there may be others.
void describe_fields(const Program& program, SchemaId root, WhichFields which, document::JsonWriter& out);

}  // namespace resume_patch::endpoint
