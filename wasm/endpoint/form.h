// The strings of a form to a body, and a resource to the strings of a form.
#pragma once

#include <string>
#include <vector>

#include "endpoint/effective_schema.h"
#include "validate/issue.h"

namespace resume_patch::endpoint {

/// A form's values in the types of a request.
struct FormValue {
  std::string json;  ///< The body as JSON text, an object. It has no blank rows, no gaps and no emptied
                     ///< places that have no value for that.
  /// The same with these, as `Endpoint::update` reads them: an emptied place that has no value for that is
  /// null, or "" where it is a boolean; a list position that the form does not name is {}, and blank rows are
  /// in their places. Rows with indexes that are no positions follow `append_rest_of_rows`.
  std::string edit_json;
  std::vector<validate::Issue> issues;  ///< What could not be converted, with the text in params.input.
};

/// `entries` is an array of [name, value]. A name is read by `form_path`. A value is a string; false for a
/// box that is not checked; [] for a list with nothing chosen; or {"file": name}. Repeated names make an
/// array where the schema has one; elsewhere the last one counts, as browsers' forms have it, but of several
/// values for a boolean any true.
[[nodiscard]] FormValue from_form(const Program& program, SchemaId root, Value entries);

/// Returns the writable scalars of a resource as strings, the text of an object: properties by name, what
/// lies deeper by JSON Pointer. null is "".
[[nodiscard]] std::string to_form(const Program& program, SchemaId root, Value resource);

/// Reports whether a form shows anything of an item of this schema.
[[nodiscard]] bool is_shown(const Program& program, SchemaId schema, Value value);

}  // namespace resume_patch::endpoint
