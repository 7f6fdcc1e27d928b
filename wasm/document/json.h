// The value type of everything that is not the user's document: issue parameters above all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include "document/document.h"
#include "document/nlohmann.h"

namespace resume_patch::document {

/// Members keep their order.
using Json = nlohmann::ordered_json;

/// A piece of JSON text inside a result, which is written as it is: numbers of the user's document keep their
/// digits. Carried as nlohmann's binary value, which has no other use here.
[[nodiscard]] Json raw(std::string_view json_text);
[[nodiscard]] Json raw(Value value);

/// An object, member by member. Initializer lists of nlohmann's values would say the same in several times
/// the code, which is what a page downloads; and so would values handed about where a reference does.
class JsonObject {
 public:
  JsonObject();
  ~JsonObject();
  JsonObject(const JsonObject&) = delete;
  JsonObject& operator=(const JsonObject&) = delete;

  JsonObject&& with(const char* name, Json&& value);
  JsonObject&& with(const char* name, std::string_view text);
  JsonObject&& with(const char* name, const char* text) { return with(name, std::string_view(text)); }
  JsonObject&& with(const char* name, const std::string& text) { return with(name, std::string_view(text)); }
  JsonObject&& with_raw(const char* name, Value value);
  JsonObject&& with_raw(const char* name, std::string_view json_text);
  JsonObject&& with_number(const char* name, std::int64_t number);
  JsonObject&& with_flag(const char* name, bool flag);

  [[nodiscard]] Json&& take() { return std::move(value_); }

 private:
  Json value_;
};

[[nodiscard]] Json json_array();
void append(Json& array, Json value);

}  // namespace resume_patch::document
