// What comparing and patching have to know of a place in a document, and nothing else of its schema.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace resume_patch::diff {

using ShapeId = std::uint32_t;
inline constexpr ShapeId any_shape = 0;  ///< Everything is allowed, and nothing has an identity.

/// What an object may hold beside the properties it names.
enum class Openness : std::uint8_t {
  closed,    ///< Nothing (`additionalProperties: false`).
  unstated,  ///< Nothing is said; the server most likely drops them.
  open       ///< Anything of the additional shape.
};

/// Its names are views: what they were taken from, an API document, must outlive it.
struct Shape {
  struct Property {
    std::string_view name;
    ShapeId shape;
  };
  bool nullable = true;
  bool read_only = false;
  bool is_list = false;           ///< An array and nothing else (null aside).
  bool is_string = false;         ///< A string and nothing else (null aside).
  bool accepts_empty = true;      ///< Of a list or string: the empty one is valid.
  bool hides_by_variant = false;  ///< A member may be read-only in some of its variants only.
  bool has_variants = false;      ///< Which members an object may have depends on its other members.
  Openness openness = Openness::open;
  ShapeId additional = any_shape;
  ShapeId items = any_shape;
  /// The member that tells the items of a list apart; "" for none. Of the item's shape.
  std::string_view identity;
  std::vector<Property> properties;  ///< In the schema's order.
};

/// Shapes refer to one another by index, because schemas may be recursive. The first one is any_shape.
class Shapes {
 public:
  Shapes() { shapes_.emplace_back(); }
  [[nodiscard]] const Shape& operator[](ShapeId id) const { return shapes_[id]; }
  [[nodiscard]] Shape& operator[](ShapeId id) { return shapes_[id]; }
  ShapeId add() {
    shapes_.emplace_back();
    return static_cast<ShapeId>(shapes_.size() - 1);
  }

 private:
  std::vector<Shape> shapes_;
};

/// Whether a request may say anything at a member.
enum class Standing : std::uint8_t {
  ordinary,
  read_only,
  unknown,   ///< Not named by an object whose schema leaves open whether it may hold more.
  forbidden  ///< Not named by an object that may hold nothing more.
};

struct MemberShape {
  ShapeId shape;
  Standing standing;
  std::uint32_t position;  ///< In Shape::properties, or their number where it is none of them.

  [[nodiscard]] bool is_named(const Shape& object) const { return position < object.properties.size(); }
};

/// What is known of the member `name` of an object of the shape `object`. The search starts at `hint`, a
/// position: members mostly stand in the order of the schema, so that the one behind the last found is it.
[[nodiscard]] MemberShape shape_of_member(const Shapes& shapes, const Shape& object, std::string_view name,
                                          std::uint32_t hint = 0);

}  // namespace resume_patch::diff
