#include "endpoint/source_map.h"

namespace resume_patch::endpoint {

SourceMap::SourceMap(Value copy, Value original) : copy_(copy), originals_(copy.node().node_count, original) {
  trace(copy, original);
}

bool SourceMap::contains(Value of_copy) const {
  return &of_copy.node() >= &copy_.node() && &of_copy.node() < copy_.end();
}

Value SourceMap::original_of(Value of_copy) const {
  return originals_[static_cast<std::size_t>(&of_copy.node() - &copy_.node())];
}

// A copy has the members and items of its original in the same order, except inside aliases.
void SourceMap::trace(Value copy, Value original) {
  originals_[static_cast<std::size_t>(&copy.node() - &copy_.node())] = original;
  if (copy.kind() != original.kind()) return;
  auto member = original.members().begin();
  for (const Value::Member original_child : copy.members()) {
    trace(original_child.value, (*member).value);
    ++member;
  }
  auto item = original.items().begin();
  for (const Value original_child : copy.items()) {
    trace(original_child, *item);
    ++item;
  }
}

}  // namespace resume_patch::endpoint
