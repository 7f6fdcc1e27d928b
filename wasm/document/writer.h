// Writes values as compact JSON text.
#pragma once

#include <string>
#include <string_view>

#include "document/document.h"

namespace resume_patch::document {

/// Appends a number in decimal digits.
void append_number(std::string& out, std::uint64_t number);

/// Returns true if the text of a value is canonical: it has no white space and no dropped members.
[[nodiscard]] bool is_compact(Value value);
/// Returns the text of a compact value, with the quotes of a string: a view into the document.
[[nodiscard]] std::string_view compact_text(Value value);

/// Appends a value without white space. Numbers and strings keep their digits and escapes.
void write(std::string& out, Value value);

/// Appends a key as a JSON string, and a colon.
void write_key(std::string& out, Value key);

}  // namespace resume_patch::document
