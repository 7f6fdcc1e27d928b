#include "endpoint/touched.h"

#include <algorithm>

#include "document/order.h"

namespace resume_patch::endpoint {

Touched::Touched(const std::vector<diff::Change>& changes) {
  const auto order = document::sorted_positions(changes.size(), [&](std::uint32_t left, std::uint32_t right) {
    return changes[left].place < changes[right].place;
  });
  for (const std::uint32_t position : order) {
    // An item that was only moved is what it was.
    if (changes[position].kind != diff::ChangeKind::move) places_.push_back(changes[position].place);
  }
}

bool Touched::concerns(const validate::Issue& issue) const {
  return is_touched(issue.path) || std::any_of(issue.reads.begin(), issue.reads.end(),
                                               [&](const std::string& path) { return is_touched(path); });
}

bool Touched::has(std::string_view path) const {
  return std::binary_search(places_.begin(), places_.end(), path);
}

bool Touched::is_touched(std::string_view path) const {
  if (has(path)) return true;
  const std::string below = std::string(path) + '/';
  const auto next = std::lower_bound(places_.begin(), places_.end(), below);
  if (next != places_.end() && next->compare(0, below.size(), below) == 0) return true;
  for (std::size_t slash = path.rfind('/'); slash != std::string_view::npos; slash = path.rfind('/')) {
    path = path.substr(0, slash);
    if (has(path)) return true;
  }
  return false;
}

}  // namespace resume_patch::endpoint
