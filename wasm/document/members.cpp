#include "document/members.h"

#include <algorithm>

#include "document/argsort.h"

namespace resume_patch::document {

namespace {

// Up to this size a linear search is as fast as an index.
constexpr std::uint32_t few_members = 24;

std::uint64_t hash_key(Value key) {
  std::string scratch;
  return hash_bytes(key.text(scratch));
}

}  // namespace

MemberPairs::MemberPairs(Value before, Value after)
    : before_(before),
      after_(after),
      key_(after),
      next_(&after.node() + 1),
      hint_(&before.node() + 1),
      unmatched_count_(before.size()) {}

bool MemberPairs::next() {
  if (only_before_) return next_only_before();
  if (next_ >= after_.end()) {
    if (unmatched_count_ == 0) return false;
    only_before_ = true;
    next_ = &before_.node() + 1;
    hint_ = &after_.node() + 1;
    order_.clear();
    return next_only_before();
  }
  key_ = Value(next_);
  after_value_ = Value(next_ + 1);
  next_ = after_value_->end();
  before_value_ = find(before_, key_);
  if (before_value_) --unmatched_count_;
  return true;
}

bool MemberPairs::next_only_before() {
  after_value_.reset();
  while (unmatched_count_ > 0) {
    key_ = Value(next_);
    before_value_ = Value(next_ + 1);
    next_ = before_value_->end();
    if (!find(after_, key_)) {
      --unmatched_count_;
      return true;
    }
  }
  return false;
}

OptionalValue MemberPairs::find(Value object, Value key) {
  const Node* const end = object.end();
  const Node* found = hint_;
  if (found >= end || !equal_strings(Value(found), key)) {
    if (object.size() > few_members) {
      found = find_sorted(object, key);
    } else {
      found = &object.node() + 1;
      while (found < end && !equal_strings(Value(found), key)) found += 1 + found[1].node_count;
    }
  }
  if (found >= end) return std::nullopt;
  hint_ = found + 1 + found[1].node_count;
  return Value(found + 1);
}

const Node* MemberPairs::find_sorted(Value object, Value key) {
  if (order_.empty()) {
    keys_.clear();
    hashes_.clear();
    for (const Value::Member member : object.members()) {
      keys_.push_back(&member.key.node());
      hashes_.push_back(hash_key(member.key));
    }
    order_ = argsort(keys_.size(),
                     [&](std::uint32_t left, std::uint32_t right) { return hashes_[left] < hashes_[right]; });
  }
  const std::uint64_t hash = hash_key(key);
  auto entry = std::lower_bound(
      order_.begin(), order_.end(), hash,
      [&](std::uint32_t candidate, std::uint64_t wanted) { return hashes_[candidate] < wanted; });
  for (; entry != order_.end() && hashes_[*entry] == hash; ++entry) {
    if (equal_strings(Value(keys_[*entry]), key)) return keys_[*entry];
  }
  return object.end();
}

}  // namespace resume_patch::document
