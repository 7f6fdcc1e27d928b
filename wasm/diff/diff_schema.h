// The facts about a schema that comparing and patching need.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace resume_patch::diff {

using DiffSchemaId = std::uint32_t;
inline constexpr DiffSchemaId any_schema = 0;  ///< Allows everything; its items have no identity.

/// The members that an object may have beside its properties.
enum class Openness : std::uint8_t {
  closed,    ///< None (`additionalProperties: false`).
  unstated,  ///< The schema does not state it; the server most likely drops them.
  open       ///< Any, with the schema `additional`.
};

/// One schema. Its names are views into an API document, which must outlive it.
struct DiffSchema {
  struct Property {
    std::string_view name;
    DiffSchemaId schema;
  };
  bool nullable = true;
  bool read_only = false;
  bool is_list = false;                  ///< Only arrays are allowed, and null if nullable.
  bool is_string = false;                ///< Only strings are allowed, and null if nullable.
  bool accepts_empty = true;             ///< The empty list or string is valid.
  bool is_read_only_by_variant = false;  ///< A member may be read-only in some variants only.
  bool has_variants = false;             ///< Other members determine which members an object may have.
  Openness openness = Openness::open;
  DiffSchemaId additional = any_schema;
  DiffSchemaId items = any_schema;
  /// The member that identifies a list item, or "". It belongs to the schema of the item.
  std::string_view identity;
  std::vector<Property> properties;  ///< In the schema's order.
  /// Positions in `properties`, sorted by name; empty for few properties, which are compared one after
  /// another.
  std::vector<std::uint32_t> positions_by_name;

  /// Fills `positions_by_name`. Call it when all properties are there.
  void sort_names();
};

/// Schemas by index, because they may be recursive. The first one is any_schema.
class DiffSchemas {
 public:
  DiffSchemas() { schemas_.emplace_back(); }
  [[nodiscard]] const DiffSchema& operator[](DiffSchemaId id) const { return schemas_[id]; }
  [[nodiscard]] DiffSchema& operator[](DiffSchemaId id) { return schemas_[id]; }
  DiffSchemaId add() {
    schemas_.emplace_back();
    return static_cast<DiffSchemaId>(schemas_.size() - 1);
  }

 private:
  std::vector<DiffSchema> schemas_;
};

/// The access of a request to a member.
enum class MemberAccess : std::uint8_t {
  writable,
  read_only,
  unknown,   ///< Not declared, in an object that does not state `additionalProperties`.
  forbidden  ///< Not declared, in a closed object.
};

struct MemberSchema {
  DiffSchemaId schema;
  MemberAccess access;
  std::uint32_t position;  ///< In DiffSchema::properties, or their number if the member is not declared.

  [[nodiscard]] bool is_named(const DiffSchema& object) const { return position < object.properties.size(); }
};

/// Returns the schema of the member `name` of an object.
/// @param hint The position to try first. Members are mostly in the order of the schema, so the position
///   after the previous member is a good one.
[[nodiscard]] MemberSchema find_member_schema(const DiffSchemas& schemas, const DiffSchema& object,
                                              std::string_view name, std::uint32_t hint = 0);

}  // namespace resume_patch::diff
