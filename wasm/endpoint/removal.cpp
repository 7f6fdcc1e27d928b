#include "endpoint/removal.h"

#include <algorithm>

#include "endpoint/coerce.h"

namespace resume_patch::endpoint {

Removal removal_of(const Program& program, SchemaId schema, bool can_be_left_out,
                   document::OptionalValue stored) {
  if (schema != schema::no_schema && accepts_null(program, schema)) return Removal::null;
  if (can_be_left_out) return Removal::left_out;
  if (allows_empty_text(program, schema)) return Removal::empty_text;
  const unsigned types = types_of(program, schema);
  const bool is_flag = types == bit_of(Type::boolean) || ((types & bit_of(Type::boolean)) != 0 && stored &&
                                                          stored->kind() == document::Kind::boolean);
  return is_flag ? Removal::unchecked : Removal::refused;
}

Removal removal_of_list(const Program& program, SchemaId schema, bool can_be_left_out) {
  if (schema == schema::no_schema) return Removal::empty_list;
  const std::vector<SchemaId> subschemas = program.in_place_subschemas(schema, false);
  const bool needs_items = std::any_of(subschemas.begin(), subschemas.end(), [&](SchemaId subschema) {
    return program[subschema].list && program[subschema].list->min_items > 0;
  });
  if (!needs_items) return Removal::empty_list;
  if (accepts_null(program, schema)) return Removal::null;
  return can_be_left_out ? Removal::left_out : Removal::empty_list;
}

}  // namespace resume_patch::endpoint
