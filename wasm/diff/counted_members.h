// The members of an item that tell it from others.
#pragma once

#include <string>
#include <string_view>

#include "diff/shape.h"
#include "document/document.h"

namespace resume_patch::diff {

/// Calls visit(name, value, shape) with each member of an object that is not null and that a request may
/// carry, except the one that is named `but`.
template <typename Visit>
void for_each_counted_member(document::Value object, const Shapes& shapes, ShapeId shape,
                             std::string_view but, const Visit& visit) {
  std::string scratch;
  std::uint32_t next = 0;
  for (const document::Value::Member member : object.members()) {
    if (member.value.is_null()) continue;
    const std::string_view name = member.key.text(scratch);
    if (!but.empty() && name == but) continue;
    const MemberShape known = shape_of_member(shapes, shapes[shape], name, next);
    next = known.position + 1;
    if (known.standing == Standing::read_only || known.standing == Standing::forbidden) continue;
    visit(name, member.value, known.shape);
  }
}

}  // namespace resume_patch::diff
