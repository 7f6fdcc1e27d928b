// Determines the member that identifies list items, for each list.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/schema.h"

namespace resume_patch::endpoint {

/// The compile option `identity`: pointer patterns of lists, in which `*` is any item or member, with the
/// member that identifies their items, or nothing.
using IdentityOption = std::vector<std::pair<std::string, std::optional<std::string>>>;

/// By list schema: the member that identifies its items, if it differs from own_identity().
using ListIdentities = std::vector<std::optional<std::string_view>>;

/// Parses the option, an object of strings and nulls. Ignores other values.
[[nodiscard]] IdentityOption read_identities(document::Value option);

/// Returns the member that identifies an item by its own schema: `x-identity`, else `id` if the schema
/// declares it as a scalar, else "".
[[nodiscard]] std::string_view own_identity(const schema::Program& program, schema::SchemaId item);

/// Returns the identities of a request's lists, from the option, or `id` if only the items of the response
/// have it.
[[nodiscard]] ListIdentities list_identities(const schema::Program& program, schema::SchemaId request,
                                             schema::SchemaId response, const IdentityOption& option);

/// Returns the member that identifies the items of a list, or "".
/// @param identities The result of list_identities().
[[nodiscard]] std::string_view identity_in(const schema::Program& program, const ListIdentities& identities,
                                           schema::SchemaId list);

}  // namespace resume_patch::endpoint
