#include "document/read_error.h"

namespace resume_patch::document {

std::string_view name_of(ReadErrorCode code) {
  switch (code) {
    case ReadErrorCode::unexpected_character: return "unexpectedCharacter";
    case ReadErrorCode::unexpected_end: return "unexpectedEnd";
    case ReadErrorCode::invalid_number: return "invalidNumber";
    case ReadErrorCode::invalid_escape: return "invalidEscape";
    case ReadErrorCode::control_character: return "controlCharacter";
    case ReadErrorCode::invalid_utf8: return "invalidUtf8";
    case ReadErrorCode::lone_surrogate: return "loneSurrogate";
    case ReadErrorCode::trailing_content: return "trailingContent";
    case ReadErrorCode::too_deep: return "depth";
    case ReadErrorCode::too_large: return "bytes";
  }
  return {};
}

}  // namespace resume_patch::document
