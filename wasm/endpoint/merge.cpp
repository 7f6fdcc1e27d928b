// merge(): documents are compared in request form, and written as their sides have them.
#include "merge/merge.h"

#include <array>

#include "endpoint/endpoint.h"
#include "endpoint/originals.h"

namespace resume_patch::endpoint {

namespace {

using Sides = std::array<Originals, 3>;

Value as_written(const void* sides, Value value) {
  for (const Originals& side : *static_cast<const Sides*>(sides)) {
    if (side.holds(value)) return side.original_of(value);
  }
  return value;
}

}  // namespace

merge::Result Endpoint::merge(Value base, Value mine, Value theirs, merge::Options options) const {
  const ShapedRoot& known = shaped();
  const std::array<Resource, 3> copies = {normalized(base), normalized(mine), normalized(theirs)};
  const auto merged = [&] {
    return merge::three_way(copies[0].root, copies[1].root, copies[2].root, known.shapes, known.root,
                            options);
  };
  if (!copies[0].copy) return merged();
  const Sides sides = {Originals(copies[0].root, base), Originals(copies[1].root, mine),
                       Originals(copies[2].root, theirs)};
  options.as_written = as_written;
  options.context = &sides;
  return merged();
}

}  // namespace resume_patch::endpoint
