// The keys of an object by name.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace resume_patch::document {

/// Finds keys by hash. A few keys are compared one after another, without a table.
class MemberIndex {
 public:
  static constexpr std::uint32_t npos = 0xFFFFFFFFU;

  MemberIndex() = default;
  /// Adds the keys of an object; any other value has none.
  explicit MemberIndex(Value object);

  /// Appends a key that the index does not have.
  void add(Value key);
  /// Returns the position of a key, or `npos`.
  [[nodiscard]] std::uint32_t find(std::string_view name) const;

  [[nodiscard]] Value operator[](std::size_t position) const { return keys_[position]; }
  [[nodiscard]] std::size_t size() const { return keys_.size(); }
  [[nodiscard]] const std::vector<Value>& keys() const { return keys_; }

 private:
  std::vector<Value> keys_;
  std::vector<std::uint32_t> table_;  ///< Positions + 1 by hash; 0 is free. Empty for few keys.
};

}  // namespace resume_patch::document
