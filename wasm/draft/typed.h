// What typing leaves beside values, as JSON. See draft/typed.cpp.
#pragma once

#include "document/json_writer.h"
#include "draft/place.h"

namespace resume_patch::draft {

/// Writes a member "created" with the kind of each created container of a content by its pointer, unless
/// there are none.
void write_created(document::JsonWriter& out, const Content& content);

/// Writes a member "rows" with the row of each item by its pointer, unless all are the items' positions.
void write_rows(document::JsonWriter& out, const Content& content);

}  // namespace resume_patch::draft
