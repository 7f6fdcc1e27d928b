// Assigns origins to the items of the server's version, which has none.
#pragma once

#include <cstddef>
#include <vector>

#include "merge/list_merger.h"

namespace resume_patch::merge {

/// Returns an origin for each array item of `versions.theirs` in document order: the origin of the base's
/// item that it is a version of, else that of the item of `mine`, else a new one. An item that `mine` edited
/// and that `theirs` contains in the same version keeps its origin.
/// @param options Has the origins of `base` and `mine`.
/// @param next The first new origin; advanced past the last one used.
[[nodiscard]] std::vector<diff::Origin> assign_origins_of_theirs(const Versions& versions,
                                                                 const diff::DiffSchemas& schemas,
                                                                 diff::DiffSchemaId root,
                                                                 const Options& options, diff::Origin& next);

/// Converts the origins of a copy in request form to those of its original. Both have the same items, except
/// inside values that the copy spells differently.
/// @param next The index of the next origin in `of_copy`; advanced.
void copy_origins_to_original(std::vector<diff::Origin>& out, const std::vector<diff::Origin>& of_copy,
                              std::size_t& next, Value copy, Value written);

}  // namespace resume_patch::merge
