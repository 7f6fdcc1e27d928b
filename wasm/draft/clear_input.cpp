// Clearing a control: what goes with its text. Containers and items that were created for the text go, and a
// list that may not be empty goes with its last item.
#include <algorithm>

#include "document/reader.h"
#include "draft/draft.h"
#include "endpoint/emptied.h"

namespace resume_patch::draft {

/// Nothing else stands in the container around a place, and nothing was typed in it. What the server added to
/// it when it stored the text is nothing else: nulls, the identity, members that it computes.
bool Draft::is_alone(const Place& place) const {
  const Place& around = *place.parent;
  if (around.is_list()) return around.size() == 1;
  const diff::Shapes& shapes = endpoint_.shaped().shapes;
  const diff::Shape& shape = shapes[shape_at(around)];
  const bool is_item = !around.key;
  const Places& members = *around.content.children;
  std::string scratch;
  return std::all_of(members.begin(), members.end(), [&](const auto& member) {
    if (member.get() == &place) return true;
    if (holds_input(*member)) return false;
    if (is_nothing(member->content.value)) return true;
    const std::string_view name = member->key->text(scratch);
    return (is_item && name == shape.identity) ||
           diff::shape_of_member(shapes, shape, name).standing == diff::Standing::read_only;
  });
}

/// The outermost container that was made for the text at a place and is empty without it; else the place.
Place& Draft::outermost_created(Place& place) const {
  Place* outermost = &place;
  while (outermost->parent != nullptr && outermost->parent->content.created != Created::by_other &&
         is_alone(*outermost))
    outermost = outermost->parent;
  return *outermost;
}

bool Draft::can_be_left_out(const Place& place, std::string_view pointer) const {
  if (!place.key) return true;
  bool is_in_list = false;
  for (const Place* around = place.parent; around != nullptr; around = around->parent)
    is_in_list = is_in_list || around->is_list();
  if (!is_in_list) return false;
  const schema::Program& program = endpoint_.program();
  const std::string_view parent = pointer.substr(0, pointer.rfind('/'));
  const schema::SchemaId schema = endpoint::schema_at(program, endpoint_.request(), parent);
  return schema == schema::no_schema || !endpoint::requires_member(program, schema, place.key->string());
}

/// Removes a text, with the containers that were made for it.
void Draft::clear(Place& place, Content&& content, Time now) {
  Place& outermost = outermost_created(place);
  if (&outermost == &place && place.key) {
    replace(place, std::move(content), nullptr, now);
    return;
  }
  Content stood;
  if (outermost.content.created == Created::over_null) stood = Content::of(document::read_own("null"));
  if (outermost.content.created == Created::over_value) stood = replaced_content(outermost);
  if (!outermost.key && !stood.value) return take_row(outermost);
  replace(outermost, std::move(stood), nullptr, std::nullopt);
}

/// What a created container has replaced: as the session knows it, or else what the base has there.
Content Draft::replaced_content(const Place& container) {
  const Content* const before = now_->content_before_created(container);
  if (before == nullptr) return stored_at(container.pointer());
  if (!before->children) return before->again();
  std::string text;
  before->write(text);
  return Content::of(document::read_own(text));
}

/// An item leaves its list, and the others stay in their rows. A list that may not be empty goes with its
/// last item.
void Draft::take_row(Place& item) {
  Place& list = *item.parent;
  if (list.size() == 1 && remove_emptied_list(list)) return;
  now_->begin_step();
  if (item.position + 1 < list.size()) list.keep_rows();
  apply_item(list, item.position, nullptr);
}

bool Draft::remove_emptied_list(Place& list) {
  // A list that had no items before was empty all the same.
  if (list.parent == nullptr || list.content.value->size() == 0) return false;
  const schema::Program& program = endpoint_.program();
  const std::string pointer = list.pointer();
  const schema::SchemaId schema = endpoint::schema_at(program, endpoint_.request(), pointer);
  const auto left = endpoint::emptied_list(program, schema, can_be_left_out(list, pointer));
  if (left == endpoint::Emptied::empty_list) return false;
  if (left == endpoint::Emptied::left_out && !list.key) {
    take_row(list);
    return true;
  }
  Content content;
  if (left == endpoint::Emptied::null) content = Content::of(document::read_own("null"));
  replace(list, std::move(content), nullptr, std::nullopt);
  return true;
}

}  // namespace resume_patch::draft
