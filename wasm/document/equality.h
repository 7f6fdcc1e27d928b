// Equality by meaning: 1 and 1.0, "\u0041" and "A", members in any order.
#pragma once

#include <cstdint>

#include "document/document.h"

namespace resume_patch::document {

[[nodiscard]] bool equal(Value left, Value right);

/// Equal values have equal hashes.
[[nodiscard]] std::uint64_t hash(Value value);

}  // namespace resume_patch::document
