#include "draft/follow.h"

#include "diff/match.h"
#include "document/pointer.h"

namespace resume_patch::draft {

namespace {

using document::OptionalValue;
using document::Value;

/// The position in `to` of the fellow of an item of `from`.
std::uint32_t fellow_position(Value from, Value to, const std::string& token, const diff::Shapes& shapes,
                              diff::ShapeId list) {
  const auto index = document::array_index(token);
  if (!index || *index >= from.size()) return diff::ListMatch::none;
  return diff::match_items(to, from, shapes, list).before_of[*index];
}

}  // namespace

Followed follow(Value from, Value to, std::string_view pointer, const diff::Shapes& shapes,
                diff::ShapeId root) {
  const auto tokens = document::split_pointer(pointer);
  Followed followed;
  if (!tokens) return followed;
  OptionalValue source = from;
  OptionalValue target = to;
  diff::ShapeId shape = root;
  for (const std::string& token : *tokens) {
    followed.is_whole = target && source && target->kind() == source->kind() && source->is_object();
    if (followed.is_whole) {
      shape = diff::shape_of_member(shapes, shapes[shape], token).shape;
      source = source->find(token);
      target = target->find(token);
      document::append_token(followed.pointer, token);
      continue;
    }
    const bool lists = target && source && target->is_array() && source->is_array();
    const std::uint32_t position =
        lists ? fellow_position(*source, *target, token, shapes, shape) : diff::ListMatch::none;
    if (position == diff::ListMatch::none) return followed;
    followed.is_whole = true;
    source = source->item(*document::array_index(token));
    target = target->item(position);
    document::append_token(followed.pointer, position);
    shape = shapes[shape].items;
  }
  followed.value = target;
  return followed;
}

}  // namespace resume_patch::draft
