#include "document/members.h"

namespace resume_patch::document {

namespace {

// Up to this size a linear search is as fast as an index.
constexpr std::uint32_t few_members = 24;

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
    index_.reset();
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
      found = find_indexed(object, key);
    } else {
      found = &object.node() + 1;
      while (found < end && !equal_strings(Value(found), key)) found += 1 + found[1].node_count;
    }
  }
  if (found >= end) return std::nullopt;
  hint_ = found + 1 + found[1].node_count;
  return Value(found + 1);
}

const Node* MemberPairs::find_indexed(Value object, Value key) {
  if (!index_) index_.emplace(object);
  std::string scratch;
  const std::uint32_t at = index_->find(key.text(scratch));
  return at == MemberIndex::npos ? object.end() : &(*index_)[at].node();
}

}  // namespace resume_patch::document
