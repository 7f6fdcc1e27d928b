// Conflicts: values that the user and the server changed differently.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/json.h"
#include "draft/base_items.h"
#include "draft/items.h"
#include "draft/saved_format.h"

namespace resume_patch::draft {

/// A conflict. It refers to its item by origin, so it follows the item. Sides are JSON texts, "" for an
/// absent value.
struct Conflict {
  Anchor at;                              ///< The location. For an item that this side removed, its list.
  Origin missing = diff::unknown_origin;  ///< The item that this side removed.
  std::string base;
  std::string mine;  ///< At the time of the merge. The current value is in the edited resource.
  std::string theirs;
  std::string path;         ///< The path when it was resolved.
  bool is_settled = false;  ///< It is kept, so that undo can reopen it.

  [[nodiscard]] bool is_missing_item() const { return missing != diff::unknown_origin; }
};

/// The conflicts of a session by number. They are added and never removed.
class Conflicts {
 public:
  using List = std::vector<std::unique_ptr<Conflict>>;
  /// A range of conflict numbers in the index.
  struct Numbers {
    const std::uint32_t* first = nullptr;
    const std::uint32_t* last = nullptr;
    [[nodiscard]] const std::uint32_t* begin() const { return first; }
    [[nodiscard]] const std::uint32_t* end() const { return last; }
  };

  [[nodiscard]] bool empty() const { return list_.empty(); }
  [[nodiscard]] std::size_t size() const { return list_.size(); }
  [[nodiscard]] Conflict& operator[](std::size_t number) const { return *list_[number]; }
  [[nodiscard]] List::const_iterator begin() const { return list_.begin(); }
  [[nodiscard]] List::const_iterator end() const { return list_.end(); }
  void push_back(std::unique_ptr<Conflict> conflict) {
    index_.clear();
    list_.push_back(std::move(conflict));
  }

  // The index is built at first use. `stored` has the items of the session's base.
  /// Returns the conflicts at a location, in the order of their numbers.
  [[nodiscard]] Numbers find_about(const Anchor& anchor, const BaseItems& stored) const;
  /// Returns the conflicts of missing items of a list: first the items of the base in its order, then others.
  [[nodiscard]] Numbers missing_in(const Anchor& list, const BaseItems& stored) const;
  /// Returns all conflicts: by location, then missing items by list.
  [[nodiscard]] Numbers all(const BaseItems& stored) const;
  /// Returns true if an unresolved conflict concerns a whole present item. Requires the index.
  [[nodiscard]] bool has_unsettled_about_item(Origin item) const;

 private:
  void make_index(const BaseItems& stored) const;
  [[nodiscard]] Numbers find(const Anchor& anchor, bool is_missing) const;

  List list_;
  mutable std::vector<std::uint32_t> index_;
  mutable std::vector<std::pair<Origin, std::uint32_t>>
      about_items_;  ///< Items with conflict numbers, sorted.
};

/// Converts a conflict to JSON for read_conflict().
/// @param mine Replaces `conflict.mine`.
[[nodiscard]] document::Json save_conflict(const Conflict& conflict, const std::string& mine,
                                           DocumentListWriter& documents);
/// Returns null if the JSON is damaged.
[[nodiscard]] std::unique_ptr<Conflict> read_conflict(const document::Json& saved,
                                                      const DocumentList& documents);

/// Adds the present sides of a conflict: base, mine, theirs. `hold(text)` converts the text of a side.
template <typename Hold>
void add_sides(document::Json& object, const Conflict& conflict, const std::string& mine, const Hold& hold) {
  if (!conflict.base.empty()) object["base"] = hold(conflict.base);
  if (!mine.empty()) object["mine"] = hold(mine);
  if (!conflict.theirs.empty()) object["theirs"] = hold(conflict.theirs);
}

}  // namespace resume_patch::draft
