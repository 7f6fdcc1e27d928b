#include "document/json.h"

#include <string>

#include "document/writer.h"

namespace resume_patch::document {

Json json_of(std::string_view text) {
  return Json::parse(text, nullptr, false);
}

Json json_of(Value value) {
  std::string text;
  write(text, value);
  return json_of(text);
}

}  // namespace resume_patch::document
