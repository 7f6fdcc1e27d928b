// The rows of a form that shows a list. A form names its rows by number, and they may be filled in any order:
// an item that was typed in row 2 while row 1 is empty is at position 1, and stays the item of row 2 when row
// 1 is filled in. Rows grow with positions, and may be timestamps. An item whose row is its position has none
// of its own.
#include <algorithm>

#include "draft/draft_node.h"

namespace resume_patch::draft {

namespace {

std::uint64_t row_of(const DraftNode& item) {
  return item.row != 0 ? item.row - 1 : item.position;
}

}  // namespace

std::uint32_t DraftNode::position_for_row(std::uint64_t wanted) const {
  if (!has_rows || !is_open()) return static_cast<std::uint32_t>(std::min<std::uint64_t>(wanted, size()));
  const DraftNodes& items = *content.children;
  const auto found = std::partition_point(items.begin(), items.end(),
                                          [&](const auto& item) { return row_of(*item) < wanted; });
  return static_cast<std::uint32_t>(found - items.begin());
}

DraftNode* DraftNode::item_in_row(std::uint64_t wanted) {
  const std::uint32_t at = position_for_row(wanted);
  if (at >= size()) return nullptr;
  DraftNode& item = *children()[at];
  return row_of(item) == wanted ? &item : nullptr;
}

void DraftNode::keep_rows() {
  has_rows = true;
  for (const auto& item : children()) item->row = row_of(*item) + 1;
}

bool DraftNode::has_ascending_rows() const {
  if (!has_rows || !is_open()) return true;
  const DraftNodes& items = *content.children;
  const auto is_descending = [](const auto& left, const auto& right) {
    return row_of(*left) >= row_of(*right);
  };
  return std::adjacent_find(items.begin(), items.end(), is_descending) == items.end();
}

void DraftNode::forget_rows() {
  if (!has_rows) return;
  has_rows = false;
  if (!is_open()) return;
  for (const auto& item : *content.children) item->row = 0;
}

}  // namespace resume_patch::draft
