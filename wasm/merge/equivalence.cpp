#include "merge/equivalence.h"

#include "diff/content.h"
#include "document/equality.h"
#include "document/members.h"

namespace resume_patch::merge {

namespace {

using diff::DiffSchemaId;
using diff::DiffSchemas;
using document::OptionalValue;
using document::Value;

bool has_equivalent_members(Value left, Value right, const DiffSchemas& schemas, DiffSchemaId schema) {
  std::string scratch;
  for (document::MemberPairs pairs(left, right); pairs.next();) {
    const auto member_schema = diff::find_member_schema(schemas, schemas[schema], pairs.key().text(scratch));
    if (member_schema.access == diff::MemberAccess::read_only) continue;
    if (!is_equivalent(pairs.before(), pairs.after(), schemas, member_schema.schema)) return false;
  }
  return true;
}

bool has_equivalent_items(Value left, Value right, const DiffSchemas& schemas, DiffSchemaId item_schema) {
  if (left.size() != right.size()) return false;
  auto other = right.items().begin();
  for (const Value item : left.items()) {
    if (!is_equivalent(item, *other, schemas, item_schema)) return false;
    ++other;
  }
  return true;
}

/// Returns true for an absent value, and for one that means the same as an absent value.
bool is_null_or_empty(OptionalValue value, const diff::DiffSchema& schema) {
  if (!value) return true;
  return schema.nullable ? value->is_null() : schema.is_list && value->is_array() && value->size() == 0;
}

}  // namespace

bool is_written_alike(OptionalValue left, OptionalValue right) {
  return left && right ? diff::has_same_text(*left, *right) : !left && !right;
}

bool is_equivalent(OptionalValue left, OptionalValue right, const DiffSchemas& schemas, DiffSchemaId schema) {
  if (is_written_alike(left, right)) return true;
  if (!left || !right || left->kind() != right->kind())
    return is_null_or_empty(left, schemas[schema]) && is_null_or_empty(right, schemas[schema]);
  if (left->is_object()) return has_equivalent_members(*left, *right, schemas, schema);
  if (left->is_array()) return has_equivalent_items(*left, *right, schemas, schemas[schema].items);
  return document::equal(*left, *right);
}

}  // namespace resume_patch::merge
