#include "document/prior_document_matcher.h"

#include <algorithm>

#include "document/writer.h"

namespace resume_patch::document {

namespace {

// Members or items that are compared with one value. Two versions rarely differ by more in one place.
constexpr int look_ahead = 8;

const Node* node_after(const Node* node) {
  return node + node->node_count;
}

/// Comparing such a value is cheaper than parsing it. Its last byte also ends it, unlike the last digit of a
/// number.
bool is_long_enough(const Node* node) {
  constexpr std::uint32_t long_string = 32;
  return is_container(*node) || (node->kind == Kind::string && node->length >= long_string);
}

}  // namespace

PriorDocumentMatcher::PriorDocumentMatcher(Value prior, std::size_t budget)
    : candidate_(&prior.node()), budget_(budget) {
  const std::string_view text = compact_text(prior);
  candidate_end_ = text.data() + text.size();
}

const Node* PriorDocumentMatcher::match(const char* at, const char* end) {
  if (depth_ > 0 && !levels_[depth_ - 1].is_object) return match_item(at, end);
  return candidate_ != nullptr && is_written_at(candidate_, candidate_end_, at, end) ? candidate_ : nullptr;
}

// Finds the item further on if items before it were removed. Finds the skipped item if another one was
// inserted or moved before it. Otherwise it takes the value for an edited version of the expected item.
const Node* PriorDocumentMatcher::match_item(const char* at, const char* end) {
  Level& level = levels_[depth_ - 1];
  candidate_ = nullptr;
  if (level.next == nullptr) return nullptr;
  const Node* const expected = level.next;
  const Node* item = expected;
  for (int ahead = 0; ahead < look_ahead && item != level.end_node; ++ahead, item = node_after(item)) {
    if (!is_written_at(item, end_of(level, item), at, end)) continue;
    if (item != expected) level.skipped_item = expected;
    level.next = node_after(item);
    return item;
  }
  item = level.skipped_item;
  if (item != nullptr && is_written_at(item, end_of(level, item), at, end)) {
    level.skipped_item = nullptr;
    level.next = node_after(item);
    return item;
  }
  if (expected == level.end_node) return nullptr;
  candidate_ = expected;
  candidate_end_ = end_of(level, expected);
  level.skipped_item = expected;
  level.next = node_after(expected);
  return nullptr;
}

bool PriorDocumentMatcher::is_written_at(const Node* node, const char* node_end, const char* at,
                                         const char* end) {
  const char* const from = start_of(*node);
  const auto length = static_cast<std::size_t>(node_end - from);
  if (budget_ == 0 || !is_long_enough(node) || length > static_cast<std::size_t>(end - at)) return false;
  std::size_t same = 0;
  while (same + 8 <= length && load_word(from + same) == load_word(at + same)) same += 8;
  while (same < length && from[same] == at[same]) ++same;
  length_ = length;
  if (same == length) return true;
  budget_ -= std::min(budget_, same);
  return false;
}

void PriorDocumentMatcher::enter(bool is_object) {
  Level& level = levels_[depth_++];
  level = {nullptr, nullptr, nullptr, nullptr, is_object};
  if (candidate_ != nullptr && candidate_->kind == (is_object ? Kind::object : Kind::array))
    level = {candidate_ + 1, node_after(candidate_), candidate_end_, nullptr, is_object};
  candidate_ = nullptr;
}

void PriorDocumentMatcher::enter_member(const Node& key) {
  Level& level = levels_[depth_ - 1];
  candidate_ = nullptr;
  const Node* member = level.next;
  for (int ahead = 0; ahead < look_ahead && member != level.end_node;
       ++ahead, member = node_after(member + 1)) {
    if (!bytes_equal({member->text, member->length}, {key.text, key.length})) continue;
    candidate_ = member + 1;
    candidate_end_ = end_of(level, candidate_);
    level.next = node_after(candidate_);
    return;
  }
}

// The next value begins after a comma; the container ends with a bracket.
const char* PriorDocumentMatcher::end_of(const Level& level, const Node* node) {
  const Node* const next = node_after(node);
  return (next == level.end_node ? level.text_end : start_of(*next)) - 1;
}

}  // namespace resume_patch::document
