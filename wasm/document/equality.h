// Equality by meaning: 1 and 1.0, "\u0041" and "A", members in any order.
#pragma once

#include <cstdint>

#include "document/document.h"

namespace resume_patch::document {

[[nodiscard]] bool equal(Value left, Value right);

/// The start of the hash of a value: values of different kinds differ from there on.
[[nodiscard]] std::uint64_t hash_seed(Kind kind);

/// Equal values have equal hashes. Equal hashes are no proof: whoever takes values for the same compares
/// them.
[[nodiscard]] std::uint64_t hash(Value value);

}  // namespace resume_patch::document
