#include "document/document.h"

#include "document/text.h"

namespace resume_patch::document {

namespace {
// The reader loads whole words, and a zero byte behind the text stops every scan.
constexpr std::size_t padding = 8;
}  // namespace

char* Document::reserve(std::size_t bytes) {
  nodes_.clear();
  length_ = 0;
  if (bytes + padding > capacity_) {
    capacity_ = bytes + padding;
    source_.reset(new char[capacity_]);  // Not zeroed: the text fills it.
  }
  return source_.get();
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
  if (!node().escaped) return slice();
  scratch.clear();
  append_unescaped(scratch, slice());
  return scratch;
}

std::string Value::string() const {
  std::string content;
  append_unescaped(content, slice());
  return content;
}

bool Value::text_is(std::string_view content) const {
  if (!node().escaped) return bytes_equal(slice(), content);
  std::string scratch;
  return text(scratch) == content;
}

}  // namespace resume_patch::document
