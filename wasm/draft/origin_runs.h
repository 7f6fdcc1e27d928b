// Origins as JSON: [first, step, count, ...]. Each three numbers are a run.
#pragma once

#include <cstddef>
#include <optional>

#include "document/json.h"
#include "draft/items.h"

namespace resume_patch::draft {

[[nodiscard]] document::Json origin_runs_of(const OriginList& origins);

/// Adds a member with the runs. Adds nothing without origins.
void add_origins(document::Json& object, const char* name, const OriginList& origins);

/// Appends the origins that origin_runs_of() returned.
/// @param next The lowest number that no item has.
/// @returns False if `runs` is null or does not contain `count` known origins.
[[nodiscard]] bool read_origin_runs(OriginList& out, const document::Json* runs, std::size_t count,
                                    Origin next = 0xFFFFFFFFU);

}  // namespace resume_patch::draft
