#include "diff/diff_schema.h"

#include <algorithm>

#include "document/argsort.h"
#include "document/scan_words.h"

namespace resume_patch::diff {

namespace {

/// Returns the position of a property, or the number of properties.
std::uint32_t find_position(const DiffSchema& object, std::string_view name, std::uint32_t hint) {
  const auto count = static_cast<std::uint32_t>(object.properties.size());
  const auto is_at = [&](std::uint32_t position) {
    return document::bytes_equal(object.properties[position].name, name);
  };
  if (hint < count && is_at(hint)) return hint;
  const auto& sorted = object.positions_by_name;
  if (!sorted.empty()) {
    const auto at = std::lower_bound(
        sorted.begin(), sorted.end(), name,
        [&](std::uint32_t left, std::string_view right) { return object.properties[left].name < right; });
    return at != sorted.end() && is_at(*at) ? *at : count;
  }
  for (std::uint32_t step = 0, position = hint; step < count; ++step, ++position) {
    if (position >= count) position = 0;
    if (is_at(position)) return position;
  }
  return count;
}

}  // namespace

void DiffSchema::sort_names() {
  constexpr std::size_t few = 32;
  if (properties.size() <= few) return;
  positions_by_name = document::argsort(properties.size(), [&](std::uint32_t left, std::uint32_t right) {
    return properties[left].name < properties[right].name;
  });
}

MemberSchema find_member_schema(const DiffSchemas& schemas, const DiffSchema& object, std::string_view name,
                                std::uint32_t hint) {
  const auto count = static_cast<std::uint32_t>(object.properties.size());
  const std::uint32_t found = find_position(object, name, hint);
  if (found < count) {
    const DiffSchemaId schema = object.properties[found].schema;
    return {schema, schemas[schema].read_only ? MemberAccess::read_only : MemberAccess::writable, found};
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
