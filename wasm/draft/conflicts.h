// What the user and the server changed differently.
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

/// A difference that is to be settled. It holds on to its item, wherever that is. Sides are JSON texts, ""
/// for no such value.
struct Conflict {
  Anchor at;                              ///< The place. Of an item that this side removed, its list.
  Origin missing = diff::unknown_origin;  ///< The item that this side removed.
  std::string base;
  std::string mine;  ///< When it was found. What it is now is in the edited resource.
  std::string theirs;
  std::string path;         ///< Its path when it was settled.
  bool is_settled = false;  ///< It stays, so that undoing can open it again.

  [[nodiscard]] bool is_missing_item() const { return missing != diff::unknown_origin; }
};

/// The conflicts of a session, by number. Conflicts are added, and never removed.
class Conflicts {
 public:
  using List = std::vector<std::unique_ptr<Conflict>>;
  /// Numbers of conflicts that stand together in the index.
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

  // The index, which is made when it is first asked for. `stored` are the items of the session's base.
  /// Returns the conflicts about one place in the order of their numbers.
  [[nodiscard]] Numbers find_about(const Anchor& anchor, const BaseItems& stored) const;
  /// Returns the conflicts about missing items of one list: those that the base has in its order, then
  /// others.
  [[nodiscard]] Numbers missing_in(const Anchor& list, const BaseItems& stored) const;
  /// Returns all conflicts: by place, then the missing items by list.
  [[nodiscard]] Numbers all(const BaseItems& stored) const;
  /// Returns whether a conflict that is not settled is about the whole of an item that is there. Once the
  /// index is made.
  [[nodiscard]] bool has_unsettled_about_item(Origin item) const;

 private:
  void make_index(const BaseItems& stored) const;
  [[nodiscard]] Numbers find(const Anchor& anchor, bool is_missing) const;

  List list_;
  mutable std::vector<std::uint32_t> index_;
  mutable std::vector<std::pair<Origin, std::uint32_t>> about_items_;  ///< With their numbers, sorted.
};

/// Returns what read_conflict() reads, with `mine` as that side.
[[nodiscard]] document::Json save_conflict(const Conflict& conflict, const std::string& mine,
                                           DocumentListWriter& documents);
/// Returns null where that is damaged.
[[nodiscard]] std::unique_ptr<Conflict> read_conflict(const document::Json& saved,
                                                      const DocumentList& documents);

/// Adds the sides of a conflict that are there: base, mine, theirs. `hold(text)` returns the value for one.
template <typename Hold>
void add_sides(document::Json& object, const Conflict& conflict, const std::string& mine, const Hold& hold) {
  if (!conflict.base.empty()) object["base"] = hold(conflict.base);
  if (!mine.empty()) object["mine"] = hold(mine);
  if (!conflict.theirs.empty()) object["theirs"] = hold(conflict.theirs);
}

}  // namespace resume_patch::draft
