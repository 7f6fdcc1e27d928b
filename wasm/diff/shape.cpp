#include "diff/shape.h"

#include "document/words.h"

namespace resume_patch::diff {

MemberShape shape_of_member(const Shapes& shapes, const Shape& object, std::string_view name,
                            std::uint32_t hint) {
  const auto count = static_cast<std::uint32_t>(object.properties.size());
  for (std::uint32_t step = 0, position = hint; step < count; ++step, ++position) {
    if (position >= count) position = 0;
    const Shape::Property& property = object.properties[position];
    if (!document::bytes_equal(property.name, name)) continue;
    const bool read_only = shapes[property.shape].read_only;
    return {property.shape, read_only ? Standing::read_only : Standing::ordinary, position};
  }
  switch (object.openness) {
    case Openness::closed: return {any_shape, Standing::forbidden, count};
    case Openness::unstated: return {any_shape, Standing::unknown, count};
    case Openness::open: break;
  }
  const bool read_only = shapes[object.additional].read_only;
  return {object.additional, read_only ? Standing::read_only : Standing::ordinary, count};
}

}  // namespace resume_patch::diff
