// The origins of the items of the side that comes without any: the server's.
#pragma once

#include <cstddef>
#include <vector>

#include "merge/list_merger.h"

namespace resume_patch::merge {

/// Returns an origin for each array item of `versions.theirs` in document order: that of the base's item
/// which it is a version of, else that of mine's, else a new one from `next` on. `options` has the origins of
/// base and mine. An item that only mine edited, and that theirs holds exactly so, is the same one.
[[nodiscard]] std::vector<diff::Origin> assign_origins_of_theirs(const Versions& versions,
                                                                 const diff::DiffSchemas& schemas,
                                                                 diff::DiffSchemaId root,
                                                                 const Options& options, diff::Origin& next);

/// Appends the origins of `copy`'s items for those of the value that it was made of, which has the same ones
/// down to what the copy has in another spelling.
void copy_origins_to_original(std::vector<diff::Origin>& out, const std::vector<diff::Origin>& of_copy,
                              std::size_t& next, Value copy, Value written);

}  // namespace resume_patch::merge
