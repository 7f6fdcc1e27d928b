// Values to compact JSON text.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "document/document.h"

namespace resume_patch::document {

/// The value type of everything that is not the user's document. Members keep their order.
using Json = nlohmann::ordered_json;

/// Appends a value without white space. Numbers and strings keep their digits and escapes.
void write(std::string& out, Value value);

/// Appends a key as a JSON string, and the colon.
void write_key(std::string& out, Value key);

/// A piece of JSON text inside a result, which is written as it is: numbers of the user's document keep their
/// digits. Carried as nlohmann's binary value, which has no other use here.
[[nodiscard]] Json raw(std::string_view json_text);
[[nodiscard]] Json raw(Value value);

/// Appends a result. Its own numbers are integers.
void write(std::string& out, const Json& value);

}  // namespace resume_patch::document
