// Reads shapes from JSON with the keywords of OpenAPI: {"type":"object","nullable":true,"properties":{...}}.
// Defaults are those of a schema: not nullable, not read-only, no statement about further members.
#pragma once

#include <memory>

#include "cases.h"
#include "diff/diff_schema.h"

namespace resume_patch::tests {

/// Adds a shape, which has views into `schema`.
inline diff::DiffSchemaId add_diff_schema(diff::DiffSchemas& schemas, const Json& json) {
  if (json.empty()) return diff::any_schema;
  diff::DiffSchema schema;
  schema.nullable = json.value("nullable", false);
  schema.read_only = json.value("readOnly", false);
  schema.is_list = json.value("type", "") == "array";
  schema.is_string = json.value("type", "") == "string";
  if (json.contains("x-identity")) schema.identity = json["x-identity"].get_ref<const std::string&>();
  schema.openness = json.contains("properties") ? diff::Openness::unstated : diff::Openness::open;
  if (json.contains("items")) schema.items = add_diff_schema(schemas, json["items"]);
  if (json.contains("additionalProperties")) {
    const Json& additional = json["additionalProperties"];
    schema.openness = additional == false ? diff::Openness::closed : diff::Openness::open;
    if (additional.is_object()) schema.additional = add_diff_schema(schemas, additional);
  }
  if (json.contains("properties")) {
    const Json& properties = json["properties"];
    for (auto property = properties.begin(); property != properties.end(); ++property)
      schema.properties.push_back({property.key(), add_diff_schema(schemas, *property)});
  }
  const diff::DiffSchemaId id = schemas.add();
  schemas[id] = schema;
  return id;
}

/// A root shape and every shape that it refers to.
struct NamedDiffSchemas {
  std::shared_ptr<const Json> schema;  ///< Owns the names of the shapes.
  diff::DiffSchemas schemas;
  diff::DiffSchemaId root = diff::any_schema;

  NamedDiffSchemas() = default;
  explicit NamedDiffSchemas(const std::string& text)
      : schema(std::make_shared<const Json>(Json::parse(text))), root(add_diff_schema(schemas, *schema)) {}
};

}  // namespace resume_patch::tests
