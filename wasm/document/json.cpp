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

JsonObject& JsonObject::with(std::string_view name, Json value) {
  value_.get_ptr<Json::object_t*>()->emplace_back(std::string(name), std::move(value));
  return *this;
}

JsonObject& JsonObject::with(std::string_view name, std::string_view text) {
  return with(name, Json(std::string(text)));
}

JsonObject& JsonObject::with_number(std::string_view name, std::int64_t number) {
  return with(name, Json(number));
}

JsonObject& JsonObject::with_flag(std::string_view name, bool flag) {
  return with(name, Json(flag));
}

Json json_array() {
  return Json(Json::value_t::array);
}

void append(Json& array, Json value) {
  array.get_ptr<Json::array_t*>()->push_back(std::move(value));
}

}  // namespace resume_patch::document
