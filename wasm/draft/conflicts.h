// What the person and the server changed differently, and where that is now.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "document/json.h"
#include "draft/items.h"

namespace resume_patch::draft {

/// A difference that is not settled. It holds on to its item, wherever that is. Sides are JSON texts, "" for
/// no such value.
struct Conflict {
  Anchor at;                              ///< The place. Of an item that this side removed, its list.
  Origin missing = diff::unknown_origin;  ///< The item that this side removed.
  std::string base;
  std::string mine;
  std::string theirs;
  std::string path;  ///< Its path when it was settled.

  [[nodiscard]] bool is_missing_item() const { return missing != diff::unknown_origin; }
};

using Conflicts = std::vector<std::unique_ptr<Conflict>>;

/// A conflict that is to be settled.
struct OpenConflict {
  std::uint32_t number;    ///< Its position among all conflicts.
  std::string path;        ///< Distinct from the paths of the others.
  std::uint32_t position;  ///< Of a missing item: its place in the list, should it be inserted.
};

/// Returns the conflicts that are to be settled in the edited resource as it is, in their order: not those of
/// which the item is gone, or is back, or which have the server's side by now. n log n.
[[nodiscard]] std::vector<OpenConflict> open_conflicts(const Conflicts& conflicts, const Version& edited,
                                                       Value base, const diff::Origins& base_origins);

/// Returns what read_conflict() reads.
[[nodiscard]] document::Json save_conflict(const Conflict& conflict);
/// Returns null where that is damaged.
[[nodiscard]] std::unique_ptr<Conflict> read_conflict(const document::Json& saved);

/// Adds the sides of a conflict: base?, mine?, theirs?
void add_sides(document::Json& object, const Conflict& conflict);

}  // namespace resume_patch::draft
