#include "diff/unknown_members.h"

#include "document/members.h"

namespace resume_patch::diff {

bool lacks_unknown_members(document::Value before, document::Value after, const DiffSchemas& schemas,
                           DiffSchemaId schema) {
  if (!before.is_object() || !after.is_object()) return false;
  std::string scratch;
  for (document::MemberPairs pairs(before, after); pairs.next();) {
    if (!pairs.before() || pairs.before()->is_null()) continue;
    const MemberSchema member_schema =
        find_member_schema(schemas, schemas[schema], pairs.key().text(scratch));
    if (member_schema.access == MemberAccess::unknown && !pairs.after()) return true;
    // The recursion is bounded by the depth of documents.
    if (member_schema.access == MemberAccess::writable && pairs.after() &&
        lacks_unknown_members(*pairs.before(), *pairs.after(), schemas, member_schema.schema))
      return true;
  }
  return false;
}

}  // namespace resume_patch::diff
