// Transfers the origins of one version of a value to another version.
#pragma once

#include <vector>

#include "diff/diff_schema.h"
#include "diff/match.h"
#include "diff/origins.h"
#include "document/document.h"

namespace resume_patch::diff {

/// Appends an origin for each array item within `to` in document order: the origin of the item of `from` that
/// match_items() pairs with it, or unknown_origin. Members are paired by name.
void transfer_origins(std::vector<Origin>& out, document::OptionalValue from, const Origins* origins,
                      document::Value to, const DiffSchemas& schemas, DiffSchemaId schema,
                      Certainty certainty = Certainty::in_place);

}  // namespace resume_patch::diff
