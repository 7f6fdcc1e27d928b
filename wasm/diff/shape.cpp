#include "diff/shape.h"

#include "document/words.h"

namespace resume_patch::diff {

MemberShape shape_of_member(const Shapes& shapes, const Shape& object, std::string_view name) {
  std::uint32_t position = 0;
  for (const Shape::Property& property : object.properties) {
    if (document::bytes_equal(property.name, name)) {
      const bool read_only = shapes[property.shape].read_only;
      return {property.shape, read_only ? Standing::read_only : Standing::ordinary, position};
    }
    ++position;
  }
  switch (object.openness) {
    case Openness::closed: return {any_shape, Standing::forbidden, position};
    case Openness::unstated: return {any_shape, Standing::unknown, position};
    case Openness::open: break;
  }
  const bool read_only = shapes[object.additional].read_only;
  return {object.additional, read_only ? Standing::read_only : Standing::ordinary, position};
}

}  // namespace resume_patch::diff
