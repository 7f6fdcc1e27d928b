// Members that count when items are compared.
#pragma once

#include <string>
#include <string_view>

#include "diff/diff_schema.h"
#include "document/document.h"

namespace resume_patch::diff {

/// Calls `visit(name, value, schema)` for each member that is not null and that a request may carry.
/// @param excluded_member The name of a member to skip, or "".
template <typename Visit>
void for_each_counted_member(document::Value object, const DiffSchemas& schemas, DiffSchemaId schema,
                             std::string_view excluded_member, const Visit& visit) {
  std::string scratch;
  std::uint32_t next = 0;
  for (const document::Value::Member member : object.members()) {
    if (member.value.is_null()) continue;
    const std::string_view name = member.key.text(scratch);
    if (!excluded_member.empty() && name == excluded_member) continue;
    const MemberSchema member_schema = find_member_schema(schemas, schemas[schema], name, next);
    next = member_schema.position + 1;
    if (member_schema.access == MemberAccess::read_only || member_schema.access == MemberAccess::forbidden)
      continue;
    visit(name, member.value, member_schema.schema);
  }
}

}  // namespace resume_patch::diff
