// Origins as JSON: [first, step, count, ...], each three of them a run of numbers.
#pragma once

#include <cstddef>
#include <optional>

#include "document/json.h"
#include "draft/items.h"

namespace resume_patch::draft {

[[nodiscard]] document::Json origin_runs_of(const OriginList& origins);

/// Adds a member with the runs, unless there are none.
void add_origins(document::Json& object, const char* name, const OriginList& origins);

/// Appends the origins of what origin_runs_of() returned. Returns false where `runs` is null or does not hold
/// `count` origins, none of them unknown.
[[nodiscard]] bool read_origin_runs(OriginList& out, const document::Json* runs, std::size_t count);

}  // namespace resume_patch::draft
