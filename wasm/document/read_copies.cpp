// Parses copies of texts. reader.cpp parses a text in place.
#include <cstdlib>
#include <cstring>

#include "document/reader.h"
#include "document/writer.h"

namespace resume_patch::document {

std::variant<Document, ReadError> read(std::string_view text, Limits limits) {
  if (text.size() > limits.bytes) return ReadError{ReadErrorCode::too_large, 0, 1, 1};
  Document document;
  char* const buffer = document.reserve_text(text.size());
  if (!text.empty()) std::memcpy(buffer, text.data(), text.size());
  if (const auto error = read_reserved(document, text.size(), limits)) return *error;
  return document;
}

Document read_trusted(std::string_view text) {
  Document document;
  std::memcpy(document.reserve_text(text.size()), text.data(), text.size());
  // A base and a body together can be longer than the limit for one text.
  const auto error = read_reserved(document, text.size(), {max_supported_depth, 1U << 30});
  // Only an error of this program gets here. Continuing would write a wrong body.
  if (error) std::abort();
  return document;
}

Document copy_of(Value value) {
  std::string text;
  write(text, value);
  Document copy = read_trusted(text);
  copy.shrink_to_fit();
  return copy;
}

}  // namespace resume_patch::document
