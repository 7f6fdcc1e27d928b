#include "endpoint/touched.h"

#include <algorithm>
#include <utility>

#include "document/order.h"
#include "document/pointer.h"

namespace resume_patch::endpoint {

Touched::Touched(const std::vector<diff::Change>& changes) {
  std::vector<std::string> places;
  for (const diff::Change& change : changes) {
    // An item that was only moved is what it was.
    if (change.kind == diff::ChangeKind::move) continue;
    places.push_back(change.place);
    // What went is missed at its name and in its container as a whole. What is left beside it is what it was;
    // an item has no name, and nothing stands under the empty one in a list.
    if (change.kind == diff::ChangeKind::remove) document::append_token(places.back(), change.name);
  }
  const auto order = document::sorted_positions(
      places.size(), [&](std::uint32_t left, std::uint32_t right) { return places[left] < places[right]; });
  for (const std::uint32_t position : order) places_.push_back(std::move(places[position]));
}

bool Touched::concerns(std::string_view path, const std::vector<std::string>& reads) const {
  return is_touched(path) ||
         std::any_of(reads.begin(), reads.end(), [&](const std::string& read) { return is_touched(read); });
}

bool Touched::has(std::string_view path) const {
  return std::binary_search(places_.begin(), places_.end(), path);
}

bool Touched::is_edited(std::string_view path) const {
  if (has(path)) return true;
  const std::string below = std::string(path) + '/';
  const auto next = std::lower_bound(places_.begin(), places_.end(), below);
  return next != places_.end() && next->compare(0, below.size(), below) == 0;
}

bool Touched::is_touched(std::string_view path) const {
  if (is_edited(path)) return true;
  for (std::size_t slash = path.rfind('/'); slash != std::string_view::npos; slash = path.rfind('/')) {
    path = path.substr(0, slash);
    if (has(path)) return true;
  }
  return false;
}

}  // namespace resume_patch::endpoint
