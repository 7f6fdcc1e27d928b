// Maps the values of a resource in request form to those of its original.
#pragma once

#include <vector>

#include "document/document.h"

namespace resume_patch::endpoint {

using document::Value;

/// The original of each value of a copy that Aliases::to_request_form() made. Both documents must outlive it.
class SourceMap {
 public:
  SourceMap(Value copy, Value original);

  [[nodiscard]] bool contains(Value of_copy) const;
  /// Returns the original of a value for which contains() is true.
  [[nodiscard]] Value original_of(Value of_copy) const;

 private:
  void trace(Value copy, Value original);

  Value copy_;
  std::vector<Value> originals_;  ///< By node of the copy. The entries of keys have no meaning.
};

}  // namespace resume_patch::endpoint
