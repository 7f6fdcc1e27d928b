// A Tree compared and written: the walks over the whole of it.
#include "document/equality.h"
#include "document/tree_branch.h"
#include "document/writer.h"

namespace resume_patch::document {

namespace {

/// Whether more containers stand inside each other than `room`. Every one of them is a node.
bool is_deeper(Value value, std::uint32_t room) {
  if (value.node().span <= room || !value.is_container()) return false;
  if (room == 0) return true;
  for (const Value item : value.items()) {
    if (is_deeper(item, room - 1)) return true;
  }
  for (const Value::Member member : value.members()) {
    if (is_deeper(member.value, room - 1)) return true;
  }
  return false;
}

}  // namespace

/// Writes a tree, and stops where it meets a limit.
class Tree::Writing {
 public:
  Writing(std::string& out, Limits limits) : out_(out), limits_(limits) {}

  /// False when a limit was met. `depth` counts the containers around.
  bool part(const Part& part, std::uint32_t depth);
  [[nodiscard]] std::optional<ReadErrorCode> fault() const { return fault_; }

 private:
  bool branch(const Branch& branch, std::uint32_t depth);
  bool fail(ReadErrorCode code) {
    fault_ = code;
    return false;
  }

  std::string& out_;
  Limits limits_;
  std::optional<ReadErrorCode> fault_;
};

bool Tree::Writing::part(const Part& part, std::uint32_t depth) {
  if (part.branch_ != nullptr) {
    if (depth >= limits_.depth) return fail(ReadErrorCode::too_deep);
    if (!branch(*part.branch_, depth + 1)) return false;
  } else {
    if (is_deeper(*part.value_, limits_.depth - depth)) return fail(ReadErrorCode::too_deep);
    document::write(out_, *part.value_);
  }
  return out_.size() <= limits_.bytes || fail(ReadErrorCode::too_large);
}

bool Tree::Writing::branch(const Branch& branch, std::uint32_t depth) {
  bool first = true;
  out_ += branch.is_list ? '[' : '{';
  for (std::size_t at = 0; at < branch.parts.size(); ++at) {
    if (branch.parts[at].is_empty()) continue;
    if (!first) out_ += ',';
    first = false;
    if (!branch.is_list) write_key(out_, branch.keys[at]);
    if (!part(branch.parts[at], depth)) return false;
  }
  out_ += branch.is_list ? ']' : '}';
  return true;
}

bool Tree::equal(const Part& part, Value value) const {
  if (part.branch_ == nullptr) return document::equal(*part.value_, value);
  const Branch& branch = *part.branch_;
  if (branch.is_list != value.is_array() || (!branch.is_list && !value.is_object())) return false;
  if (value.size() != (branch.is_list ? branch.parts.size() : branch.count)) return false;
  std::uint32_t position = 0;
  for (const Value item : value.items()) {
    if (!equal(branch.parts[position++], item)) return false;
  }
  std::string scratch;
  for (const Value::Member member : value.members()) {
    position = branch.find(member.key.text(scratch));
    if (position == Branch::nowhere || branch.parts[position].is_empty()) return false;
    if (!equal(branch.parts[position], member.value)) return false;
  }
  return true;
}

std::optional<ReadErrorCode> Tree::write(std::string& out, const Part& part, Limits limits) const {
  Writing writing(out, limits);
  writing.part(part, 0);
  return writing.fault();
}

}  // namespace resume_patch::document
