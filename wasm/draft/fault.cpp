#include "draft/fault.h"

namespace resume_patch::draft {

std::string_view name_of(Fault fault) {
  switch (fault) {
    case Fault::none: break;
    case Fault::bad_pointer: return "invalidPointer";
    case Fault::not_found: return "notFound";
    case Fault::beneath_scalar: return "beneathScalar";
    case Fault::not_a_list: return "notAList";
    case Fault::out_of_range: return "outOfRange";
    case Fault::not_an_object: return "notAnObject";
    case Fault::whole_resource: return "wholeDocument";
    case Fault::into_itself: return "ownChild";
    case Fault::too_deep: return "tooDeep";
    case Fault::no_conflict: return "noConflict";
    case Fault::damaged: return "damaged";
    case Fault::foreign: return "otherEndpoint";
    case Fault::unknown_format: return "unknownFormat";
  }
  return {};
}

}  // namespace resume_patch::draft
