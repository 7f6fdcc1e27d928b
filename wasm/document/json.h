// Values of results, as nlohmann_json holds them: issues and their parameters, descriptions, conflicts, JSON
// Patch operations, saved drafts. See decisions/json-values.md.
#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "document/document.h"

namespace resume_patch::document {

/// Members keep their order. A name is found by comparing it with each one, so what has many members is a
/// list of pairs.
using Json = nlohmann::ordered_json;

/// Returns a value of a text that this program wrote, such as a saved draft. Numbers other than
/// whole ones of up to 19 digits are embedded.
[[nodiscard]] Json to_json(Value value);

/// Returns a value of a document as results hold it, with every digit: `{ "json": its text }`. As text it is
/// that value again.
[[nodiscard]] Json embed(Value value);
[[nodiscard]] Json embed(std::string&& text);

/// A member of an object that is made.
struct JsonMember {
  const char* name;
  mutable Json value;  ///< Moved into the object.
};

/// Returns an object, with a single allocation for all members: the constructor of nlohmann_json that reads
/// lists of pairs makes four of each.
[[nodiscard]] Json make_object(std::initializer_list<JsonMember> members);

/// Returns the text of an embedded value, null for anything else.
[[nodiscard]] const std::string* embedded_text(const Json& json);

/// Returns the member of an object, null where there is none or `json` is no object.
[[nodiscard]] const Json* find_member(const Json& json, std::string_view name);

/// Appends compact JSON text, in which embedded values stand as they are, with every digit. Strings are valid
/// UTF-8, because the reader refuses other texts.
void append_json(std::string& text, const Json& json);
[[nodiscard]] std::string dump(const Json& json);

}  // namespace resume_patch::document
