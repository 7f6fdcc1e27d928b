// The members of two objects, by name.
#pragma once

#include <cstdint>
#include <optional>

#include "document/document.h"
#include "document/member_index.h"

namespace resume_patch::document {

/// Steps through the members of `after` in their order, each with its fellow in `before`, then through those
/// that only `before` has. Linear when both hold their members in about one order, which two versions of one
/// document do; n log n otherwise.
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
  Value key_;  ///< Of the member in turn.
  OptionalValue before_value_;
  OptionalValue after_value_;
  const Node* next_;               ///< Key of the member behind it, in after_ and then in before_.
  const Node* hint_;               ///< Where the other object's member most likely is.
  std::uint32_t unmatched_count_;  ///< Members of before_ that no member of after_ has met so far.
  bool only_before_ = false;
  std::optional<MemberIndex> index_;  ///< Of the object that is searched, once that pays.
};

}  // namespace resume_patch::document
