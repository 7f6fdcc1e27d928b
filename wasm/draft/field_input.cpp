// Typing into a field: a text that is converted, or that is no value, costs what it is worth and not what the
// document weighs.
#include <cstring>

#include "document/reader.h"
#include "draft/draft.h"

namespace resume_patch::draft {

namespace {

using Outcome = Typed::Outcome;

InputPlace place_of_field(const Field& field) {
  InputPlace place;
  place.kind = field.kind;
  place.base = field.base;
  place.is_item = !field.place->key;
  place.can_be_left_out = field.is_in_list && !field.is_required;
  return place;
}

}  // namespace

bool Draft::set_field_input(std::uint32_t number, std::string_view text, Time now) {
  status_ = 0;
  if (number == 0 || number > fields_.size()) return false;
  Field& field = fields_[number - 1];
  Place& place = *field.place;
  Typed typed = convert(endpoint_.program(), place_of_field(field), text, before_typing(place, now));
  // An item leaves its list. The containers around it may have been made for its text, and go with it.
  if (typed.removes && (!place.key || place.parent->content.created != Created::by_other)) return false;
  if (typed.outcome == Outcome::no_value) {
    type_over_field(field, text, now);
    return true;
  }
  if (typed.outcome == Outcome::content) return remove_field(field, std::move(typed.content), now);
  std::memcpy(typed_.reserve(typed.json.size()), typed.json.data(), typed.json.size());
  if (document::read_reserved(typed_, typed.json.size())) return false;
  const bool is_removed = typed.removes && is_nothing(typed_.root());
  return is_removed ? remove_field(field, Content::of(std::move(typed_)), now)
                    : put_in_field(field, typed_, now);
}

bool Draft::remove_field(Field& field, Content&& content, Time now) {
  Place& place = *field.place;
  const Worth worth = worth_of(field, content.value, surroundings());
  if (!worth.is_local) return false;
  if (!place.input && is_same_scalar(place.content.value, content.value)) {
    note_status(field);
    return true;
  }
  paths_.clear();
  const bool continued = continues(place, now);
  const Content* const before = before_typing(place, now);
  const bool takes_back = continued && before != nullptr && is_same_scalar(before->value, content.value);
  if (!takes_back || !now_->drop_typing(place, paths_)) replace(place, std::move(content), nullptr, now);
  take_worth(field, worth);
  status_ |= is_changed | (continued ? is_continued : 0);
  return true;
}

void Draft::type_over_field(Field& field, std::string_view text, Time now) {
  Place& place = *field.place;
  if (place.input && *place.input == text) return note_status(field);
  paths_.clear();
  const bool continued = replace(place, place.content.again(), std::make_unique<std::string>(text), now);
  take_worth(field, field.worth);
  status_ |= is_changed | (continued ? is_continued : 0);
  if (!field.is_alias) status_ |= body_is_alike;
}

bool Draft::put_in_field(Field& field, Document& value, Time now) {
  Place& place = *field.place;
  const Worth worth = worth_of(field, value.root(), surroundings());
  if (!worth.is_local) return false;
  Content& present = place.content;
  if (!place.input && is_same_scalar(present.value, value.root())) {
    note_status(field);
    return true;
  }
  paths_.clear();
  const bool was_alike = has_text_in_body(field);
  const bool continued = continues(place, now);
  if (continued && present.source && present.source.use_count() == 1) {
    // Both documents keep their memory for what comes next.
    last_edit_ = now;
    now_->drop_marks(place);
    present.source->swap(value);
    present.value = present.source->root();
    place.input.reset();
  } else {
    replace(place, Content::of(document::copy_of(value.root())), nullptr, now);
  }
  take_worth(field, worth);
  status_ |= is_changed | (continued ? is_continued : 0);
  // A label has another text in the body.
  if (was_alike && has_text_in_body(field) && !field.is_alias) status_ |= body_is_alike;
  return true;
}

bool Draft::write_field(std::uint32_t number, std::string& out) const {
  if (number == 0 || number > fields_.size()) return false;
  const Content& content = fields_[number - 1].place->content;
  content.write(out);
  return !content.children && content.value.has_value();
}

}  // namespace resume_patch::draft
