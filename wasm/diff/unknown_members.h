// Members that no schema declares, and that pairing two different items would move.
#pragma once

#include "diff/diff_schema.h"
#include "document/document.h"

namespace resume_patch::diff {

/// Returns true if `before`, or an object in it, has undeclared members that `after` lacks. A request repeats
/// stored members of this kind, so pairing two different items would move them from one item to the other.
[[nodiscard]] bool lacks_unknown_members(document::Value before, document::Value after,
                                         const DiffSchemas& schemas, DiffSchemaId schema);

}  // namespace resume_patch::diff
