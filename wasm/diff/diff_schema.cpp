#include "diff/diff_schema.h"

#include "document/scan_words.h"

namespace resume_patch::diff {

MemberSchema find_member_schema(const DiffSchemas& schemas, const DiffSchema& object, std::string_view name,
                                std::uint32_t hint) {
  const auto count = static_cast<std::uint32_t>(object.properties.size());
  for (std::uint32_t step = 0, position = hint; step < count; ++step, ++position) {
    if (position >= count) position = 0;
    const DiffSchema::Property& property = object.properties[position];
    if (!document::bytes_equal(property.name, name)) continue;
    const bool read_only = schemas[property.schema].read_only;
    return {property.schema, read_only ? MemberAccess::read_only : MemberAccess::writable, position};
  }
  switch (object.openness) {
    case Openness::closed: return {any_schema, MemberAccess::forbidden, count};
    case Openness::unstated: return {any_schema, MemberAccess::unknown, count};
    case Openness::open: break;
  }
  const bool read_only = schemas[object.additional].read_only;
  return {object.additional, read_only ? MemberAccess::read_only : MemberAccess::writable, count};
}

}  // namespace resume_patch::diff
