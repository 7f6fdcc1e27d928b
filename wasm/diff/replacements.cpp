// Unpaired items that may replace each other.
#include "diff/match.h"

namespace resume_patch::diff {

std::vector<std::pair<std::uint32_t, std::uint32_t>> replacements(const ListMatch& match,
                                                                  std::size_t max_items, bool of_any_number) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
  const auto unpaired = [](const std::vector<std::uint32_t>& pair_of, std::uint32_t start,
                           std::uint32_t end) {
    std::vector<std::uint32_t> positions;
    for (std::uint32_t at = start; at < end; ++at) {
      if (pair_of[at] == ListMatch::none) positions.push_back(at);
    }
    return positions;
  };
  const auto before_end = static_cast<std::uint32_t>(match.before.size());
  const auto after_end = static_cast<std::uint32_t>(match.after.size());
  std::uint32_t from = 0;
  std::uint32_t start = 0;
  for (std::uint32_t to = 0; to <= after_end; ++to) {
    const std::uint32_t other = to < after_end ? match.before_of[to] : before_end;
    if (to < after_end && (other == ListMatch::none || match.moved[to] != 0)) continue;
    const std::vector<std::uint32_t> left = unpaired(match.after_of, from, other);
    const std::vector<std::uint32_t> right = unpaired(match.before_of, start, to);
    const bool is_equal = left.size() == right.size();
    const bool is_replaced = (is_equal || of_any_number) && left.size() <= max_items;
    for (std::size_t at = 0; is_replaced && at < left.size() && at < right.size(); ++at) {
      const bool is_edit = match.before[left[at]].is_container() && match.after[right[at]].is_container();
      if ((is_equal && left.size() == 1) || is_edit) found.emplace_back(left[at], right[at]);
    }
    from = other + 1;
    start = to + 1;
  }
  return found;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> single_replacements(const ListMatch& match) {
  return replacements(match, 1);
}

}  // namespace resume_patch::diff
