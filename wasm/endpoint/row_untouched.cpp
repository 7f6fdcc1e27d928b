// Finds out whether a row was edited.
#include "document/equality.h"
#include "document/members.h"
#include "endpoint/coerce.h"
#include "endpoint/form.h"
#include "endpoint/row_match.h"

namespace resume_patch::endpoint {

bool is_untouched_row(const Program& program, SchemaId schema, document::OptionalValue stored, Value given) {
  if (given.is_object() && given.size() == 0) return true;
  const bool has_same_kind = stored && stored->kind() == given.kind();
  if (given.is_object() && has_same_kind) {
    for (document::MemberPairs pairs(*stored, given); pairs.next();) {
      if (!pairs.after()) continue;
      const std::string name = pairs.key().string();
      const SchemaId known = schema == schema::no_schema ? schema : member_schema(program, schema, name);
      if (!is_untouched_row(program, known, pairs.before(), *pairs.after())) return false;
    }
    return true;
  }
  if (given.is_array() && has_same_kind) {
    const SchemaId known = schema == schema::no_schema ? schema : item_schema(program, schema);
    auto item = stored->items().begin();
    for (const Value row : given.items()) {
      if (item == stored->items().end() || !is_untouched_row(program, known, *item, row)) return false;
      ++item;
    }
    for (; item != stored->items().end(); ++item) {
      if (known == schema::no_schema || is_shown(program, known, *item)) return false;
    }
    return true;
  }
  if (given.is_container()) return (!stored || stored->is_null()) && is_blank(given);
  return is_untouched(program, schema, stored, given) || (stored && document::equal(*stored, given));
}

}  // namespace resume_patch::endpoint
