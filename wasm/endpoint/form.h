// The strings of a form to a body, and a resource to the strings of a form.
#pragma once

#include <string>
#include <vector>

#include "endpoint/facts.h"
#include "validate/issue.h"

namespace resume_patch::endpoint {

struct FormValue {
  std::string json;                     ///< The body as JSON text, an object.
  std::vector<validate::Issue> issues;  ///< Of what could not be converted, with the text in params.input.
};

/// `entries` is an array of [name, value]. A name is that of a property, or a JSON Pointer. A value is a
/// string; false for a box that is not checked; [] for a list with nothing chosen; or {"file": name}.
/// Repeated names make an array where the schema has one; elsewhere the last one counts, as browsers' forms
/// have it.
[[nodiscard]] FormValue from_form(const Program& program, SchemaId root, Value entries);

/// The writable scalars of a resource as strings, the text of an object: properties by name, what lies deeper
/// by JSON Pointer. null is "".
[[nodiscard]] std::string to_form(const Program& program, SchemaId root, Value resource);

}  // namespace resume_patch::endpoint
