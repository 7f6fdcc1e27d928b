// Builds the facts about a schema that comparing and patching need.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "diff/diff_schema.h"
#include "schema/pattern_host.h"
#include "schema/schema.h"

namespace resume_patch::endpoint {

struct DiffSchemaRoot {
  diff::DiffSchemas schemas;
  diff::DiffSchemaId root;
  std::vector<schema::SchemaId> sources;  ///< By DiffSchemaId; no_schema for any_schema.
};

/// @param identities The result of list_identities(), or empty.
[[nodiscard]] DiffSchemaRoot build_diff_schema(const schema::Program& program, schema::SchemaId root,
                                               const std::vector<std::optional<std::string_view>>& identities,
                                               const schema::PatternHost& patterns);

}  // namespace resume_patch::endpoint
