// What tells the items of a list apart, where their schema names a member that does.
#pragma once

#include <cstdint>
#include <string_view>

#include "document/document.h"

namespace resume_patch::diff {

/// A number or a string is an identity; null, a list or an object is none.
[[nodiscard]] bool is_identity(document::OptionalValue value);

/// The identity of an item, or nothing. `identity` is the name of the member; "" for none.
[[nodiscard]] document::OptionalValue identity_of(document::Value item, std::string_view identity);

/// The key to pair items by that have an identity; no content has it.
[[nodiscard]] std::uint64_t identity_key(document::Value identity);

}  // namespace resume_patch::diff
