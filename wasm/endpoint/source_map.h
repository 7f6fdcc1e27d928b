// A resource in request form and the one it was made of, value by value.
#pragma once

#include <vector>

#include "document/document.h"

namespace resume_patch::endpoint {

using document::Value;

/// What each value of a copy that Aliases::to_request_form() made was in the original. Both must outlive
/// this.
class SourceMap {
 public:
  SourceMap(Value copy, Value original);

  [[nodiscard]] bool contains(Value of_copy) const;
  /// Of a value that this holds.
  [[nodiscard]] Value original_of(Value of_copy) const;

 private:
  void trace(Value copy, Value original);

  Value copy_;
  std::vector<Value> originals_;  ///< By node of the copy; of a key, nothing in particular.
};

}  // namespace resume_patch::endpoint
