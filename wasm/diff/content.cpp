#include "diff/content.h"

#include <string>

#include "diff/counted_members.h"
#include "document/equality.h"
#include "document/members.h"

namespace resume_patch::diff {

namespace {

using document::mix;
using document::Value;

// The text of a value up to the end of the last scalar, or the last empty container's opening, in it. Behind
// that only closing brackets follow, and how many is settled by what stands before.
std::string_view telling_text(Value value) {
  const document::Node& last = value.behind()[-1];
  const char* const from = value.node().text;
  return {from,
          static_cast<std::size_t>(last.text + (document::is_container(last) ? 1 : last.length) - from)};
}

std::uint64_t hash_members(Value object, const Shapes& shapes, ShapeId shape, std::string_view but) {
  std::uint64_t sum = 0;  // A sum, because the order of members means nothing.
  for_each_counted_member(object, shapes, shape, but,
                          [&](std::string_view name, Value member, ShapeId member_shape) {
                            const std::uint64_t named = mix(document::hash_bytes(name));
                            sum += mix(named + content_hash(member, shapes, member_shape));
                          });
  return sum;
}

bool has_same_content(document::OptionalValue left, document::OptionalValue right, const Shapes& shapes,
                      ShapeId shape) {
  const bool no_left = !left || left->is_null();
  const bool no_right = !right || right->is_null();
  return no_left || no_right ? no_left == no_right : same_content(*left, *right, shapes, shape);
}

bool same_members(Value left, Value right, const Shapes& shapes, ShapeId shape, std::string_view but) {
  std::string scratch;
  for (document::MemberPairs pairs(left, right); pairs.next();) {
    const std::string_view name = pairs.key().text(scratch);
    if (!but.empty() && name == but) continue;
    const MemberShape known = shape_of_member(shapes, shapes[shape], name);
    if (known.standing == Standing::read_only || known.standing == Standing::forbidden) continue;
    if (!has_same_content(pairs.before(), pairs.after(), shapes, known.shape)) return false;
  }
  return true;
}

}  // namespace

bool same_text(Value left, Value right) {
  const document::Node& mine = left.node();
  const document::Node& theirs = right.node();
  if (mine.kind != theirs.kind || mine.length != theirs.length || mine.span != theirs.span) return false;
  return document::bytes_equal(telling_text(left), telling_text(right));
}

std::uint64_t content_hash(Value value, const Shapes& shapes, ShapeId shape, std::string_view but) {
  std::uint64_t sum = document::hash_seed(value.kind());
  if (value.is_object()) return mix(hash_members(value, shapes, shape, but) + sum);
  if (!value.is_array()) return document::hash(value);
  for (const Value item : value.items()) sum = mix(sum) + content_hash(item, shapes, shapes[shape].items);
  return mix(sum);
}

bool same_content(Value left, Value right, const Shapes& shapes, ShapeId shape, std::string_view but) {
  if (same_text(left, right)) return true;
  if (left.kind() != right.kind()) return false;
  if (left.is_object()) return same_members(left, right, shapes, shape, but);
  if (!left.is_array()) return document::equal(left, right);
  if (left.size() != right.size()) return false;
  auto other = right.items().begin();
  for (const Value item : left.items()) {
    if (!same_content(item, *other, shapes, shapes[shape].items)) return false;
    ++other;
  }
  return true;
}

}  // namespace resume_patch::diff
