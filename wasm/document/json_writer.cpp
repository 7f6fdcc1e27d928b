#include "document/json_writer.h"

#include "document/text.h"
#include "document/writer.h"

namespace resume_patch::document {

void JsonWriter::separate() {
  if (out_.empty()) return;
  const char last = out_.back();
  if (last != '{' && last != '[' && last != ':') out_ += ',';
}

void JsonWriter::begin(char bracket) {
  separate();
  out_ += bracket;
}

void JsonWriter::key(std::string_view name) {
  text(name);
  out_ += ':';
}

void JsonWriter::text(std::string_view content) {
  separate();
  append_quoted(out_, content);
}

void JsonWriter::value(Value value) {
  separate();
  write(out_, value);
}

void JsonWriter::raw(std::string_view json_text) {
  separate();
  out_ += json_text;
}

void JsonWriter::json(const Json& json) {
  separate();
  append_json(out_, json);
}

void JsonWriter::number(std::uint32_t number) {
  separate();
  append_number(out_, number);
}

void JsonWriter::member(const char* name, std::string_view content) {
  key(name);
  text(content);
}

void JsonWriter::member(const char* name, Value value) {
  key(name);
  this->value(value);
}

}  // namespace resume_patch::document
