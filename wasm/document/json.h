// Results as values of nlohmann_json: issues and their parameters, descriptions, conflicts, JSON Patch
// operations, saved drafts. See decisions/json-values.md.
#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "document/document.h"

namespace resume_patch::document {

/// Members keep their order. Finding a name compares it with each one, so large maps are lists of pairs.
using Json = nlohmann::ordered_json;

/// Converts a value of a text that this program wrote, such as a saved draft.
/// Integers of up to 19 digits become numbers; other numbers are embedded.
[[nodiscard]] Json to_json(Value value);

/// Returns a document's value as results hold it, with every digit: `{ "json": "<its JSON text>" }`. Its text
/// is that of the value.
[[nodiscard]] Json embed(Value value);
[[nodiscard]] Json embed(std::string&& text);

/// A name and a value for `make_object`.
struct JsonMember {
  const char* name;
  mutable Json value;  ///< Moved into the object.
};

/// Returns an object and allocates its members at once. nlohmann_json's own constructor from lists of pairs
/// makes four allocations for each member.
[[nodiscard]] Json make_object(std::initializer_list<JsonMember> members);

/// Returns the text of an embedded value, null for any other value.
[[nodiscard]] const std::string* embedded_text(const Json& json);

/// Returns the member of an object, null if it is missing or `json` is not an object.
[[nodiscard]] const Json* find_member(const Json& json, std::string_view name);

/// Appends compact JSON text. Embedded values become plain JSON again, with every digit. Strings are valid
/// UTF-8, because the reader refuses other texts.
void append_json(std::string& text, const Json& json);

/// Returns the same text.
[[nodiscard]] std::string dump(const Json& json);

}  // namespace resume_patch::document
