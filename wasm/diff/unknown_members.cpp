#include "diff/unknown_members.h"

#include "document/members.h"

namespace resume_patch::diff {

bool lacks_unknown_members(document::Value before, document::Value after, const Shapes& shapes,
                           ShapeId shape) {
  if (!before.is_object() || !after.is_object()) return false;
  std::string scratch;
  for (document::MemberPairs pairs(before, after); pairs.next();) {
    if (!pairs.before() || pairs.before()->is_null()) continue;
    const MemberShape known = shape_of_member(shapes, shapes[shape], pairs.key().text(scratch));
    if (known.standing == Standing::unknown && !pairs.after()) return true;
    // As deep as documents are nested, which is bounded.
    if (known.standing == Standing::ordinary && pairs.after() &&
        lacks_unknown_members(*pairs.before(), *pairs.after(), shapes, known.shape))
      return true;
  }
  return false;
}

}  // namespace resume_patch::diff
