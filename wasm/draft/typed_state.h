// What typing leaves beside values, as JSON. See draft/typed_state.cpp.
#pragma once

#include "document/json.h"
#include "draft/draft_node.h"

namespace resume_patch::draft {

/// Adds a member "created": the pointer of each created container of a content, followed by its kind. Adds
/// nothing where there are none.
void add_created(document::Json& object, const NodeContent& content);

/// Adds a member "rows": the pointer of each item, followed by its row. Adds nothing where all rows are the
/// items' positions.
void add_rows(document::Json& object, const NodeContent& content);

}  // namespace resume_patch::draft
