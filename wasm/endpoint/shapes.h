// What comparing and patching need of a schema.
#pragma once

#include "diff/shape.h"
#include "schema/schema.h"

namespace resume_patch::endpoint {

struct ShapedRoot {
  diff::Shapes shapes;
  diff::ShapeId root;
};

[[nodiscard]] ShapedRoot shapes_of(const schema::Program& program, schema::SchemaId root);

}  // namespace resume_patch::endpoint
