// One problem at one location.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/json.h"
#include "schema/rule.h"

namespace resume_patch::validate {

using schema::Severity;

struct Issue {
  std::string path;       ///< JSON Pointer to the value that the user has to change.
  std::string_view code;  ///< A keyword or the code of a rule. Valid as long as the program.
  Severity severity;
  document::Json params;                   ///< An object with the parameters of the message.
  std::vector<std::string> related_paths;  ///< Pointers to all properties that the rule reads.
};

}  // namespace resume_patch::validate
