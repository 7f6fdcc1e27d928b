// Lists whose order has no meaning.
#pragma once

#include <string>

#include "endpoint/effective_schema.h"

namespace resume_patch::endpoint {

/// Returns true if a form's value is that of an empty control.
[[nodiscard]] inline bool is_emptied_scalar(Value given) {
  return given.is_null() || (given.is_string() && given.slice().empty());
}

/// Writes a list of choices whose order differs from the stored one: a list whose items have an enum or must
/// be unique. Stored choices keep their order; new ones follow. Returns false, and appends nothing, for any
/// other list. See decisions/order-of-choices.md.
bool write_reordered_list(std::string& out, const Program& program, SchemaId list, Value stored, Value given);

}  // namespace resume_patch::endpoint
