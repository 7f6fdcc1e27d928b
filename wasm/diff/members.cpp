#include "diff/members.h"

#include <algorithm>

namespace resume_patch::diff {

namespace {

// Up to here a plain search is as fast as a sorted table.
constexpr std::uint32_t few_members = 24;

std::uint64_t hash_key(Value key) {
  std::string scratch;
  return document::hash_bytes(key.text(scratch));
}

}  // namespace

bool same_key(Value left, Value right) {
  if (!left.node().escaped && !right.node().escaped)
    return document::bytes_equal(left.slice(), right.slice());
  std::string scratch;
  return right.text_is(left.text(scratch));
}

MemberPairs::MemberPairs(Value before, Value after)
    : before_(before),
      after_(after),
      at_(after.index()),
      next_(after.index() + 1),
      hint_(before.index() + 1),
      not_matched_(before.size()) {}

Value MemberPairs::key() const {
  return {only_before_ ? &before_.document() : &after_.document(), at_};
}

bool MemberPairs::next() {
  if (only_before_) return next_only_before();
  at_ = next_;
  if (at_ >= after_.node().next) {
    if (not_matched_ == 0) return false;
    only_before_ = true;
    next_ = before_.index() + 1;
    hint_ = after_.index() + 1;
    sorted_.clear();
    return next_only_before();
  }
  after_value_ = Value(&after_.document(), at_ + 1);
  next_ = after_value_->node().next;
  before_value_ = find(before_, key());
  if (before_value_) --not_matched_;
  return true;
}

bool MemberPairs::next_only_before() {
  after_value_.reset();
  while (not_matched_ > 0) {
    at_ = next_;
    before_value_ = Value(&before_.document(), at_ + 1);
    next_ = before_value_->node().next;
    if (!find(after_, key())) {
      --not_matched_;
      return true;
    }
  }
  return false;
}

std::optional<Value> MemberPairs::find(Value object, Value key) {
  const document::Document* owner = &object.document();
  const std::uint32_t end = object.node().next;
  std::uint32_t found = hint_;
  if (found >= end || !same_key(Value(owner, found), key)) {
    if (object.size() > few_members) {
      found = find_sorted(object, key);
    } else {
      found = object.index() + 1;
      while (found < end && !same_key(Value(owner, found), key)) found = owner->node(found + 1).next;
    }
  }
  if (found >= end) return std::nullopt;
  hint_ = owner->node(found + 1).next;
  return Value(owner, found + 1);
}

std::uint32_t MemberPairs::find_sorted(Value object, Value key) {
  if (sorted_.empty()) {
    sorted_.reserve(object.size());
    for (const Value::Member member : object.members())
      sorted_.push_back({hash_key(member.key), member.key.index()});
    std::sort(sorted_.begin(), sorted_.end(), [](Entry a, Entry b) { return a.hash < b.hash; });
  }
  const std::uint64_t hash = hash_key(key);
  auto entry =
      std::lower_bound(sorted_.begin(), sorted_.end(), hash,
                       [](Entry candidate, std::uint64_t wanted) { return candidate.hash < wanted; });
  for (; entry != sorted_.end() && entry->hash == hash; ++entry) {
    if (same_key(Value(&object.document(), entry->key), key)) return entry->key;
  }
  return object.node().next;
}

}  // namespace resume_patch::diff
