// The only file that parses and dumps with nlohmann_json, so that the templates are compiled once.
#include "document/json.h"

#include <cstdint>
#include <utility>

#include "document/pointer.h"
#include "document/text.h"
#include "document/writer.h"

namespace resume_patch::document {

namespace {

constexpr const char* embedded_member = "json";

Json number_of(std::string_view digits) {
  const auto number = row_index(digits);
  return number ? Json(*number) : embed(std::string(digits));
}

}  // namespace

Json to_json(std::string_view text) {
  return Json::parse(text, nullptr, false);
}

Json to_json(Value value) {
  switch (value.kind()) {
    case Kind::null: break;
    case Kind::boolean: return value.is_true();
    case Kind::number: return number_of(value.slice());
    case Kind::string: return value.string();
    case Kind::array: {
      Json list = Json::array();
      for (const Value item : value.items()) list.push_back(to_json(item));
      return list;
    }
    case Kind::object: {
      Json::object_t object;
      for (const Value::Member member : value.members())
        object.emplace_back(member.key.string(), to_json(member.value));
      return Json(std::move(object));
    }
  }
  return {};
}

Json embed(Value value) {
  std::string text;
  write(text, value);
  return embed(std::move(text));
}

Json make_object(std::initializer_list<JsonMember> members) {
  Json::object_t object;
  object.reserve(members.size());
  for (const JsonMember& member : members) object.emplace_back(member.name, std::move(member.value));
  return Json(std::move(object));
}

Json embed(std::string&& text) {
  return make_object({{embedded_member, std::move(text)}});
}

const std::string* embedded_text(const Json& json) {
  const Json* const text = find_member(json, embedded_member);
  return text == nullptr ? nullptr : text->get_ptr<const std::string*>();
}

const Json* find_member(const Json& json, std::string_view name) {
  const auto* const object = json.get_ptr<const Json::object_t*>();
  if (object == nullptr) return nullptr;
  for (const auto& [key, value] : *object) {
    if (key == name) return &value;
  }
  return nullptr;
}

std::string text_of_objects(const Json& list) {
  std::string text = "[";
  for (const Json& object : list) {
    text += text.size() > 1 ? ",{" : "{";
    bool is_first = true;
    for (const auto& [name, member] : *object.get_ptr<const Json::object_t*>()) {
      if (!std::exchange(is_first, false)) text += ',';
      append_quoted(text, name);
      text += ':';
      const std::string* const value = embedded_text(member);
      text += value != nullptr ? *value : dump(member);
    }
    text += '}';
  }
  text += ']';
  return text;
}

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace resume_patch::document
