#include "document/json.h"

#include "document/writer.h"

namespace resume_patch::document {

Json raw(std::string_view json_text) {
  return Json::binary({json_text.begin(), json_text.end()});
}

Json raw(Value value) {
  std::string text;
  write(text, value);
  return raw(text);
}

JsonObject::JsonObject() : value_(Json::value_t::object) {}
JsonObject::~JsonObject() = default;

JsonObject&& JsonObject::with(const char* name, Json&& value) {
  value_.get_ptr<Json::object_t*>()->emplace_back(name, std::move(value));
  return std::move(*this);
}

JsonObject&& JsonObject::with(const char* name, std::string_view text) {
  return with(name, Json(std::string(text)));
}

JsonObject&& JsonObject::with_raw(const char* name, Value value) {
  return with(name, raw(value));
}

JsonObject&& JsonObject::with_raw(const char* name, std::string_view json_text) {
  return with(name, raw(json_text));
}

JsonObject&& JsonObject::with_number(const char* name, std::int64_t number) {
  return with(name, Json(number));
}

JsonObject&& JsonObject::with_flag(const char* name, bool flag) {
  return with(name, Json(flag));
}

Json json_array() {
  return Json(Json::value_t::array);
}

void append(Json& array, Json value) {
  array.get_ptr<Json::array_t*>()->push_back(std::move(value));
}

}  // namespace resume_patch::document
