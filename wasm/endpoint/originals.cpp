#include "endpoint/originals.h"

namespace resume_patch::endpoint {

Originals::Originals(Value copy, Value original) : copy_(copy), originals_(copy.node().span, original) {
  trace(copy, original);
}

bool Originals::holds(Value of_copy) const {
  return &of_copy.node() >= &copy_.node() && &of_copy.node() < copy_.behind();
}

Value Originals::original_of(Value of_copy) const {
  return originals_[static_cast<std::size_t>(&of_copy.node() - &copy_.node())];
}

// A copy has the members and items of its original in their order, down to what has two spellings.
void Originals::trace(Value copy, Value original) {
  originals_[static_cast<std::size_t>(&copy.node() - &copy_.node())] = original;
  if (copy.kind() != original.kind()) return;
  auto member = original.members().begin();
  for (const Value::Member own : copy.members()) {
    trace(own.value, (*member).value);
    ++member;
  }
  auto item = original.items().begin();
  for (const Value own : copy.items()) {
    trace(own, *item);
    ++item;
  }
}

}  // namespace resume_patch::endpoint
