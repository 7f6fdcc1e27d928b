// Identities of list items: the value of the member that the schema designates.
#pragma once

#include <cstdint>
#include <string_view>

#include "document/document.h"

namespace resume_patch::diff {

/// Returns true for a number or a string. Other values are no identities.
[[nodiscard]] bool is_identity(document::OptionalValue value);

/// Returns the identity of an item, or nothing.
/// @param identity The name of the member, or "".
[[nodiscard]] document::OptionalValue identity_of(document::Value item, std::string_view identity);

/// Returns the key by which items with an identity are paired. It differs from the hashes of contents.
[[nodiscard]] std::uint64_t identity_key(document::Value identity);

}  // namespace resume_patch::diff
