// Pairs of members of two objects, matched by name.
#pragma once

#include <cstdint>
#include <optional>

#include "document/document.h"
#include "document/member_index.h"

namespace resume_patch::document {

/// Iterates over the members of `after`, each with its counterpart in `before`, then over those of `before`
/// only. Takes linear time if both objects have about the same order, else n log n.
///
///   for (MemberPairs pairs(before, after); pairs.next();) use(pairs.key(), pairs.before(), pairs.after());
class MemberPairs {
 public:
  MemberPairs(Value before, Value after);

  [[nodiscard]] bool next();
  [[nodiscard]] Value key() const { return key_; }
  [[nodiscard]] OptionalValue before() const { return before_value_; }
  [[nodiscard]] OptionalValue after() const { return after_value_; }

 private:
  [[nodiscard]] OptionalValue find(Value object, Value key);
  [[nodiscard]] const Node* find_indexed(Value object, Value key);
  [[nodiscard]] bool next_only_before();

  Value before_;
  Value after_;
  Value key_;  ///< Of the current pair.
  OptionalValue before_value_;
  OptionalValue after_value_;
  const Node* next_;               ///< Key of the next member, first in after_, then in before_.
  const Node* hint_;               ///< The most likely counterpart in the other object.
  std::uint32_t unmatched_count_;  ///< Members of before_ that have no counterpart so far.
  bool only_before_ = false;
  std::optional<MemberIndex> index_;  ///< Of the searched object, built at the first search.
};

}  // namespace resume_patch::document
