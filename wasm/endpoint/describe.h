// What an endpoint says of itself, as JSON values.
#pragma once

#include "document/writer.h"
#include "endpoint/facts.h"
#include "endpoint/openapi.h"

namespace resume_patch::endpoint {

/// { id, method, path, servers, encodings, security, parameters }. `security` holds the alternatives, each a
/// list of the schemes that are needed together.
[[nodiscard]] document::Json describe_operation(Value api, const Operation& operation);

/// Every property a request may carry, in the order of the schema, each with all that a form has to know of
/// it.
[[nodiscard]] document::Json describe_fields(const Program& program, SchemaId root);

}  // namespace resume_patch::endpoint
