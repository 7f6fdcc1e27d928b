// What comparing and patching need of a schema.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "diff/shape.h"
#include "schema/schema.h"

namespace resume_patch::endpoint {

struct ShapedRoot {
  diff::Shapes shapes;
  diff::ShapeId root;
};

/// `identities` is what list_identities() gives, or empty.
[[nodiscard]] ShapedRoot shapes_of(const schema::Program& program, schema::SchemaId root,
                                   const std::vector<std::optional<std::string_view>>& identities = {});

}  // namespace resume_patch::endpoint
