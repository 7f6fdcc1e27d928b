#include "diff/content.h"

#include <string>

#include "diff/counted_members.h"
#include "document/equality.h"
#include "document/hash.h"
#include "document/members.h"

namespace resume_patch::diff {

namespace {

using document::mix;
using document::Value;

// Returns the text up to the last scalar, or up to the opening of the last empty container. Only closing
// brackets follow, and the text before determines their number.
std::string_view comparable_text(Value value) {
  const document::Node& last = value.end()[-1];
  const char* const from = value.node().text;
  return {from,
          static_cast<std::size_t>(last.text + (document::is_container(last) ? 1 : last.length) - from)};
}

std::uint64_t hash_members(Value object, const DiffSchemas& schemas, DiffSchemaId schema,
                           std::string_view excluded_member) {
  std::uint64_t sum = 0;  // Addition ignores the order of members.
  for_each_counted_member(object, schemas, schema, excluded_member,
                          [&](std::string_view name, Value member, DiffSchemaId member_schema) {
                            const std::uint64_t named = mix(document::hash_bytes(name));
                            sum += mix(named + content_hash(member, schemas, member_schema));
                          });
  return sum;
}

bool optional_content_is_same(document::OptionalValue left, document::OptionalValue right,
                              const DiffSchemas& schemas, DiffSchemaId schema) {
  const bool no_left = !left || left->is_null();
  const bool no_right = !right || right->is_null();
  return no_left || no_right ? no_left == no_right : has_same_content(*left, *right, schemas, schema);
}

bool has_same_members(Value left, Value right, const DiffSchemas& schemas, DiffSchemaId schema,
                      std::string_view excluded_member) {
  std::string scratch;
  for (document::MemberPairs pairs(left, right); pairs.next();) {
    const std::string_view name = pairs.key().text(scratch);
    if (!excluded_member.empty() && name == excluded_member) continue;
    const MemberSchema member_schema = find_member_schema(schemas, schemas[schema], name);
    if (member_schema.access == MemberAccess::read_only || member_schema.access == MemberAccess::forbidden)
      continue;
    if (!optional_content_is_same(pairs.before(), pairs.after(), schemas, member_schema.schema)) return false;
  }
  return true;
}

}  // namespace

bool has_same_text(Value left, Value right) {
  const document::Node& left_node = left.node();
  const document::Node& right_node = right.node();
  if (left_node.kind != right_node.kind || left_node.length != right_node.length ||
      left_node.node_count != right_node.node_count)
    return false;
  return document::bytes_equal(comparable_text(left), comparable_text(right));
}

std::uint64_t content_hash(Value value, const DiffSchemas& schemas, DiffSchemaId schema,
                           std::string_view excluded_member) {
  std::uint64_t sum = document::hash_seed(value.kind());
  if (value.is_object()) return mix(hash_members(value, schemas, schema, excluded_member) + sum);
  if (!value.is_array()) return document::hash(value);
  for (const Value item : value.items()) sum = mix(sum) + content_hash(item, schemas, schemas[schema].items);
  return mix(sum);
}

bool has_same_content(Value left, Value right, const DiffSchemas& schemas, DiffSchemaId schema,
                      std::string_view excluded_member) {
  if (has_same_text(left, right)) return true;
  if (left.kind() != right.kind()) return false;
  if (left.is_object()) return has_same_members(left, right, schemas, schema, excluded_member);
  if (!left.is_array()) return document::equal(left, right);
  if (left.size() != right.size()) return false;
  auto other = right.items().begin();
  for (const Value item : left.items()) {
    if (!has_same_content(item, *other, schemas, schemas[schema].items)) return false;
    ++other;
  }
  return true;
}

}  // namespace resume_patch::diff
