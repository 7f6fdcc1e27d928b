// Walks over edited documents, which may be deeper and larger than any document: copies of copies are shared.
#include <algorithm>

#include "document/editable_node.h"
#include "document/writer.h"

namespace resume_patch::document {

namespace {

/// Writes an edited document, and stops at a limit.
class EditableWriter {
 public:
  EditableWriter(std::string& out, Limits limits) : out_(out), limits_(limits) {}

  /// Returns false at a limit. `depth` counts the containers around it.
  bool write_view(EditableView view, std::uint32_t depth);
  [[nodiscard]] std::optional<ReadErrorCode> error() const { return error_; }

 private:
  bool write_container(const EditableContainer& container, std::uint32_t depth);
  bool fail(ReadErrorCode code) {
    error_ = code;
    return false;
  }

  std::string& out_;
  Limits limits_;
  std::optional<ReadErrorCode> error_;
};

bool EditableWriter::write_view(EditableView view, std::uint32_t depth) {
  if (view.container != nullptr) {
    if (depth >= limits_.depth) return fail(ReadErrorCode::too_deep);
    if (!write_container(*view.container, depth + 1)) return false;
  } else if (view.value) {
    if (is_deeper(view, limits_.depth - depth)) return fail(ReadErrorCode::too_deep);
    document::write(out_, *view.value);
  }
  return out_.size() <= limits_.bytes || fail(ReadErrorCode::too_large);
}

bool EditableWriter::write_container(const EditableContainer& container, std::uint32_t depth) {
  bool first = true;
  out_ += container.is_list ? '[' : '{';
  for (std::size_t at = 0; at < container.elements.size(); ++at) {
    if (container.elements[at].is_empty()) continue;
    if (!first) out_ += ',';
    first = false;
    if (!container.is_list) write_key(out_, container.keys[at]);
    if (!write_view(container.elements[at], depth)) return false;
  }
  out_ += container.is_list ? ']' : '}';
  return true;
}

}  // namespace

bool is_deeper(EditableView view, std::uint32_t room) {
  if (!view.value || !view.value->is_container()) return false;
  // Each container is a node.
  if (view.container == nullptr && view.value->node().node_count <= room) return false;
  if (room == 0) return true;
  if (view.container != nullptr) {
    const auto& elements = view.container->elements;
    return std::any_of(elements.begin(), elements.end(),
                       [&](const EditableElement& element) { return is_deeper(element, room - 1); });
  }
  for (const Value item : view.value->items()) {
    if (is_deeper(item, room - 1)) return true;
  }
  for (const Value::Member member : view.value->members()) {
    if (is_deeper(member.value, room - 1)) return true;
  }
  return false;
}

std::optional<ReadErrorCode> write(std::string& out, EditableView view, Limits limits) {
  EditableWriter writer(out, limits);
  writer.write_view(view, 0);
  return writer.error();
}

}  // namespace resume_patch::document
