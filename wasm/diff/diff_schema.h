// What comparing and patching have to know of a place in a document, and nothing else of its schema.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace resume_patch::diff {

using DiffSchemaId = std::uint32_t;
inline constexpr DiffSchemaId any_schema = 0;  ///< Everything is allowed, and nothing has an identity.

/// What an object may hold beside the properties it names.
enum class Openness : std::uint8_t {
  closed,    ///< Nothing (`additionalProperties: false`).
  unstated,  ///< Nothing is said; the server most likely drops them.
  open       ///< Anything of the additional shape.
};

/// Its names are views: what they were taken from, an API document, must outlive it.
struct DiffSchema {
  struct Property {
    std::string_view name;
    DiffSchemaId schema;
  };
  bool nullable = true;
  bool read_only = false;
  bool is_list = false;                  ///< An array and nothing else (null aside).
  bool is_string = false;                ///< A string and nothing else (null aside).
  bool accepts_empty = true;             ///< Of a list or string: the empty one is valid.
  bool is_read_only_by_variant = false;  ///< A member may be read-only in some of its variants only.
  bool has_variants = false;             ///< Which members an object may have depends on its other members.
  Openness openness = Openness::open;
  DiffSchemaId additional = any_schema;
  DiffSchemaId items = any_schema;
  /// The member that tells the items of a list apart; "" for none. Of the item's shape.
  std::string_view identity;
  std::vector<Property> properties;  ///< In the schema's order.
};

/// Shapes refer to one another by index, because schemas may be recursive. The first one is any_schema.
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

/// Whether a request may say anything at a member.
enum class MemberAccess : std::uint8_t {
  writable,
  read_only,
  unknown,   ///< Not named by an object whose schema leaves open whether it may hold more.
  forbidden  ///< Not named by an object that may hold nothing more.
};

struct MemberSchema {
  DiffSchemaId schema;
  MemberAccess access;
  std::uint32_t position;  ///< In DiffSchema::properties, or their number where it is none of them.

  [[nodiscard]] bool is_named(const DiffSchema& object) const { return position < object.properties.size(); }
};

/// What is known of the member `name` of an object of the shape `object`. The search starts at `hint`, a
/// position: members mostly stand in the order of the schema, so that the one behind the last found is it.
[[nodiscard]] MemberSchema find_member_schema(const DiffSchemas& schemas, const DiffSchema& object,
                                              std::string_view name, std::uint32_t hint = 0);

}  // namespace resume_patch::diff
