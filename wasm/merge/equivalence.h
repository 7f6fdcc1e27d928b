// Whether two versions of a value differ in anything that a side may have changed.
#pragma once

#include "diff/diff_schema.h"
#include "document/document.h"

namespace resume_patch::merge {

/// Written with the same bytes, or absent both.
[[nodiscard]] bool is_written_alike(document::OptionalValue left, document::OptionalValue right);

/// The same by meaning, read-only members aside. Null and absent are one where the shape is nullable, absent
/// and an empty list where it is not. Symmetrical.
[[nodiscard]] bool is_equivalent(document::OptionalValue left, document::OptionalValue right,
                                 const diff::DiffSchemas& schemas, diff::DiffSchemaId schema);

}  // namespace resume_patch::merge
