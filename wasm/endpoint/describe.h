// What an endpoint says of itself, as JSON.
#pragma once

#include "document/json_writer.h"
#include "endpoint/facts.h"
#include "endpoint/openapi.h"

namespace resume_patch::endpoint {

/// Writes { id, method, path, servers, encodings, security, parameters }. `security` holds the alternatives,
/// each a list of the schemes that are needed together.
void describe_operation(Value api, const Operation& operation, document::JsonWriter& out);

/// Writes a list of every property a request may carry, in the order of the schema, each with all that a form
/// has to know of it.
void describe_fields(const Program& program, SchemaId root, document::JsonWriter& out);

}  // namespace resume_patch::endpoint
