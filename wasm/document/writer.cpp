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

void write(std::string& out, const Json& value) {
  bool first = true;
  switch (value.type()) {
    case Json::value_t::string: append_quoted(out, *value.get_ptr<const std::string*>()); return;
    case Json::value_t::boolean: out += *value.get_ptr<const bool*>() ? "true" : "false"; return;
    case Json::value_t::number_integer: {
      const std::int64_t number = *value.get_ptr<const std::int64_t*>();
      if (number < 0) out += '-';
      append_number(out,
                    number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number));
      return;
    }
    case Json::value_t::binary: {
      const Json::binary_t& bytes = *value.get_ptr<const Json::binary_t*>();
      out.append(bytes.begin(), bytes.end());
      return;
    }
    case Json::value_t::array:
      out += '[';
      for (const Json& item : *value.get_ptr<const Json::array_t*>()) {
        if (!first) out += ',';
        first = false;
        write(out, item);
      }
      out += ']';
      return;
    case Json::value_t::object:
      out += '{';
      for (const auto& [name, member] : *value.get_ptr<const Json::object_t*>()) {
        if (!first) out += ',';
        first = false;
        append_quoted(out, name);
        out += ':';
        write(out, member);
      }
      out += '}';
      return;
    default: out += "null";
  }
}

}  // namespace resume_patch::document
