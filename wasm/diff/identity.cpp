#include "diff/identity.h"

#include "document/equality.h"

namespace resume_patch::diff {

bool is_identity(document::OptionalValue value) {
  return value && (value->is_number() || value->is_string());
}

document::OptionalValue identity_of(document::Value item, std::string_view identity) {
  const document::OptionalValue id = identity.empty() ? std::nullopt : item.find(identity);
  return is_identity(id) ? id : std::nullopt;
}

std::uint64_t identity_key(document::Value identity) {
  constexpr std::uint64_t distinct_from_contents = 0xA24BAED4963EE407ULL;
  return document::hash(identity) ^ distinct_from_contents;
}

}  // namespace resume_patch::diff
