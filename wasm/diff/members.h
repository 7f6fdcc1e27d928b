// The members of two objects, by name.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "document/document.h"

namespace resume_patch::diff {

using document::Value;

[[nodiscard]] bool same_key(Value left, Value right);

/// Steps through the members of `after` in their order, each with its fellow in `before`, then through those
/// that only `before` has. Linear when both hold their members in about one order, which two versions of one
/// document do; n log n otherwise.
///
///   for (MemberPairs pairs(before, after); pairs.next();) use(pairs.key(), pairs.before(), pairs.after());
class MemberPairs {
 public:
  MemberPairs(Value before, Value after);

  [[nodiscard]] bool next();
  [[nodiscard]] Value key() const;
  [[nodiscard]] std::optional<Value> before() const { return before_value_; }
  [[nodiscard]] std::optional<Value> after() const { return after_value_; }

 private:
  struct Entry {
    std::uint64_t hash;
    std::uint32_t key;  ///< Index of the key's node.
  };

  [[nodiscard]] std::optional<Value> find(Value object, Value key);
  [[nodiscard]] std::uint32_t find_sorted(Value object, Value key);
  [[nodiscard]] bool next_only_before();

  Value before_;
  Value after_;
  std::optional<Value> before_value_;
  std::optional<Value> after_value_;
  std::uint32_t at_;           ///< Key of the member in turn, in after_ and then in before_.
  std::uint32_t next_;         ///< Key of the one behind it.
  std::uint32_t hint_;         ///< Where the other object's member most likely is.
  std::uint32_t not_matched_;  ///< Members of before_ that no member of after_ has met so far.
  bool only_before_ = false;
  std::vector<Entry> sorted_;  ///< Of the object that is searched, once that was worth it.
};

}  // namespace resume_patch::diff
