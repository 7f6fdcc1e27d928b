// Rows: the numbers by which a form refers to the items of a list. A user may fill rows in any order. An item
// typed in row 2 while row 1 is empty is at position 1. It stays in row 2 when row 1 is filled. Rows ascend
// with positions and may be timestamps. An item whose row equals its position stores no row.
#include <algorithm>

#include "draft/draft_node.h"

namespace resume_patch::draft {

namespace {

using document::EditableElement;

/// Returns the row of an item, and of one without a row its position.
std::uint64_t row_of(const std::vector<EditableElement>& items, const EditableElement& item) {
  const DraftNode* const node = node_of(item);
  if (node != nullptr && node->row != 0) return node->row - 1;
  return static_cast<std::uint64_t>(&item - items.data());
}

}  // namespace

std::uint32_t DraftNode::position_for_row(std::uint64_t wanted) const {
  if (!has_rows || !is_open()) return static_cast<std::uint32_t>(std::min<std::uint64_t>(wanted, size()));
  const auto& items = container->elements;
  const auto found = std::partition_point(
      items.begin(), items.end(), [&](const EditableElement& item) { return row_of(items, item) < wanted; });
  return static_cast<std::uint32_t>(found - items.begin());
}

DraftNode* DraftNode::item_in_row(std::uint64_t wanted) {
  const std::uint32_t at = position_for_row(wanted);
  if (at >= size()) return nullptr;
  const auto& items = open().elements;
  return row_of(items, items[at]) == wanted ? &child(at) : nullptr;
}

void DraftNode::keep_rows() {
  has_rows = true;
  const auto& items = open().elements;
  for (std::uint32_t at = 0; at < items.size(); ++at) child(at).row = row_of(items, items[at]) + 1;
}

bool DraftNode::has_ascending_rows() const {
  if (!has_rows || !is_open()) return true;
  const auto& items = container->elements;
  const auto is_descending = [&](const EditableElement& left, const EditableElement& right) {
    return row_of(items, left) >= row_of(items, right);
  };
  return std::adjacent_find(items.begin(), items.end(), is_descending) == items.end();
}

void DraftNode::forget_rows() {
  if (!has_rows) return;
  has_rows = false;
  if (!is_open()) return;
  for (const EditableElement& item : container->elements) {
    if (DraftNode* const node = node_of(item)) node->row = 0;
  }
}

}  // namespace resume_patch::draft
