#include "diff/origins.h"

namespace resume_patch::diff {

namespace {

using document::Value;

/// Calls `visit` for each array item within `value` in document order.
template <typename Visit>
void for_each_item(Value value, Visit& visit) {
  for (const Value::Member member : value.members()) for_each_item(member.value, visit);
  for (const Value item : value.items()) {
    visit(item);
    for_each_item(item, visit);
  }
}

}  // namespace

Origins::Origins(Value root, const std::vector<Origin>& in_order)
    : root_(root), is_implicit_(false), by_node_(root.node().node_count, unknown_origin) {
  std::size_t next = 0;
  const auto visit = [&](Value item) {
    if (next < in_order.size())
      by_node_[static_cast<std::size_t>(&item.node() - &root.node())] = in_order[next++];
  };
  for_each_item(root, visit);
}

Origin Origins::of(Value item) const {
  if (&item.node() < &root_.node() || &item.node() >= root_.end()) return unknown_origin;
  const auto position = static_cast<std::uint32_t>(&item.node() - &root_.node());
  return is_implicit_ ? position + 1 : by_node_[position];
}

void append_origins(std::vector<Origin>& out, Value subtree, const Origins* origins) {
  const auto visit = [&](Value item) {
    out.push_back(origins == nullptr ? unknown_origin : origins->of(item));
  };
  for_each_item(subtree, visit);
}

std::size_t count_items(Value subtree) {
  std::size_t count = 0;
  const auto visit = [&](Value /*item*/) { ++count; };
  for_each_item(subtree, visit);
  return count;
}

}  // namespace resume_patch::diff
