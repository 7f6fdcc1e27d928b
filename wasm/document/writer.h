// Values to compact JSON text.
#pragma once

#include <string>
#include <string_view>

#include "document/document.h"

namespace resume_patch::document {

/// Appends a number in decimal digits.
void append_number(std::string& out, std::uint64_t number);

/// Nothing stands in the value's text but its content: no white space, no member that was dropped.
[[nodiscard]] bool is_compact(Value value);
/// The text of a value that is compact, a string's quotes included: a part of its document's.
[[nodiscard]] std::string_view compact_text(Value value);

/// Appends a value without white space. Numbers and strings keep their digits and escapes.
void write(std::string& out, Value value);

/// Appends a key as a JSON string, and the colon.
void write_key(std::string& out, Value key);

}  // namespace resume_patch::document
