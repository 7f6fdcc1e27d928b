// The combined keywords of all schemas that apply to a value.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/schema.h"

namespace resume_patch::endpoint {

using document::Value;
using schema::Program;
using schema::Schema;
using schema::SchemaId;
using schema::Type;

/// The keywords that apply to a value, each from the first schema that has it. Branches of `anyOf` and
/// `oneOf` contribute properties only, because the value determines the branch.
struct EffectiveSchema {
  std::uint8_t types = 0;
  std::string_view title;
  std::string_view identity;
  const schema::ObjectKeywords* object = nullptr;  ///< The first one; properties_of() combines all.
  const schema::Enumeration* enumeration = nullptr;
  document::OptionalValue labels;  ///< `x-labels`
  std::string_view code_member;    ///< `x-code-member`

  [[nodiscard]] bool has_only_type(Type type) const { return types == static_cast<std::uint8_t>(type); }
};

[[nodiscard]] EffectiveSchema effective_schema(const Program& program, SchemaId id);

/// Returns true if null is allowed.
[[nodiscard]] bool accepts_null(const Program& program, SchemaId id);

/// Returns the properties that all schemas of an object declare, each name once, in the order of the
/// document.
[[nodiscard]] std::vector<schema::Property> properties_of(const Program& program, SchemaId id);

/// Returns the schema of a declared property or of undeclared ones, no_schema if there is neither.
[[nodiscard]] SchemaId member_schema(const Program& program, SchemaId id, std::string_view name);
/// Returns true if a schema of the object declares this property.
[[nodiscard]] bool has_property(const Program& program, SchemaId id, std::string_view name);
/// Returns true if a schema of the object requires this member.
[[nodiscard]] bool requires_member(const Program& program, SchemaId id, std::string_view name);
[[nodiscard]] SchemaId item_schema(const Program& program, SchemaId id);

/// Returns a member of the Schema Object or of a schema that it combines.
[[nodiscard]] document::OptionalValue annotation(const Program& program, SchemaId id, std::string_view name);

/// Returns the types that a value may have, as bits: those of its schema, else those of its variants. Returns
/// 0 if no type is stated, and all types if a variant allows anything. A type that includes numbers has no
/// bit for integers.
[[nodiscard]] unsigned types_of(const Program& program, SchemaId id);
/// The bit of a type.
[[nodiscard]] constexpr unsigned bit_of(Type type) {
  return static_cast<unsigned>(type);
}

/// Returns the label of a location for users: a title of the document, or the property name in words. Items
/// have their number, from 1.
/// @param path A JSON Pointer below the schema `root`.
[[nodiscard]] std::string label_of(const Program& program, SchemaId root, std::string_view path);
/// Returns the schema of a location, no_schema if it is unknown.
[[nodiscard]] SchemaId schema_at(const Program& program, SchemaId root, std::string_view path);
/// Converts a property name to words, such as "jobTitle" to "Job title".
[[nodiscard]] std::string humanize_name(std::string_view name);

}  // namespace resume_patch::endpoint
