// Converts results to JSON text and back.
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

/// Appends a whole number. Results hold no other numbers: the numbers of documents are embedded texts.
void append_integer(std::string& text, const Json& json) {
  const std::int64_t* const number = json.get_ptr<const Json::number_integer_t*>();
  const bool is_negative = !json.is_number_unsigned() && *number < 0;
  if (is_negative) text += '-';
  const auto magnitude = static_cast<std::uint64_t>(*number);
  append_number(text, is_negative ? 0 - magnitude : magnitude);
}

}  // namespace

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
  const Json* const text = json.size() == 1 ? find_member(json, embedded_member) : nullptr;
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

void append_json(std::string& text, const Json& json) {
  switch (json.type()) {
    case Json::value_t::boolean: text += json.get<bool>() ? "true" : "false"; return;
    case Json::value_t::string: return append_quoted(text, *json.get_ptr<const std::string*>());
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned: return append_integer(text, json);
    case Json::value_t::array: {
      char separator = '[';
      for (const Json& item : json) {
        text += std::exchange(separator, ',');
        append_json(text, item);
      }
      text += separator == '[' ? "[]" : "]";
      return;
    }
    case Json::value_t::object: {
      if (const std::string* const value = embedded_text(json); value != nullptr) {
        text += *value;
        return;
      }
      char separator = '{';
      for (const auto& [name, member] : *json.get_ptr<const Json::object_t*>()) {
        text += std::exchange(separator, ',');
        append_quoted(text, name);
        text += ':';
        append_json(text, member);
      }
      text += separator == '{' ? "{}" : "}";
      return;
    }
    default: text += "null"; return;  // Null. Results hold no doubles and no bytes.
  }
}

std::string dump(const Json& json) {
  std::string text;
  append_json(text, json);
  return text;
}

}  // namespace resume_patch::document
