// One thing wrong at one place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/json.h"
#include "schema/rule.h"

namespace resume_patch::validate {

using schema::Severity;

struct Issue {
  std::string path;  ///< JSON Pointer to where a person has to act.
  std::string_view
      code;  ///< A keyword of the schema or the code of a rule; lives as long as the program that was run.
  Severity severity;
  document::Json params;                   ///< What a message about it needs, an object.
  std::vector<std::string> related_paths;  ///< Of a rule over several properties: the pointers of those.
};

}  // namespace resume_patch::validate
