// Origins as JSON: [first, step, count, ...], each three of them a run of numbers.
#pragma once

#include <cstddef>
#include <optional>

#include "document/json_writer.h"
#include "draft/items.h"

namespace resume_patch::draft {

void write_runs(document::JsonWriter& out, const OriginList& origins);

/// Writes a member with the runs, unless there are none.
void write_origins(document::JsonWriter& out, const char* name, const OriginList& origins);

/// Reads a number that may be an origin.
[[nodiscard]] std::optional<Origin> read_origin(OptionalValue value);

/// Appends what write_runs() wrote; false where that is not `count` numbers, none of them unknown.
[[nodiscard]] bool read_runs(OriginList& out, OptionalValue runs, std::size_t count);

}  // namespace resume_patch::draft
