#include "draft/saved_format.h"

#include <utility>

#include "document/pointer.h"
#include "document/reader.h"
#include "document/scan_words.h"
#include "document/writer.h"

namespace resume_patch::draft {

using document::Document;
using document::Json;
using document::OptionalValue;
using document::Value;

std::string checksum(std::string_view text) {
  std::uint64_t sum = 0x9E3779B97F4A7C15ULL ^ text.size();
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8)
    sum = (sum ^ document::load_word(text.data() + at)) * 0xFF51AFD7ED558CCDULL;
  std::uint64_t tail = 0;
  for (unsigned shift = 0; at < text.size(); ++at, shift += 8)
    tail |= static_cast<std::uint64_t>(static_cast<unsigned char>(text[at])) << shift;
  sum = (sum ^ tail) * 0xC4CEB9FE1A85EC53ULL;
  std::string check;
  document::append_number(check, sum ^ (sum >> 29U));
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

const std::string* read_pointer(const Json* json) {
  const std::string* const text = read_string(json);
  return text != nullptr && document::split_pointer(*text) ? text : nullptr;
}

void DocumentListWriter::begin_item() {
  if (count_++ > 0) texts_ += ',';
}

Json DocumentListWriter::add(Value value) {
  begin_item();
  document::write(texts_, value);
  return count_ - 1;
}

Json DocumentListWriter::add(std::string_view json_text) {
  begin_item();
  texts_ += json_text;
  return count_ - 1;
}

void DocumentListWriter::write_behind(std::string& out, const Json& object) const {
  constexpr std::string_view member = ",\"documents\":[";
  document::append_json(out, object);
  out.pop_back();
  out.reserve(out.size() + member.size() + texts_.size() + 64);  // Includes the text that follows.
  out.append(object.empty() ? member.substr(1) : member).append(texts_).append("]}");
}

DocumentList::DocumentList(OptionalValue list) {
  if (!list || !list->is_array()) return;
  for (const Value value : list->items()) values_.push_back(value);
}

OptionalValue DocumentList::take(const Json* json) const {
  const auto number = read_number(json);
  if (!number || *number >= values_.size()) return std::nullopt;
  return std::exchange(values_[*number], std::nullopt);
}

std::optional<Document> DocumentList::take_copy(const Json* json) const {
  const OptionalValue value = take(json);
  return value ? std::optional(document::copy_of(*value)) : std::nullopt;
}

SavedObject read_saved_object(Value saved) {
  if (!saved.is_object()) return {Json(Json::value_t::discarded), DocumentList(std::nullopt)};
  Json::object_t object;
  OptionalValue documents;
  for (const Value::Member member : saved.members()) {
    if (member.key.text_is("documents")) {
      documents = member.value;
    } else {
      object.emplace_back(member.key.string(), document::to_json(member.value));
    }
  }
  return {Json(std::move(object)), DocumentList(documents)};
}

const Json* find_list(const Json& json, std::string_view name) {
  const Json* const list = document::find_member(json, name);
  return list != nullptr && list->is_array() ? list : nullptr;
}

}  // namespace resume_patch::draft
