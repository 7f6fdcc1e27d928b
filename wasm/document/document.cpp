#include "document/document.h"

#include <algorithm>

#include "document/text.h"

namespace resume_patch::document {

namespace {
// The reader loads whole words. A zero byte after the text ends every scan.
constexpr std::size_t padding = 8;
}  // namespace

void Document::swap(Document& other) noexcept {
  std::swap(source_, other.source_);
  std::swap(capacity_, other.capacity_);
  std::swap(length_, other.length_);
  std::swap(nodes_, other.nodes_);
  std::swap(node_capacity_, other.node_capacity_);
  std::swap(node_count_, other.node_count_);
}

char* Document::reserve_text(std::size_t bytes) {
  node_count_ = 0;
  length_ = 0;
  if (bytes + padding > capacity_) {
    capacity_ = bytes + padding;
    source_.reset(new char[capacity_]);  // Not zeroed, because the text fills it.
  }
  return source_.get();
}

void Document::grow_nodes() {
  // A resume has about one node for every eight bytes.
  reserve_nodes(std::max(node_capacity_ * 2, static_cast<std::uint32_t>(capacity_ / 8) + 16));
}

void Document::shrink_to_fit() {
  reserve_nodes(node_count_);
}

void Document::reserve_nodes(std::uint32_t nodes) {
  std::unique_ptr<Node[]> room(new Node[nodes]);
  std::copy(nodes_.get(), nodes_.get() + node_count_, room.get());
  nodes_ = std::move(room);
  node_capacity_ = nodes;
}

OptionalValue Value::find(std::string_view key) const {
  for (const Member member : members()) {
    if (member.key.text_is(key)) return member.value;
  }
  return std::nullopt;
}

OptionalValue Value::item(std::uint32_t position) const {
  for (const Value candidate : items()) {
    if (position-- == 0) return candidate;
  }
  return std::nullopt;
}

std::string_view Value::text(std::string& scratch) const {
  if (!node().is_noncanonical) return slice();
  scratch.clear();
  append_unescaped(scratch, slice());
  return scratch;
}

std::string Value::string() const {
  if (!node().is_noncanonical) return std::string(slice());
  std::string content;
  append_unescaped(content, slice());
  return content;
}

bool Value::text_is(std::string_view content) const {
  if (!node().is_noncanonical) return bytes_equal(slice(), content);
  std::string scratch;
  return text(scratch) == content;
}

}  // namespace resume_patch::document
