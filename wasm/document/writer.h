// Values to compact JSON text.
#pragma once

#include <string>

#include "document/document.h"

namespace resume_patch::document {

/// Appends a number in decimal digits.
void append_number(std::string& out, std::uint64_t number);

/// Appends a value without white space. Numbers and strings keep their digits and escapes.
void write(std::string& out, Value value);

/// Appends a key as a JSON string, and the colon.
void write_key(std::string& out, Value key);

}  // namespace resume_patch::document
