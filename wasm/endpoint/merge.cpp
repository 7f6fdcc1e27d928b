// merge(): compares the documents in request form and writes values as their sides have them.
#include "merge/merge.h"

#include <array>
#include <optional>
#include <vector>

#include "endpoint/endpoint.h"
#include "endpoint/source_map.h"
#include "merge/origins_of_theirs.h"

namespace resume_patch::endpoint {

namespace {

using Sides = std::array<SourceMap, 3>;

Value as_written(const void* sides, Value value) {
  for (const SourceMap& side : *static_cast<const Sides*>(sides)) {
    if (side.contains(value)) return side.original_of(value);
  }
  return value;
}

void append_copied(std::vector<diff::Origin>& out, Value copy, const SourceMap& source_map,
                   const diff::Origins& origins) {
  for (const Value::Member member : copy.members()) append_copied(out, member.value, source_map, origins);
  for (const Value item : copy.items()) {
    out.push_back(origins.of(source_map.original_of(item)));
    append_copied(out, item, source_map, origins);
  }
}

/// Returns the origins of a copy, which are those of the original's items.
diff::Origins origins_of_copy(Value copy, const SourceMap& source_map, const diff::Origins& origins) {
  std::vector<diff::Origin> in_order;
  append_copied(in_order, copy, source_map, origins);
  return diff::Origins(copy, in_order);
}

}  // namespace

merge::Result Endpoint::merge(Value base, Value mine, Value theirs, merge::Options options) const {
  const DiffSchemaRoot& known = diff_schema();
  const std::array<RequestFormResource, 3> copies = {to_request_form(base), to_request_form(mine),
                                                     to_request_form(theirs)};
  const auto merged = [&] {
    return merge::three_way(copies[0].root, copies[1].root, copies[2].root, known.schemas, known.root,
                            options);
  };
  if (!copies[0].copy) return merged();
  const Sides sides = {SourceMap(copies[0].root, base), SourceMap(copies[1].root, mine),
                       SourceMap(copies[2].root, theirs)};
  options.to_original = as_written;
  options.to_original_context = &sides;
  std::array<std::optional<diff::Origins>, 3> origins;
  const diff::Origins** const given[] = {&options.base_origins, &options.mine_origins,
                                         &options.theirs_origins};
  for (std::size_t side = 0; side < origins.size(); ++side) {
    if (*given[side] == nullptr) continue;
    origins[side] = origins_of_copy(copies[side].root, sides[side], **given[side]);
    *given[side] = &*origins[side];
  }
  return merged();
}

std::vector<diff::Origin> Endpoint::assign_origins_of_theirs(Value base, Value mine, Value theirs,
                                                             merge::Options options,
                                                             diff::Origin& next) const {
  const DiffSchemaRoot& known = diff_schema();
  const std::array<RequestFormResource, 3> copies = {to_request_form(base), to_request_form(mine),
                                                     to_request_form(theirs)};
  const auto found = [&] {
    return merge::assign_origins_of_theirs({copies[0].root, copies[1].root, copies[2].root}, known.schemas,
                                           known.root, options, next);
  };
  if (!copies[0].copy) return found();
  const std::array<const diff::Origins*, 2> given = {options.base_origins, options.mine_origins};
  const diff::Origins base_origins =
      origins_of_copy(copies[0].root, SourceMap(copies[0].root, base), *given[0]);
  const diff::Origins mine_origins =
      origins_of_copy(copies[1].root, SourceMap(copies[1].root, mine), *given[1]);
  options.base_origins = &base_origins;
  options.mine_origins = &mine_origins;
  std::vector<diff::Origin> origins;
  std::size_t at = 0;
  merge::copy_origins_to_original(origins, found(), at, copies[2].root, theirs);
  for (diff::Origin& origin : origins) {
    if (origin == diff::unknown_origin) origin = next++;
  }
  return origins;
}

}  // namespace resume_patch::endpoint
