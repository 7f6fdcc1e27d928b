#include "endpoint/touched.h"

#include <algorithm>

namespace resume_patch::endpoint {

Touched::Touched(const std::vector<diff::Change>& changes) {
  for (const diff::Change& change : changes) {
    // An item that was only moved is what it was.
    if (change.kind != diff::ChangeKind::move) places_.push_back(change.place);
  }
  std::sort(places_.begin(), places_.end());
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
