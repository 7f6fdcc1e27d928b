#include "patch/merge_patch.h"

#include "diff/content.h"
#include "document/equality.h"
#include "document/members.h"
#include "document/writer.h"

namespace resume_patch::patch {

namespace {

using document::OptionalValue;
using document::Value;

/// Writes the members of one object, with commas between them.
class Members {
 public:
  explicit Members(std::string& out) : out_(out) { out_ += '{'; }
  void open(Value key) {
    if (out_.back() != '{') out_ += ',';
    document::write_key(out_, key);
  }
  void end() { out_ += '}'; }

 private:
  std::string& out_;
};

// RFC 7396, section 2. Members of the target keep their order.
void merge(std::string& out, OptionalValue target, Value patch) {
  if (!patch.is_object()) return document::write(out, patch);
  if (target && !target->is_object()) target.reset();
  Members members(out);
  for (document::MemberPairs pairs(patch, target.value_or(patch)); pairs.next();) {
    // Without a target the patch stands in for it, so that each of its members is met.
    const OptionalValue old = target ? pairs.after() : std::nullopt;
    const OptionalValue edit = pairs.before();
    if (edit && edit->is_null()) continue;
    members.open(pairs.key());
    if (edit) {
      merge(out, old, *edit);
    } else {
      document::write(out, *old);
    }
  }
  members.end();
}

class MergeDiff {
 public:
  explicit MergeDiff(MergePatchResult& result) : result_(result), out_(result.text) {}

  void value(OptionalValue before, Value after);

 private:
  void object(Value before, Value after);

  MergePatchResult& result_;
  std::string& out_;
};

void MergeDiff::value(OptionalValue before, Value after) {
  if (!after.is_object()) return document::write(out_, after);
  if (before && before->is_object()) return object(*before, after);
  // What is no object becomes an empty one before the members are merged into it.
  Members members(out_);
  for (const Value::Member member : after.members()) {
    if (member.value.is_null()) result_.null = member.value;
    members.open(member.key);
    value(std::nullopt, member.value);
  }
  members.end();
}

void MergeDiff::object(Value before, Value after) {
  Members members(out_);
  for (document::MemberPairs pairs(before, after); pairs.next();) {
    const OptionalValue old = pairs.before();
    const OptionalValue now = pairs.after();
    if (old && now && diff::same_text(*old, *now)) continue;
    const bool both_objects = old && now && old->is_object() && now->is_object();
    if (old && now && !both_objects && document::equal(*old, *now)) continue;
    if (now && now->is_null()) result_.null = now;
    const std::size_t start = out_.size();
    members.open(pairs.key());
    const std::size_t content = out_.size();
    if (now) {
      value(old, *now);
    } else {
      out_ += "null";
    }
    // Objects that are written differently and mean the same.
    if (both_objects && out_.size() == content + 2) out_.resize(start);
  }
  members.end();
}

}  // namespace

std::string apply_merge_patch(Value target, Value patch) {
  std::string text;
  merge(text, target, patch);
  return text;
}

MergePatchResult diff_merge_patch(Value before, Value after) {
  MergePatchResult result;
  MergeDiff(result).value(before, after);
  return result;
}

}  // namespace resume_patch::patch
