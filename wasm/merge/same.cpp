#include "merge/same.h"

#include "diff/content.h"
#include "document/equality.h"
#include "document/members.h"

namespace resume_patch::merge {

namespace {

using diff::ShapeId;
using diff::Shapes;
using document::OptionalValue;
using document::Value;

bool same_members(Value left, Value right, const Shapes& shapes, ShapeId shape) {
  std::string scratch;
  for (document::MemberPairs pairs(left, right); pairs.next();) {
    const auto known = diff::shape_of_member(shapes, shapes[shape], pairs.key().text(scratch));
    if (known.standing == diff::Standing::read_only) continue;
    if (!means_same(pairs.before(), pairs.after(), shapes, known.shape)) return false;
  }
  return true;
}

bool same_items(Value left, Value right, const Shapes& shapes, ShapeId item_shape) {
  if (left.size() != right.size()) return false;
  auto other = right.items().begin();
  for (const Value item : left.items()) {
    if (!means_same(item, *other, shapes, item_shape)) return false;
    ++other;
  }
  return true;
}

/// There is no value, or one that says as much as none.
bool says_nothing(OptionalValue value, const diff::Shape& shape) {
  if (!value) return true;
  return shape.nullable ? value->is_null() : shape.is_list && value->is_array() && value->size() == 0;
}

}  // namespace

bool is_exactly(OptionalValue left, OptionalValue right) {
  return left && right ? diff::same_text(*left, *right) : !left && !right;
}

bool means_same(OptionalValue left, OptionalValue right, const Shapes& shapes, ShapeId shape) {
  if (is_exactly(left, right)) return true;
  if (!left || !right || left->kind() != right->kind())
    return says_nothing(left, shapes[shape]) && says_nothing(right, shapes[shape]);
  if (left->is_object()) return same_members(*left, *right, shapes, shape);
  if (left->is_array()) return same_items(*left, *right, shapes, shapes[shape].items);
  return document::equal(*left, *right);
}

}  // namespace resume_patch::merge
