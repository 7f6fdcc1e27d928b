// What comparing and patching need of a schema.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "diff/shape.h"
#include "schema/pattern_host.h"
#include "schema/schema.h"

namespace resume_patch::endpoint {

struct ShapedRoot {
  diff::Shapes shapes;
  diff::ShapeId root;
  std::vector<schema::SchemaId> schemas;  ///< By shape; no_schema of any_shape.
};

/// `identities` is what list_identities() gives, or empty.
[[nodiscard]] ShapedRoot shapes_of(const schema::Program& program, schema::SchemaId root,
                                   const std::vector<std::optional<std::string_view>>& identities,
                                   const schema::PatternHost& patterns);

}  // namespace resume_patch::endpoint
