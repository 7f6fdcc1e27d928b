// Writes results that hold mostly values of the user's document or are made at each edit: merged documents,
// forms, the lists of a patch. Other results are values of json.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "document/document.h"
#include "document/json.h"

namespace resume_patch::document {

/// Appends one JSON text from front to back. Inserts commas according to the last character of the text.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  /// Opens an array or object, as an item or after a key.
  /// @param bracket '{' or '['; '}' or ']' for `end`.
  void begin(char bracket);
  void end(char bracket) { out_ += bracket; }
  void key(std::string_view name);

  void text(std::string_view content);
  void value(Value value);               ///< With the digits and escapes of its document.
  void raw(std::string_view json_text);  ///< JSON text, unchanged.
  void json(const Json& json);
  void number(std::uint32_t number);

  /// Appends a key and its value.
  void member(const char* name, std::string_view content);
  void member(const char* name, Value value);

 private:
  void separate();

  std::string& out_;
};

}  // namespace resume_patch::document
