// Random places in random documents.
#pragma once

#include <string>
#include <vector>

#include "document/pointer.h"
#include "random_documents.h"

namespace resume_patch::tests {

inline void collect_pointers(const Plain& value, const std::string& path,
                             std::vector<std::string>& pointers) {
  pointers.push_back(path);
  for (auto child = value.begin(); value.is_structured() && child != value.end(); ++child) {
    std::string inner = path;
    if (value.is_object()) {
      document::append_token(inner, child.key());
    } else {
      document::append_token(inner, static_cast<std::uint32_t>(child - value.begin()));
    }
    collect_pointers(*child, inner, pointers);
  }
}

/// Returns the pointer to an existing value.
inline std::string random_pointer(Random& random, const Plain& value) {
  std::vector<std::string> pointers;
  collect_pointers(value, "", pointers);
  return pointers[random.below(static_cast<std::uint32_t>(pointers.size()))];
}

/// Returns the pointer to a place where a value exists or may be added.
inline std::string random_target(Random& random, const Plain& value) {
  std::string path = random_pointer(random, value);
  if (random.chance(50)) {
    document::append_token(path, random_key(random));
  } else {
    document::append_token(path, random.below(4));
  }
  return path;
}

}  // namespace resume_patch::tests
