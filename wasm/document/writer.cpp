#include "document/writer.h"

#include "document/text.h"

namespace resume_patch::document {

namespace {

void write_slice_quoted(std::string& out, std::string_view slice) {
  out += '"';
  out += slice;
  out += '"';
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
  write_slice_quoted(out, key.slice());
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
    case Kind::string: write_slice_quoted(out, value.slice()); return;
    case Kind::array:
      out += '[';
      for (const Value item : value.items()) {
        separate();
        write(out, item);
      }
      out += ']';
      return;
    case Kind::object:
      out += '{';
      for (const Value::Member member : value.members()) {
        separate();
        write_key(out, member.key);
        write(out, member.value);
      }
      out += '}';
      return;
  }
}

}  // namespace resume_patch::document
