// Equality by meaning: 1 and 1.0, "\u0041" and "A", members in any order.
#pragma once

#include <cstdint>

#include "document/document.h"

namespace resume_patch::document {

[[nodiscard]] bool equal(Value left, Value right);

/// Returns the value that the hash of a value starts from. Each kind has its own.
[[nodiscard]] std::uint64_t hash_seed(Kind kind);

/// Returns a hash that is equal for equal values. Values with equal hashes can differ, so callers compare
/// them.
[[nodiscard]] std::uint64_t hash(Value value);

}  // namespace resume_patch::document
