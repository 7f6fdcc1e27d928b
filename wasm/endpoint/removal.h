// Decides how an empty control removes a stored value, for forms and drafts.
#pragma once

#include "endpoint/effective_schema.h"

namespace resume_patch::endpoint {

/// The result of emptying the control of a stored value.
enum class Removal : std::uint8_t {
  null,
  left_out,    ///< The member is removed from its list item.
  empty_text,  ///< "". Validation checks its length and pattern.
  unchecked,   ///< false, for a boolean.
  empty_list,  ///< [], for a list.
  refused      ///< The schema allows none of these.
};

/// Returns the first way of removing a value that the schema allows.
/// @param can_be_left_out The value is a member that its list item may lack.
[[nodiscard]] Removal removal_of(const Program& program, SchemaId schema, bool can_be_left_out,
                                 document::OptionalValue stored);

/// Returns the result of emptying the last item of a list: [] if the schema allows it, else null, else the
/// member is left out of its list item, else [] with an issue.
[[nodiscard]] Removal removal_of_list(const Program& program, SchemaId schema, bool can_be_left_out);

}  // namespace resume_patch::endpoint
