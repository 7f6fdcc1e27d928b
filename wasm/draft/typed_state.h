// Typed state that is stored beside values, as JSON. See draft/typed_state.cpp.
#pragma once

#include "document/json.h"
#include "draft/draft_node.h"

namespace resume_patch::draft {

/// Adds the member "added": the pointer of each object with nodes of members that its value does not have,
/// followed by their names. A member that is set later takes the place of its node, so their order is part of
/// the state. Adds nothing if there are none.
void add_added_members(document::Json& object, const NodeContent& content);

/// Adds the member "created": the pointer of each created container, followed by its kind. Adds nothing if
/// there are none.
void add_created(document::Json& object, const NodeContent& content);

/// Adds the member "rows": the pointer of each item, followed by its row. Adds nothing if all rows equal
/// positions.
void add_rows(document::Json& object, const NodeContent& content);

}  // namespace resume_patch::draft
