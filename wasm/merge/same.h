// Whether two versions of a value differ in anything that a side may have changed.
#pragma once

#include "diff/shape.h"
#include "document/document.h"

namespace resume_patch::merge {

/// Written with the same bytes, or absent both.
[[nodiscard]] bool is_exactly(document::OptionalValue left, document::OptionalValue right);

/// The same by meaning, read-only members aside. Null and absent are one where the shape is nullable, absent
/// and an empty list where it is not. Symmetrical.
[[nodiscard]] bool means_same(document::OptionalValue left, document::OptionalValue right,
                              const diff::Shapes& shapes, diff::ShapeId shape);

}  // namespace resume_patch::merge
