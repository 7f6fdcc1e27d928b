#include "draft/draft.h"

#include <algorithm>

#include "document/equality.h"
#include "document/pointer.h"
#include "document/reader.h"

namespace resume_patch::draft {

namespace {

std::uint32_t weight_of(const Content& content) {
  return content.value && content.source ? content.value->node().length + content.value->node().span : 0;
}

}  // namespace

Draft::Draft(const Endpoint& endpoint, Document&& base, const endpoint::PatchOptions& options)
    : endpoint_(endpoint), options_(options), now_(std::make_unique<Session>(std::move(base))) {
  next_origin_ = now_->base().node().span + 1;
  first_new_ = next_origin_;
}

Fault Draft::refuse(Fault fault, std::string_view pointer) {
  fault_pointer_ = pointer;
  return fault;
}

// Finds a place, and what holds it where there is no such place yet.
Fault Draft::locate(std::string_view pointer, Target& target) {
  auto tokens = document::split_pointer(pointer);
  if (!tokens) return refuse(Fault::bad_pointer, pointer);
  target.place = &now_->root();
  for (std::string& token : *tokens) {
    if (target.place == nullptr) return refuse(Fault::not_found, pointer);
    if (!target.place->is_container()) return refuse(Fault::beneath_scalar, pointer);
    target.parent = target.place;
    target.place = target.parent->child(token);
    target.token = std::move(token);
  }
  return Fault::none;
}

void Draft::begin_edit(bool of_field) {
  paths_.clear();
  if (of_field) return;
  forget_fields();
  leave_past();
}

// What is known of fields holds as long as nothing else is edited.
void Draft::finish_edit() {
  value_.reset();
  patch_.reset();
  patch_is_current_ = false;
  totals_are_known_ = false;
  forget_fields();
  status_ = 0;
}

bool Draft::continues(const Place& place, Time now) const {
  return now - last_edit_ < typing_pause && now_->ends_at(place) && !place.is_open();
}

bool Draft::replace(Place& place, Content&& content, std::unique_ptr<std::string> input,
                    std::optional<Time> now, Step step) {
  know_items(place, content);
  const bool is_typing_on = now && continues(place, *now) && !content.children;
  if (now) last_edit_ = *now;
  if (is_typing_on && (!input || now_->ends_with_content_of(place))) {
    // The step keeps what stood there before it.
    now_->drop_marks(place);
    paths_.push_back(place.pointer());
    place.content = std::move(content);
    place.input = std::move(input);
    return true;
  }
  // A text that is no value is saved with the edit of its place.
  const std::size_t first = now_->typed_from();
  if (step == Step::own && !is_typing_on) now_->begin_step();
  Edit edit;
  edit.place = &place;
  edit.weight = weight_of(content);
  edit.content = std::move(content);
  edit.input = std::move(input);
  now_->apply(std::move(edit), paths_);
  if (is_typing_on) now_->type_at(place, first);
  return is_typing_on;
}

void Draft::apply_item(Place& list, std::uint32_t position, std::unique_ptr<Place> item) {
  Edit edit;
  edit.kind = EditKind::item;
  edit.place = &list;
  edit.position = position;
  if (item) know_new_item(*item);
  if (item) edit.weight = weight_of(item->content);
  edit.item = std::move(item);
  now_->apply(std::move(edit), paths_);
}

Fault Draft::put(const Target& target, std::string_view pointer, Content&& content, std::optional<Time> now) {
  Place* place = target.place;
  if (place == nullptr && target.parent == nullptr) return refuse(Fault::not_found, pointer);
  const bool is_appended = place == nullptr && target.parent->is_list();
  if (is_appended && target.token != "-" && document::array_index(target.token) != target.parent->size())
    return refuse(Fault::out_of_range, pointer);
  const std::uint32_t around = target.parent == nullptr ? 0 : target.parent->depth() + 1;
  if (around + height_of(*content.value) > most_levels) return refuse(Fault::too_deep, pointer);
  if (place != nullptr && !place->input && is_same_scalar(place->content.value, content.value))
    return Fault::none;
  if (Field* const field = place != nullptr && now ? field_of(*place) : nullptr) {
    edit_field(*field, std::move(content), *now);
    return Fault::none;
  }
  begin_edit();
  if (is_appended) {
    target.parent->forget_rows();
    auto item = std::make_unique<Place>();
    item->content = std::move(content);
    now_->begin_step();
    apply_item(*target.parent, target.parent->size(), std::move(item));
  } else {
    if (place == nullptr) place = &target.parent->made_member(target.token);
    replace(*place, std::move(content), nullptr, now);
  }
  finish_edit();
  return Fault::none;
}

Fault Draft::set(std::string_view pointer, Document&& value, Time now) {
  paths_.clear();
  Target target;
  if (const Fault fault = locate(pointer, target); fault != Fault::none) return fault;
  if (target.parent == nullptr && !value.root().is_object()) return refuse(Fault::not_an_object, pointer);
  return put(target, pointer, Content::of(std::move(value)), now);
}

Fault Draft::remove(std::string_view pointer) {
  paths_.clear();
  Target target;
  if (const Fault fault = locate(pointer, target); fault != Fault::none) return fault;
  if (target.parent == nullptr) return refuse(Fault::whole_resource, pointer);
  if (target.place == nullptr) return refuse(Fault::not_found, pointer);
  begin_edit();
  take_away(*target.place);
  finish_edit();
  return Fault::none;
}

void Draft::take_away(Place& place, Step step) {
  if (place.parent->is_object()) {
    replace(place, Content(), nullptr, std::nullopt, step);
    return;
  }
  if (step == Step::own) now_->begin_step();
  place.parent->forget_rows();
  apply_item(*place.parent, place.position, nullptr);
}

Fault Draft::insert(std::string_view pointer, Document&& value) {
  paths_.clear();
  Target target;
  if (const Fault fault = locate(pointer, target); fault != Fault::none) return fault;
  if (target.parent == nullptr || !target.parent->is_list()) return refuse(Fault::not_a_list, pointer);
  const std::uint32_t size = target.parent->size();
  const std::uint32_t at =
      target.token == "-" ? size : document::array_index(target.token).value_or(size + 1);
  if (at > size) return refuse(Fault::out_of_range, pointer);
  if (target.parent->depth() + 1 + height_of(value.root()) > most_levels)
    return refuse(Fault::too_deep, pointer);
  begin_edit();
  target.parent->forget_rows();
  auto item = std::make_unique<Place>();
  item->content = Content::of(std::move(value));
  now_->begin_step();
  apply_item(*target.parent, at, std::move(item));
  finish_edit();
  return Fault::none;
}

}  // namespace resume_patch::draft
