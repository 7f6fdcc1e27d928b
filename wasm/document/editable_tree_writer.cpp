// A Tree compared and written: the walks over the whole of it.
#include "document/editable_tree_container.h"
#include "document/equality.h"
#include "document/writer.h"

namespace resume_patch::document {

namespace {

/// Whether more containers stand inside each other than `room`. Every one of them is a node.
bool is_deeper(Value value, std::uint32_t room) {
  if (value.node().node_count <= room || !value.is_container()) return false;
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
class EditableTree::Writer {
 public:
  Writer(std::string& out, Limits limits) : out_(out), limits_(limits) {}

  /// False when a limit was met. `depth` counts the containers around.
  bool write_element(const Element& element, std::uint32_t depth);
  [[nodiscard]] std::optional<ReadErrorCode> error() const { return error_; }

 private:
  bool write_container(const Container& container, std::uint32_t depth);
  bool fail(ReadErrorCode code) {
    error_ = code;
    return false;
  }

  std::string& out_;
  Limits limits_;
  std::optional<ReadErrorCode> error_;
};

bool EditableTree::Writer::write_element(const Element& element, std::uint32_t depth) {
  if (element.container_ != nullptr) {
    if (depth >= limits_.depth) return fail(ReadErrorCode::too_deep);
    if (!write_container(*element.container_, depth + 1)) return false;
  } else {
    if (is_deeper(*element.value_, limits_.depth - depth)) return fail(ReadErrorCode::too_deep);
    document::write(out_, *element.value_);
  }
  return out_.size() <= limits_.bytes || fail(ReadErrorCode::too_large);
}

bool EditableTree::Writer::write_container(const Container& container, std::uint32_t depth) {
  bool first = true;
  out_ += container.is_list ? '[' : '{';
  for (std::size_t at = 0; at < container.elements.size(); ++at) {
    if (container.elements[at].is_empty()) continue;
    if (!first) out_ += ',';
    first = false;
    if (!container.is_list) write_key(out_, container.keys[at]);
    if (!write_element(container.elements[at], depth)) return false;
  }
  out_ += container.is_list ? ']' : '}';
  return true;
}

bool EditableTree::equal(const Element& element, Value value) const {
  if (element.container_ == nullptr) return document::equal(*element.value_, value);
  const Container& container = *element.container_;
  if (container.is_list != value.is_array() || (!container.is_list && !value.is_object())) return false;
  if (value.size() != (container.is_list ? container.elements.size() : container.count)) return false;
  std::uint32_t position = 0;
  for (const Value item : value.items()) {
    if (!equal(container.elements[position++], item)) return false;
  }
  std::string scratch;
  for (const Value::Member member : value.members()) {
    position = container.find(member.key.text(scratch));
    if (position == Container::npos || container.elements[position].is_empty()) return false;
    if (!equal(container.elements[position], member.value)) return false;
  }
  return true;
}

std::optional<ReadErrorCode> EditableTree::write(std::string& out, const Element& element,
                                                 Limits limits) const {
  Writer writer(out, limits);
  writer.write_element(element, 0);
  return writer.error();
}

}  // namespace resume_patch::document
