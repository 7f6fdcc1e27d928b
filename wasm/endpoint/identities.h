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

/// Reads the option, an object of strings and nulls. Anything else in it is left out.
[[nodiscard]] IdentityOption read_identities(document::Value option);

/// The member that identifies an item by the item's own schema: `x-identity`, else `id` where it names that
/// as a scalar. "" for none.
[[nodiscard]] std::string_view own_identity(const schema::Program& program, schema::SchemaId item);

/// By schema of a request's list: the member that identifies its items, where it is not own_identity(). It
/// comes from the option, or is the `id` that only the response's items have.
[[nodiscard]] std::vector<std::optional<std::string_view>> list_identities(const schema::Program& program,
                                                                           schema::SchemaId request,
                                                                           schema::SchemaId response,
                                                                           const IdentityOption& option);

}  // namespace resume_patch::endpoint
