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
class ObjectWriter {
 public:
  explicit ObjectWriter(std::string& out) : out_(out) { out_ += '{'; }
  void open(Value key) {
    if (out_.back() != '{') out_ += ',';
    document::write_key(out_, key);
  }
  void end() { out_ += '}'; }

 private:
  std::string& out_;
};

// Applies a merge patch. Members keep the order of the target. See RFC 7396, section 2.
void apply_merge(std::string& out, OptionalValue target, Value patch) {
  if (!patch.is_object()) return document::write(out, patch);
  if (target && !target->is_object()) target.reset();
  ObjectWriter members(out);
  for (document::MemberPairs pairs(patch, target.value_or(patch)); pairs.next();) {
    // Without a target, the patch takes its place, so that the loop visits each of its members.
    const OptionalValue old = target ? pairs.after() : std::nullopt;
    const OptionalValue edit = pairs.before();
    if (edit && edit->is_null()) continue;
    members.open(pairs.key());
    if (edit) {
      apply_merge(out, old, *edit);
    } else {
      document::write(out, *old);
    }
  }
  members.end();
}

class MergePatchDiffer {
 public:
  explicit MergePatchDiffer(MergePatchResult& result) : result_(result), out_(result.text) {}

  void diff_values(OptionalValue before, Value after);

 private:
  void diff_objects(Value before, Value after);

  MergePatchResult& result_;
  std::string& out_;
};

void MergePatchDiffer::diff_values(OptionalValue before, Value after) {
  if (!after.is_object()) return document::write(out_, after);
  if (before && before->is_object()) return diff_objects(*before, after);
  // A value that is not an object becomes an empty object before members are merged into it.
  ObjectWriter members(out_);
  for (const Value::Member member : after.members()) {
    if (member.value.is_null()) result_.unsendable_null = member.value;
    members.open(member.key);
    diff_values(std::nullopt, member.value);
  }
  members.end();
}

void MergePatchDiffer::diff_objects(Value before, Value after) {
  ObjectWriter members(out_);
  for (document::MemberPairs pairs(before, after); pairs.next();) {
    const OptionalValue old = pairs.before();
    const OptionalValue now = pairs.after();
    if (old && now && diff::has_same_text(*old, *now)) continue;
    const bool both_objects = old && now && old->is_object() && now->is_object();
    if (old && now && !both_objects && document::equal(*old, *now)) continue;
    if (now && now->is_null()) result_.unsendable_null = now;
    const std::size_t start = out_.size();
    members.open(pairs.key());
    const std::size_t content = out_.size();
    if (now) {
      diff_values(old, *now);
    } else {
      out_ += "null";
    }
    // The objects have different texts and the same meaning.
    if (both_objects && out_.size() == content + 2) out_.resize(start);
  }
  members.end();
}

}  // namespace

std::string apply_merge_patch(Value target, Value patch) {
  std::string text;
  apply_merge(text, target, patch);
  return text;
}

MergePatchResult diff_merge_patch(Value before, Value after) {
  MergePatchResult result;
  MergePatchDiffer(result).diff_values(before, after);
  return result;
}

}  // namespace resume_patch::patch
