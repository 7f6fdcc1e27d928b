// Values as JSON text.
#pragma once

#include <string>

#include "document/writer.h"

namespace resume_patch::draft {

/// Returns compact JSON, "" for no value.
[[nodiscard]] inline std::string json_text(document::OptionalValue value) {
  std::string text;
  if (value) document::write(text, *value);
  return text;
}

}  // namespace resume_patch::draft
