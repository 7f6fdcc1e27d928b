// The conflicts that are to be settled in the edited resource as it is, and where they are in it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "draft/conflicts.h"
#include "draft/edited_value.h"

namespace resume_patch::draft {

/// A conflict that is to be settled.
struct OpenConflict {
  std::uint32_t number;        ///< Its position among all conflicts.
  std::string path;            ///< Distinct from the paths of the others.
  std::uint32_t position = 0;  ///< Of a missing item: the position that it is inserted at.
  std::string mine;            ///< What the edited resource has there, "" for nothing.
};

/// The conflicts of a session with the tree of places that they are about. A conflict is open unless it is
/// settled, its item or list is gone, its missing item is back in its list, or the server's side stands
/// there. Of several about one place the first open one counts.
class OpenConflicts {
 public:
  OpenConflicts(const Conflicts& conflicts, const BaseItems& stored)
      : conflicts_(conflicts), base_items_(stored) {}

  /// Returns all of them in the order of their numbers. Linear in the size of the resource, and n log n in
  /// the number of conflicts.
  [[nodiscard]] std::vector<OpenConflict> all(const NodeContent& root) const;
  /// Returns the one about a place, or nothing.
  [[nodiscard]] std::optional<OpenConflict> find_at(const Anchor& anchor, const EditedValue& value) const;

 private:
  [[nodiscard]] std::optional<OpenConflict> first_open(Conflicts::Numbers numbers,
                                                       const EditedValue& value) const;

  const Conflicts& conflicts_;
  const BaseItems& base_items_;
};

}  // namespace resume_patch::draft
