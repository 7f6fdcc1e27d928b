// Texts that hold values of the user's document, and are written often: merged documents, forms, the lists of
// a patch. Other results are values of json.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "document/document.h"
#include "document/json.h"

namespace resume_patch::document {

/// Appends one JSON text, front to back. Commas come by themselves, told by what stands at the end of the
/// text.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  /// '{' or '[', as an item or behind a key; and its other half.
  void begin(char bracket);
  void end(char bracket) { out_ += bracket; }
  void key(std::string_view name);

  void text(std::string_view content);
  void value(Value value);               ///< As its document has it.
  void raw(std::string_view json_text);  ///< JSON text as it is.
  void json(const Json& json);
  void number(std::uint32_t number);

  // A key and what stands behind it.
  void member(const char* name, std::string_view content);
  void member(const char* name, Value value);

 private:
  void separate();

  std::string& out_;
};

}  // namespace resume_patch::document
