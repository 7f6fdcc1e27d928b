#include "draft/saved.h"

#include <utility>
#include <variant>

#include "document/reader.h"
#include "document/words.h"
#include "document/writer.h"

namespace resume_patch::draft {

using document::Document;
using document::Json;

std::string check_of(std::string_view text) {
  std::string check;
  document::append_number(check, document::hash_bytes(text));
  return check;
}

std::optional<std::uint64_t> read_long_number(const Json* json) {
  const auto* const number = json == nullptr ? nullptr : json->get_ptr<const Json::number_unsigned_t*>();
  return number == nullptr ? std::nullopt : std::optional<std::uint64_t>(*number);
}

std::optional<std::uint32_t> read_number(const Json* json) {
  const auto number = read_long_number(json);
  if (!number || *number > UINT32_MAX) return std::nullopt;
  return static_cast<std::uint32_t>(*number);
}

const std::string* read_string(const Json* json) {
  return json == nullptr ? nullptr : json->get_ptr<const std::string*>();
}

std::optional<Document> read_document(const Json* json) {
  const std::string* const text = json == nullptr ? nullptr : document::embedded_text(*json);
  if (text == nullptr) return std::nullopt;
  auto read = document::read(*text);
  auto* const found = std::get_if<Document>(&read);
  if (found == nullptr) return std::nullopt;
  found->fit();
  return std::move(*found);
}

const Json* find_list(const Json& json, std::string_view name) {
  const Json* const list = document::find_member(json, name);
  return list != nullptr && list->is_array() ? list : nullptr;
}

}  // namespace resume_patch::draft
