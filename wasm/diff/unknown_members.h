// Members that no schema names and that an item may lose to another one.
#pragma once

#include "diff/diff_schema.h"
#include "document/document.h"

namespace resume_patch::diff {

/// Reports whether `before`, or an object in it, has members that its schema does not name and that `after`
/// lacks. A request repeats these, so that a pair of two different items would move them from one to the
/// other.
[[nodiscard]] bool lacks_unknown_members(document::Value before, document::Value after,
                                         const DiffSchemas& schemas, DiffSchemaId schema);

}  // namespace resume_patch::diff
