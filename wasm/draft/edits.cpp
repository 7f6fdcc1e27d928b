// The edits that look at the base, or at two places.
#include "document/equality.h"
#include "document/pointer.h"
#include "document/reader.h"
#include "draft/draft.h"

namespace resume_patch::draft {

Fault Draft::move(std::string_view from, std::string_view to) {
  paths_.clear();
  Target source;
  if (const Fault fault = locate(from, source); fault != Fault::none) return fault;
  if (source.parent == nullptr) return refuse(Fault::whole_resource, from);
  if (source.place == nullptr) return refuse(Fault::not_found, from);
  Target target;
  if (const Fault fault = locate(to, target); fault != Fault::none) return fault;
  if (target.parent == nullptr) return refuse(Fault::whole_resource, to);
  if (target.place == source.place) return Fault::none;
  if (target.parent->is_within(*source.place)) return refuse(Fault::into_itself, to);
  if (target.parent->depth() + 1 + height_of(*source.place) > most_levels) return refuse(Fault::too_deep, to);
  if (target.parent->is_list()) return move_to_list(*source.place, target, to);
  begin_edit();
  Content content = copy_of(*source.place);
  Place& member = target.place != nullptr ? *target.place : target.parent->made_member(target.token);
  take_away(*source.place);
  replace(member, std::move(content), nullptr, std::nullopt, Step::same);
  finish_edit();
  return Fault::none;
}

Fault Draft::move_to_list(Place& moved, const Target& target, std::string_view to) {
  Place& list = *target.parent;
  const bool is_item = moved.parent->is_list();
  // The item is taken out before it is put in.
  const std::uint32_t size = list.size() - (moved.parent == &list ? 1 : 0);
  const std::uint32_t at =
      target.token == "-" ? size : document::array_index(target.token).value_or(size + 1);
  if (at > size) return refuse(Fault::out_of_range, to);
  if (moved.parent == &list && moved.position == at) return Fault::none;
  begin_edit();
  list.forget_rows();
  if (is_item) {
    moved.parent->forget_rows();
    now_->begin_step();
    Edit edit;
    edit.kind = EditKind::move;
    edit.place = &moved;
    edit.list = &list;
    edit.position = at;
    now_->apply(std::move(edit), paths_);
  } else {
    auto item = std::make_unique<Place>();
    item->content = copy_of(moved);
    take_away(moved);
    apply_item(list, at, std::move(item));
  }
  finish_edit();
  return Fault::none;
}

Content Draft::copy_of(const Place& place) {
  return content_of(version_of(place.content));
}

Fault Draft::revert(std::string_view pointer) {
  paths_.clear();
  Target target;
  if (const Fault fault = locate(pointer, target); fault != Fault::none) return fault;
  Content stored = stored_at(pointer);
  Place* place = target.place;
  if (place == nullptr && target.parent->is_object()) {
    place = target.parent->member(target.token);
    if (place == nullptr && stored.value) place = &target.parent->made_member(target.token);
  }
  if (place == nullptr) return refuse(Fault::not_found, pointer);
  if (is_as(*place, stored.value, pointer) && !holds_input(*place)) return Fault::none;
  begin_edit();
  if (stored.value) {
    replace(*place, std::move(stored), nullptr, std::nullopt);
  } else {
    take_away(*place);
  }
  finish_edit();
  return Fault::none;
}

bool Draft::is_as(const Place& place, OptionalValue other, std::string_view pointer) {
  if (place.is_absent() || !other) return place.is_absent() && !other;
  return document::equal(*document::resolve(value(), pointer), *other);
}

}  // namespace resume_patch::draft
