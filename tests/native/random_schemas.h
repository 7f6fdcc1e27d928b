// Random OpenAPI documents with one operation, equal for one seed on every machine. They use every keyword
// that makes the issues of one value depend on another value.
#pragma once

#include <string>

#include "random_documents.h"

namespace resume_patch::tests {

inline Plain random_schema(Random& random, unsigned depth);

inline void add_rules(Random& random, Plain& schema) {
  const auto severity = [&] { return random.chance(50) ? "error" : "warning"; };
  Plain rules = Plain::array();
  if (random.chance(30))
    rules.push_back(
        {{"rule", "needs"}, {"code", "needs"}, {"severity", severity()}, {"property", "a"}, {"needs", "b"}});
  if (random.chance(20)) {
    rules.push_back({{"rule", "emptyWhile"},
                     {"code", "while"},
                     {"severity", severity()},
                     {"flag", "c"},
                     {"empty", {"a"}}});
  }
  if (random.chance(20)) {
    const Plain start = {{"year", "a"}, {"month", "b"}};
    const Plain end = {{"year", "c"}, {"month", "id"}};
    rules.push_back(
        {{"rule", "order"}, {"code", "order"}, {"severity", severity()}, {"start", start}, {"end", end}});
  }
  if (random.chance(20))
    rules.push_back({{"rule", "noNullCharacter"}, {"code", "nul"}, {"severity", "error"}});
  if (!rules.empty()) schema["x-rules"] = rules;
}

inline Plain random_object_schema(Random& random, unsigned depth) {
  Plain schema = {{"type", "object"}};
  Plain properties = Plain::object();
  Plain required = Plain::array();
  for (const std::string_view key : key_pool) {
    if (!random.chance(50)) continue;
    properties[std::string(key)] = random_schema(random, depth - 1);
    if (random.chance(10)) required.push_back(std::string(key));
  }
  if (!properties.empty()) schema["properties"] = properties;
  if (!required.empty()) schema["required"] = required;
  const std::uint32_t openness = random.below(6);
  if (openness == 0) schema["additionalProperties"] = false;
  if (openness == 1) schema["additionalProperties"] = true;
  if (openness == 2) schema["additionalProperties"] = random_schema(random, depth - 1);
  if (random.chance(5)) schema["minProperties"] = random.below(4);
  if (random.chance(5)) schema["maxProperties"] = random.below(5);
  add_rules(random, schema);
  return schema;
}

inline Plain random_list_schema(Random& random, unsigned depth) {
  Plain schema = {{"type", "array"}, {"items", random_schema(random, depth - 1)}};
  if (random.chance(70) && schema["items"].contains("properties")) {
    schema["items"]["properties"]["id"] = {{"type", "integer"}};
    schema["items"]["x-identity"] = "id";
    if (random.chance(50))
      schema["x-rules"] = {{{"rule", "uniqueIdentity"}, {"code", "duplicateId"}, {"severity", "error"}}};
  }
  if (random.chance(8)) schema["uniqueItems"] = true;
  if (random.chance(5)) schema["minItems"] = random.below(4);
  if (random.chance(5)) schema["maxItems"] = random.below(5);
  return schema;
}

inline Plain random_scalar_schema(Random& random) {
  Plain schema = Plain::object();
  switch (random.below(5)) {
    case 0: schema["type"] = "integer"; break;
    case 1: schema["type"] = "boolean"; break;
    case 2: break;
    default:
      schema["type"] = "string";
      if (random.chance(40)) schema["maxLength"] = random.below(3);
      if (random.chance(30)) schema["minLength"] = 1;
      if (random.chance(20)) schema["enum"] = {"p", "q"};
      if (random.chance(20))
        schema["x-rules"] = {{{"rule", "notBlank"}, {"code", "blank"}, {"severity", "error"}}};
      if (random.chance(10)) schema["x-labels"] = {{"p", {"The p"}}, {"q", {"The q", "x"}}};
  }
  return schema;
}

inline Plain random_schema(Random& random, unsigned depth) {
  const std::uint32_t kind = depth == 0 ? 0 : random.below(8);
  Plain schema = kind < 4   ? random_scalar_schema(random)
                 : kind < 6 ? random_object_schema(random, depth)
                            : random_list_schema(random, depth);
  if (random.chance(40)) schema["nullable"] = true;
  if (random.chance(6)) schema["readOnly"] = true;
  if (depth > 0 && random.chance(6))
    schema["anyOf"] = {random_scalar_schema(random), random_schema(random, depth - 1)};
  if (depth > 0 && random.chance(4)) schema["allOf"] = Plain::array({random_schema(random, depth - 1)});
  if (random.chance(2)) schema["not"] = {{"type", "integer"}};
  return schema;
}

/// Returns a document with one operation, "change", whose body has this schema.
inline Plain api_around(const Plain& schema) {
  const Plain content = {{"application/json", {{"schema", schema}}}};
  const Plain change = {{"operationId", "change"},
                        {"requestBody", {{"content", content}}},
                        {"responses", {{"200", {{"description", ""}}}}}};
  return {{"openapi", "3.0.3"},
          {"info", {{"title", "random"}, {"version", "1"}}},
          {"paths", {{"/", {{"patch", change}}}}}};
}

inline Plain random_api(Random& random) {
  return api_around(random_object_schema(random, 4));
}

}  // namespace resume_patch::tests
