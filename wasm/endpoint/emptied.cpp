#include "endpoint/emptied.h"

#include <algorithm>

#include "endpoint/coerce.h"

namespace resume_patch::endpoint {

Emptied emptied(const Program& program, SchemaId schema, bool can_be_left_out,
                document::OptionalValue stored) {
  if (schema != schema::no_schema && accepts_null(program, schema)) return Emptied::null;
  if (can_be_left_out) return Emptied::left_out;
  if (allows_empty_text(program, schema)) return Emptied::empty_text;
  const unsigned types = types_of(program, schema);
  const bool is_flag = types == bit_of(Type::boolean) || ((types & bit_of(Type::boolean)) != 0 && stored &&
                                                          stored->kind() == document::Kind::boolean);
  return is_flag ? Emptied::unchecked : Emptied::refused;
}

Emptied emptied_list(const Program& program, SchemaId schema, bool can_be_left_out) {
  if (schema == schema::no_schema) return Emptied::empty_list;
  const std::vector<SchemaId> parts = program.over(schema, false);
  const bool needs_items = std::any_of(parts.begin(), parts.end(), [&](SchemaId part) {
    return program[part].list && program[part].list->min_items > 0;
  });
  if (!needs_items) return Emptied::empty_list;
  if (accepts_null(program, schema)) return Emptied::null;
  return can_be_left_out ? Emptied::left_out : Emptied::empty_list;
}

}  // namespace resume_patch::endpoint
