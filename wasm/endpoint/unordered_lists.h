// Lists whose order means nothing.
#pragma once

#include <string>

#include "endpoint/effective_schema.h"

namespace resume_patch::endpoint {

/// Reports whether a form's value is that of an empty control.
[[nodiscard]] inline bool is_emptied_scalar(Value given) {
  return given.is_null() || (given.is_string() && given.slice().empty());
}

/// Appends a list of choices, those of an enum or items that must differ, where `given` has the stored ones
/// in another order: boxes and lists of choices give them in the order of the page, or of the ticks. The
/// stored choices that are given keep their order, and the new ones follow. False, and nothing is appended,
/// for any other list.
bool write_reordered_list(std::string& out, const Program& program, SchemaId list, Value stored, Value given);

}  // namespace resume_patch::endpoint
