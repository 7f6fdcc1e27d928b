// Equality of two versions of a value, as far as a side can have changed it.
#pragma once

#include "diff/diff_schema.h"
#include "document/document.h"

namespace resume_patch::merge {

/// Returns true if both values have the same text or both are absent.
[[nodiscard]] bool is_written_alike(document::OptionalValue left, document::OptionalValue right);

/// Compares by meaning and ignores read-only members. Null and absent are equal if the schema is nullable. An
/// absent and an empty list are equal if it is not. Symmetrical.
[[nodiscard]] bool is_equivalent(document::OptionalValue left, document::OptionalValue right,
                                 const diff::DiffSchemas& schemas, diff::DiffSchemaId schema);

}  // namespace resume_patch::merge
