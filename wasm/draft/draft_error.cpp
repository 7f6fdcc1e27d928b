#include "draft/draft_error.h"

namespace resume_patch::draft {

std::string_view name_of(DraftErrorCode error) {
  switch (error) {
    case DraftErrorCode::none: break;
    case DraftErrorCode::invalid_pointer: return "invalidPointer";
    case DraftErrorCode::not_found: return "notFound";
    case DraftErrorCode::beneath_scalar: return "beneathScalar";
    case DraftErrorCode::not_a_list: return "notAList";
    case DraftErrorCode::out_of_range: return "outOfRange";
    case DraftErrorCode::not_an_object: return "notAnObject";
    case DraftErrorCode::whole_document: return "wholeDocument";
    case DraftErrorCode::own_child: return "ownChild";
    case DraftErrorCode::too_deep: return "tooDeep";
    case DraftErrorCode::no_conflict: return "noConflict";
    case DraftErrorCode::damaged: return "damaged";
    case DraftErrorCode::foreign: return "otherEndpoint";
    case DraftErrorCode::unknown_format: return "unknownFormat";
  }
  return {};
}

}  // namespace resume_patch::draft
