#include "endpoint/changed_paths.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "document/argsort.h"
#include "document/pointer.h"

namespace resume_patch::endpoint {

ChangedPaths::ChangedPaths(const std::vector<diff::Change>& changes) {
  for (const diff::Change& change : changes) {
    // A moved item has the same content.
    if (change.kind == diff::ChangeKind::move) continue;
    paths_.push_back(change.display_path);
    // A removal changes the removed member and its container, but not the members beside it. A removed item
    // has an empty name, which no path in a list contains.
    if (change.kind == diff::ChangeKind::remove) document::append_token(paths_.back(), change.name);
  }
  document::sort(paths_, std::less<>());
}

bool ChangedPaths::affects(std::string_view path, const std::vector<std::string>& related_paths) const {
  return has_change_around(path) ||
         std::any_of(related_paths.begin(), related_paths.end(),
                     [&](const std::string& read) { return has_change_around(read); });
}

bool ChangedPaths::has(std::string_view path) const {
  return std::binary_search(paths_.begin(), paths_.end(), path);
}

bool ChangedPaths::has_change_within(std::string_view path) const {
  if (has(path)) return true;
  const std::string below = std::string(path) + '/';
  const auto next = std::lower_bound(paths_.begin(), paths_.end(), below);
  return next != paths_.end() && next->compare(0, below.size(), below) == 0;
}

bool ChangedPaths::has_change_around(std::string_view path) const {
  if (has_change_within(path)) return true;
  for (std::size_t slash = path.rfind('/'); slash != std::string_view::npos; slash = path.rfind('/')) {
    path = path.substr(0, slash);
    if (has(path)) return true;
  }
  return false;
}

}  // namespace resume_patch::endpoint
