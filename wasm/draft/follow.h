// One place in two versions of a resource.
#pragma once

#include <string>
#include <string_view>

#include "diff/shape.h"
#include "document/document.h"

namespace resume_patch::draft {

struct Followed {
  document::OptionalValue value;  ///< None where the other version has nothing there.
  std::string pointer;            ///< Where it is there, as far as it can be followed.
  bool is_whole = true;           ///< The pointer leads all the way: what holds the place is there.
};

/// Where the place that `pointer` names in `from` is in `to`: members by name, items as match_items() pairs
/// them.
[[nodiscard]] Followed follow(document::Value from, document::Value to, std::string_view pointer,
                              const diff::Shapes& shapes, diff::ShapeId root);

}  // namespace resume_patch::draft
