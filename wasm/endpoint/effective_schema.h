// What a schema says of one value all in all: its own keywords, or those of the schemas it is put together
// from.
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

/// The groups of keywords that hold for a value, each from the first schema that has it. Branches of anyOf
/// and oneOf give nothing but properties, because it is not known which of them holds.
struct EffectiveSchema {
  std::uint8_t types = 0;
  std::string_view title;
  std::string_view identity;
  const schema::ObjectKeywords* object = nullptr;  ///< The first one; properties() gives those of all.
  const schema::Enumeration* enumeration = nullptr;
  document::OptionalValue labels;  ///< `x-labels`
  std::string_view code_member;    ///< `x-code-member`

  [[nodiscard]] bool has_only_type(Type type) const { return types == static_cast<std::uint8_t>(type); }
};

[[nodiscard]] EffectiveSchema effective_schema(const Program& program, SchemaId id);

/// Whether null passes.
[[nodiscard]] bool accepts_null(const Program& program, SchemaId id);

/// The properties that the schemas over an object name, each name once, in the order of the document.
[[nodiscard]] std::vector<schema::Property> properties_of(const Program& program, SchemaId id);

/// The schema of a member: of a named property, or of what may stand beside those. no_schema where nothing is
/// known.
[[nodiscard]] SchemaId member_schema(const Program& program, SchemaId id, std::string_view name);
/// Reports whether the schemas over an object name this property.
[[nodiscard]] bool has_property(const Program& program, SchemaId id, std::string_view name);
/// Reports whether one of the schemas over an object requires this member.
[[nodiscard]] bool requires_member(const Program& program, SchemaId id, std::string_view name);
[[nodiscard]] SchemaId item_schema(const Program& program, SchemaId id);

/// A member of a Schema Object that stands in it or in one it is put together from.
[[nodiscard]] document::OptionalValue annotation(const Program& program, SchemaId id, std::string_view name);

/// The types that a value may have, as bits: those that its schema names, or else its choices; 0 where
/// nothing is said of it. All of them where one of its choices allows anything. A number may be an integer,
/// which is one bit.
[[nodiscard]] unsigned types_of(const Program& program, SchemaId id);
/// The bit of a type.
[[nodiscard]] constexpr unsigned bit_of(Type type) {
  return static_cast<unsigned>(type);
}

/// What people call the place that `path`, a JSON Pointer, names below the schema `root`: a title of the
/// document, or the name of the property in words. Items carry their number, from 1.
[[nodiscard]] std::string label_of(const Program& program, SchemaId root, std::string_view path);
/// The schema of a place, no_schema where nothing is known of it.
[[nodiscard]] SchemaId schema_at(const Program& program, SchemaId root, std::string_view path);
[[nodiscard]] std::string humanize_name(std::string_view name);

}  // namespace resume_patch::endpoint
