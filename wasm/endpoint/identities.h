// The member that tells the items of a list apart, list by list.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/schema.h"

namespace resume_patch::endpoint {

/// The compile option `identity`: pointer patterns of lists, in which `*` is any item or member, and the
/// member that identifies their items. None: nothing does.
using IdentityOption = std::vector<std::pair<std::string, std::optional<std::string>>>;

/// By schema of a list: the member that identifies its items, where it is not own_identity().
using ListIdentities = std::vector<std::optional<std::string_view>>;

/// Reads the option, an object of strings and nulls. Anything else in it is left out.
[[nodiscard]] IdentityOption read_identities(document::Value option);

/// The member that identifies an item by the item's own schema: `x-identity`, else `id` where it names that
/// as a scalar. "" for none.
[[nodiscard]] std::string_view own_identity(const schema::Program& program, schema::SchemaId item);

/// Of a request's lists. The member comes from the option, or is the `id` that only the response's items
/// have.
[[nodiscard]] ListIdentities list_identities(const schema::Program& program, schema::SchemaId request,
                                             schema::SchemaId response, const IdentityOption& option);

/// The member that identifies the items of a list, "" for none. `identities` is what list_identities() gives.
[[nodiscard]] std::string_view identity_in(const schema::Program& program, const ListIdentities& identities,
                                           schema::SchemaId list);

}  // namespace resume_patch::endpoint
