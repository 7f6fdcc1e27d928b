// Converts the texts of a form to a body, and a resource to the texts of a form.
#pragma once

#include <string>
#include <vector>

#include "endpoint/effective_schema.h"
#include "validate/issue.h"

namespace resume_patch::endpoint {

/// The values of a form, converted to the types of a request.
struct FormValue {
  /// The body as JSON text, an object. It has no blank rows, no gaps and no emptied fields without an empty
  /// value.
  std::string json;
  /// The same for `Endpoint::update`, with these. An emptied field is null, or "" if it is a boolean. A list
  /// position that the form does not name is {}. Blank rows keep their positions. Rows whose indexes are no
  /// positions follow `append_rest_of_rows`.
  std::string edit_json;
  std::vector<validate::Issue> issues;  ///< Texts that cannot be converted, in `params.input`.
};

/// Converts a form. Repeated names make an array if the schema allows one. Otherwise the last value is used,
/// as browsers do; for a boolean any true.
/// @param entries An array of [name, value]. `form_path` parses a name. A value is a string, false for an
///   unchecked box, [] for a list without a selection, or {"file": name}.
[[nodiscard]] FormValue from_form(const Program& program, SchemaId root, Value entries);

/// Returns the writable scalars of a resource as a JSON object of strings. Root properties have their names,
/// deeper ones JSON Pointers. Null is "".
[[nodiscard]] std::string to_form(const Program& program, SchemaId root, Value resource);

/// Returns true if a form shows anything of an item of this schema.
[[nodiscard]] bool is_shown(const Program& program, SchemaId schema, Value value);

}  // namespace resume_patch::endpoint
