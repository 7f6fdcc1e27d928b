#include "endpoint/changed_paths.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "document/argsort.h"
#include "document/pointer.h"

namespace resume_patch::endpoint {

ChangedPaths::ChangedPaths(const std::vector<diff::Change>& changes) {
  for (const diff::Change& change : changes) {
    // An item that was only moved is what it was.
    if (change.kind == diff::ChangeKind::move) continue;
    paths_.push_back(change.display_path);
    // What went is missed at its name and in its container as a whole. What is left beside it is what it was;
    // an item has no name, and nothing stands under the empty one in a list.
    if (change.kind == diff::ChangeKind::remove) document::append_token(paths_.back(), change.name);
  }
  document::sort(paths_, std::less<>());
}

bool ChangedPaths::affects(std::string_view path, const std::vector<std::string>& reads) const {
  return has_change_around(path) || std::any_of(reads.begin(), reads.end(), [&](const std::string& read) {
           return has_change_around(read);
         });
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
