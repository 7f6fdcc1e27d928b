#include "document/writer.h"

#include "document/text.h"

namespace resume_patch::document {

bool is_compact(Value value) {
  return !value.is_container() || !value.node().is_noncanonical;
}

std::string_view compact_text(Value value) {
  const Node* node = &value.node();
  const char* const from = start_of(*node);
  // Descends to the last scalar or empty container and counts the brackets that end with it.
  std::size_t brackets = 0;
  for (; is_container(*node) && node->length > 0; ++brackets) {
    const std::uint32_t key = node->kind == Kind::object ? 1 : 0;
    const Node* const end = node + node->node_count;
    ++node;
    while (node + key + node[key].node_count != end) node += key + node[key].node_count;
    node += key;
  }
  // The end of the last value: a closing quote, or the two brackets of an empty container.
  const std::size_t last = is_container(*node) ? 2 : node->length + (node->kind == Kind::string ? 1 : 0);
  return {from, static_cast<std::size_t>(node->text - from) + last + brackets};
}

void append_number(std::string& out, std::uint64_t number) {
  char digits[20];  // 2^64 - 1 has 20 digits.
  std::size_t first = sizeof digits;
  do {
    digits[--first] = static_cast<char>('0' + number % 10);
    number /= 10;
  } while (number > 0);
  out.append(digits + first, sizeof digits - first);
}

void write_key(std::string& out, Value key) {
  out += compact_text(key);
  out += ':';
}

void write(std::string& out, Value value) {
  if (is_compact(value)) {
    out += compact_text(value);
    return;
  }
  bool first = true;
  const auto separate = [&] {
    if (!first) out += ',';
    first = false;
  };
  if (value.is_array()) {
    out += '[';
    for (const Value item : value.items()) {
      separate();
      write(out, item);
    }
    out += ']';
  } else {
    out += '{';
    for (const Value::Member member : value.members()) {
      separate();
      write_key(out, member.key);
      write(out, member.value);
    }
    out += '}';
  }
}

}  // namespace resume_patch::document
