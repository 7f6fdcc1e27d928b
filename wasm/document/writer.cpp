#include "document/writer.h"

#include "document/text.h"

namespace resume_patch::document {

namespace {

/// With the quotes that stand around it in its document.
std::string_view with_quotes(Value string) {
  const std::string_view slice = string.slice();
  return {slice.data() - 1, slice.size() + 2};
}

bool is_container(const Node& node) {
  return node.kind == Kind::array || node.kind == Kind::object;
}

/// The text of a container in which nothing stands that is not its content.
std::string_view text_of(Value container) {
  const Node* node = &container.node();
  // Down the last values: what ends with this container, and which brackets that takes.
  std::size_t brackets = 0;
  for (; is_container(*node) && node->length > 0; ++brackets) {
    const std::uint32_t key = node->kind == Kind::object ? 1 : 0;
    const Node* const behind = node + node->span;
    ++node;
    while (node + key + node[key].span != behind) node += key + node[key].span;
    node += key;
  }
  // What of the last value stands there: a closing quote ends a string, two brackets are an empty container.
  const std::size_t last = is_container(*node) ? 2 : node->length + (node->kind == Kind::string ? 1 : 0);
  const char* const from = container.node().text;
  return {from, static_cast<std::size_t>(node->text - from) + last + brackets};
}

}  // namespace

void append_number(std::string& out, std::uint64_t number) {
  char digits[20];  // As many as 2^64 - 1 has.
  std::size_t first = sizeof digits;
  do {
    digits[--first] = static_cast<char>('0' + number % 10);
    number /= 10;
  } while (number > 0);
  out.append(digits + first, sizeof digits - first);
}

void write_key(std::string& out, Value key) {
  out += with_quotes(key);
  out += ':';
}

void write(std::string& out, Value value) {
  bool first = true;
  const auto separate = [&] {
    if (!first) out += ',';
    first = false;
  };
  switch (value.kind()) {
    case Kind::null:
    case Kind::boolean:
    case Kind::number: out += value.slice(); return;
    case Kind::string: out += with_quotes(value); return;
    case Kind::array:
      if (!value.node().escaped) break;
      out += '[';
      for (const Value item : value.items()) {
        separate();
        write(out, item);
      }
      out += ']';
      return;
    case Kind::object:
      if (!value.node().escaped) break;
      out += '{';
      for (const Value::Member member : value.members()) {
        separate();
        write_key(out, member.key);
        write(out, member.value);
      }
      out += '}';
      return;
  }
  out += text_of(value);
}

}  // namespace resume_patch::document
