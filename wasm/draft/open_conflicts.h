// Finds the unresolved conflicts of the edited resource and their present paths.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "draft/conflicts.h"
#include "draft/edited_value.h"

namespace resume_patch::draft {

/// An unresolved conflict.
struct OpenConflict {
  std::uint32_t number;        ///< Its number among all conflicts.
  std::string path;            ///< Differs from the paths of all other open conflicts.
  std::uint32_t position = 0;  ///< For a missing item: the position at which it is inserted.
  std::string mine;            ///< The present value, "" if absent.
};

/// The conflicts of a session in its present tree. Of several open conflicts at one location, the first one
/// counts. A conflict is not open if it is resolved, its item or list is gone, or its missing item is back in
/// its list. Neither is it if the value equals the server's side. See decisions/conflicts-are-looked-up.md.
class OpenConflicts {
 public:
  OpenConflicts(const Conflicts& conflicts, const BaseItems& stored)
      : conflicts_(conflicts), base_items_(stored) {}

  /// Returns all open conflicts in the order of their numbers. Linear in the size of the resource, n log n in
  /// the number of conflicts.
  [[nodiscard]] std::vector<OpenConflict> all(const NodeContent& root) const;
  /// Returns the open conflict at a location, or nothing.
  [[nodiscard]] std::optional<OpenConflict> find_at(const Anchor& anchor, const EditedValue& value) const;

 private:
  [[nodiscard]] std::optional<OpenConflict> first_open(Conflicts::Numbers numbers,
                                                       const EditedValue& value) const;

  const Conflicts& conflicts_;
  const BaseItems& base_items_;
};

}  // namespace resume_patch::draft
