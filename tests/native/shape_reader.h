// Reads shapes from JSON with the keywords of OpenAPI: {"type":"object","nullable":true,"properties":{...}}.
// Defaults are those of a schema: not nullable, not read-only, no statement about further members.
#pragma once

#include <memory>

#include "cases.h"
#include "diff/shape.h"

namespace resume_patch::tests {

/// Adds a shape, which has views into `schema`.
inline diff::ShapeId add_shape(diff::Shapes& shapes, const Json& schema) {
  if (schema.empty()) return diff::any_shape;
  diff::Shape shape;
  shape.nullable = schema.value("nullable", false);
  shape.read_only = schema.value("readOnly", false);
  shape.is_list = schema.value("type", "") == "array";
  shape.is_string = schema.value("type", "") == "string";
  if (schema.contains("x-identity")) shape.identity = schema["x-identity"].get_ref<const std::string&>();
  shape.openness = schema.contains("properties") ? diff::Openness::unstated : diff::Openness::open;
  if (schema.contains("items")) shape.items = add_shape(shapes, schema["items"]);
  if (schema.contains("additionalProperties")) {
    const Json& additional = schema["additionalProperties"];
    shape.openness = additional == false ? diff::Openness::closed : diff::Openness::open;
    if (additional.is_object()) shape.additional = add_shape(shapes, additional);
  }
  if (schema.contains("properties")) {
    const Json& properties = schema["properties"];
    for (auto property = properties.begin(); property != properties.end(); ++property)
      shape.properties.push_back({property.key(), add_shape(shapes, *property)});
  }
  const diff::ShapeId id = shapes.add();
  shapes[id] = shape;
  return id;
}

/// A root shape and every shape that it refers to.
struct ReadShapes {
  std::shared_ptr<const Json> schema;  ///< Owns the names of the shapes.
  diff::Shapes shapes;
  diff::ShapeId root = diff::any_shape;

  ReadShapes() = default;
  explicit ReadShapes(const std::string& text)
      : schema(std::make_shared<const Json>(Json::parse(text))), root(add_shape(shapes, *schema)) {}
};

}  // namespace resume_patch::tests
