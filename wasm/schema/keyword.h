// The keywords of an OpenAPI 3.0 Schema Object. Their names are also the codes of the issues they raise.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace resume_patch::schema {

// Members of the Schema Object: OpenAPI 3.0.3, section 4.7.24. The last ones are annotations.
#define RESUME_PATCH_KEYWORDS(X)                   \
  X(type, "type")                                  \
  X(properties, "properties")                      \
  X(nullable, "nullable")                          \
  X(title, "title")                                \
  X(description, "description")                    \
  X(read_only, "readOnly")                         \
  X(write_only, "writeOnly")                       \
  X(format, "format")                              \
  X(minimum, "minimum")                            \
  X(maximum, "maximum")                            \
  X(exclusive_minimum, "exclusiveMinimum")         \
  X(exclusive_maximum, "exclusiveMaximum")         \
  X(multiple_of, "multipleOf")                     \
  X(min_length, "minLength")                       \
  X(max_length, "maxLength")                       \
  X(pattern, "pattern")                            \
  X(enumeration, "enum")                           \
  X(items, "items")                                \
  X(min_items, "minItems")                         \
  X(max_items, "maxItems")                         \
  X(unique_items, "uniqueItems")                   \
  X(required, "required")                          \
  X(additional_properties, "additionalProperties") \
  X(min_properties, "minProperties")               \
  X(max_properties, "maxProperties")               \
  X(all_of, "allOf")                               \
  X(any_of, "anyOf")                               \
  X(one_of, "oneOf")                               \
  X(negation, "not")                               \
  X(discriminator, "discriminator")                \
  X(reference, "$ref")                             \
  X(default_value, "default")                      \
  X(example, "example")                            \
  X(deprecated, "deprecated")                      \
  X(external_docs, "externalDocs")                 \
  X(xml, "xml")

enum class Keyword : std::uint8_t {
#define RESUME_PATCH_KEYWORD_NAME(identifier, text) identifier,
  RESUME_PATCH_KEYWORDS(RESUME_PATCH_KEYWORD_NAME)
#undef RESUME_PATCH_KEYWORD_NAME
};

[[nodiscard]] std::string_view name_of(Keyword keyword);
[[nodiscard]] std::optional<Keyword> keyword_named(std::string_view name);

/// The code for a property that an open schema does not declare. It is no keyword.
inline constexpr std::string_view unknown_property_code = "unknownProperty";

}  // namespace resume_patch::schema
