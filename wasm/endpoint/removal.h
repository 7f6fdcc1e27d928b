// How an empty control removes the value that is stored in its place. Forms and drafts share this rule.
#pragma once

#include "endpoint/effective_schema.h"

namespace resume_patch::endpoint {

/// What an empty control makes of a stored value.
enum class Removal : std::uint8_t {
  null,
  left_out,    ///< The member leaves its list item.
  empty_text,  ///< "". Its length and pattern are left to validation.
  unchecked,   ///< false, in place of a boolean.
  empty_list,  ///< [], in place of a list.
  refused      ///< The schema allows none of these.
};

/// Returns the first way in which the schema allows the value to be removed. `can_be_left_out` says that the
/// place is a member that its list item may lack.
[[nodiscard]] Removal removal_of(const Program& program, SchemaId schema, bool can_be_left_out,
                                 document::OptionalValue stored);

/// Returns what is left of a list whose last item was emptied: [] where the schema allows that, or else null,
/// nothing in a list item, or [] with an issue.
[[nodiscard]] Removal removal_of_list(const Program& program, SchemaId schema, bool can_be_left_out);

}  // namespace resume_patch::endpoint
