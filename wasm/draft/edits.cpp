// The edits that look at the base, or at two places.
#include <bit>

#include "document/equality.h"
#include "document/pointer.h"
#include "document/reader.h"
#include "draft/draft.h"
#include "endpoint/coerce.h"

namespace resume_patch::draft {

// A form cannot hold all that is stored: what was not touched, or was put back, is what is stored, and a text
// of what may be anything is of the kind that is stored.
Content Draft::content_of_input(const Target& target, std::string_view pointer, const std::string& json) {
  Content given = Content::of(document::read_own(json));
  const Value value = *given.value;
  const unsigned types = endpoint_.types_at(pointer);
  const auto settle = [&](Content& stored) {
    if (endpoint_.is_same_in_form(pointer, stored.value, value)) return true;
    std::string beside;
    if (!endpoint::append_beside(beside, types, stored.value, value)) return false;
    stored = Content::of(document::read_own(beside));
    return true;
  };
  Content stored;
  if (target.place != nullptr && !target.place->is_open()) stored = target.place->content.again();
  if (settle(stored)) return stored;
  const bool is_plain = std::has_single_bit(types) && value.is_string();
  if (is_plain && !value.slice().empty() && !value.node().escaped) return given;
  stored = Content();
  stored.value = base_at(pointer);
  return settle(stored) ? std::move(stored) : std::move(given);
}

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
  if (is_item) {
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
