// Edits of fields, and what is known after them without looking at anything else.
#include <algorithm>

#include "document/pointer.h"
#include "document/reader.h"
#include "document/text.h"
#include "document/writer.h"
#include "draft/draft.h"

namespace resume_patch::draft {

Surroundings Draft::surroundings() {
  const Value base = normal_base();
  return {endpoint_,  options_,         base,       now_->base(), *now_->base_origins(),
          first_new_, has_sound_needs_, identities_};
}

/// The field at a place, which is looked for where it is not known yet.
Field* Draft::field_of(const Place& place) {
  constexpr std::size_t most_fields = 4096;  // Forms are smaller; what goes beyond is assessed otherwise.
  if (place.field != 0) return &fields_[place.field - 1];
  if (is_in_past() || fields_.size() == most_fields) return nullptr;
  auto& there = const_cast<Place&>(place);
  auto found = find_field(there, surroundings());
  if (!found || !found->worth.is_local) return nullptr;
  fields_.push_back(*found);
  there.field = static_cast<std::uint32_t>(fields_.size());
  return &fields_.back();
}

void Draft::forget_fields() {
  for (const Field& field : fields_) field.place->field = 0;
  fields_.clear();
  identities_.clear();
}

std::uint32_t Draft::field_at(std::string_view pointer) {
  Target target;
  if (locate(pointer, target) != Fault::none || target.parent == nullptr) return 0;
  Place* place = target.place;
  if (place == nullptr && target.parent->is_object()) place = &target.parent->made_member(target.token);
  return place == nullptr || field_of(*place) == nullptr ? 0 : place->field;
}

bool Draft::set_field(std::uint32_t number, Document& value, Time now) {
  status_ = 0;
  if (number == 0 || number > fields_.size()) return false;
  Field& field = fields_[number - 1];
  // The body has another text than the value.
  return !field.is_alias && put_in_field(field, value, now);
}

void Draft::edit_field(Field& field, Content&& content, Time now) {
  Place& place = *field.place;
  const Worth worth = worth_of(field, content.value, surroundings());
  const bool is_local = worth.is_local;
  begin_edit(is_local);
  replace(place, std::move(content), nullptr, now);
  if (is_local) {
    take_worth(field, worth);
  } else {
    finish_edit();
  }
}

/// Its value has a text of its own in the body.
bool Draft::has_text_in_body(const Field& field) const {
  return totals_are_known_ && field.worth.is_present && field.member->carried > 0;
}

// The sums follow from what the field was worth and what it is worth now.
void Draft::take_worth(Field& field, const Worth& worth) {
  const auto step = [](bool was, bool is) {
    return static_cast<std::uint32_t>(is) - static_cast<std::uint32_t>(was);
  };
  const bool was_sent = field.member->carried > 0;
  const bool is_typed_over = field.place->input != nullptr;
  // What is said of a value that a person has typed over is out of date.
  const auto errors_of = [](const Worth& one, bool is_hidden) { return is_hidden ? 0 : one.errors; };
  if (totals_are_known_) {
    carried_ += step(field.worth.changed, worth.changed);
    field.member->carried += step(field.worth.changed, worth.changed);
    errors_ += errors_of(worth, is_typed_over) - errors_of(field.worth, field.has_input);
    inputs_ += step(field.has_input, is_typed_over);
  }
  field.worth = worth;
  field.has_input = is_typed_over;
  value_.reset();
  patch_is_current_ = false;
  const bool is_sent = field.member->carried > 0;
  // A member that was not sent brings what is wrong with the rest of it.
  if (was_sent != is_sent && field.member != field.place) totals_are_known_ = false;
  note_status(field);
  if (totals_are_known_ && !field.is_read) status_ |= others_are_alike;
}

void Draft::note_status(const Field& field) {
  status_ = has_fields | (field.has_input ? has_input : 0);
  if (!totals_are_known_) return;
  status_ |= is_assessed;
  if (errors_ + inputs_ == 0) status_ |= is_valid;
  if (carried_ + ignored_ + inputs_ > 0) status_ |= is_dirty;
  if (field.is_read && !field.has_input) return;
  status_ |= field_is_known;
  if (field.has_input) return;
  if (field.worth.issues == 0 || field.member->carried == 0) status_ |= field_is_fine;
}

void Draft::add_field_issues(std::uint32_t number, std::vector<validate::Issue>& issues) const {
  if (number == 0 || number > fields_.size()) return;
  const Field& field = fields_[number - 1];
  if (field.has_input) {
    issues.push_back(issue_of_input(endpoint_, field.place->pointer(), *field.place->input));
    return;
  }
  if (!field.worth.is_present || field.member->carried == 0) return;
  Document scratch;
  const Value value = in_request_form(field, *field.place->content.value, scratch);
  issues = endpoint_.issues_of(field.schema, value, options_);
  for (validate::Issue& issue : issues) {
    issue.path = field.place->pointer();
    if (!field.is_new && !field.worth.changed) issue.severity = schema::Severity::warning;
  }
}

std::optional<Draft::Range> Draft::range_of_field(std::uint32_t number) const {
  if (!patch_ || patch_->sent.is_empty() || number == 0 || number > fields_.size()) return std::nullopt;
  const Value body = patch_->sent.root();
  const OptionalValue found = document::resolve(body, fields_[number - 1].place->pointer());
  if (!found || found->is_container()) return std::nullopt;
  const std::string_view text = document::compact_text(*found);
  const std::string_view before(body.node().text, static_cast<std::size_t>(text.data() - body.node().text));
  const auto start = static_cast<std::uint32_t>(document::count_utf16_units(before));
  return Range{start, start + static_cast<std::uint32_t>(document::count_utf16_units(text))};
}

// Only members of the root that are places have fields in them.
void Draft::take_totals() {
  const endpoint::Patch& made = *patch_;
  carried_ = static_cast<std::uint32_t>(made.body.changes.size());
  ignored_ = static_cast<std::uint32_t>(made.body.ignored.size());
  errors_ = static_cast<std::uint32_t>(
      std::count_if(made.issues.begin(), made.issues.end(),
                    [](const validate::Issue& issue) { return issue.severity == schema::Severity::error; }));
  errors_ -= inputs_;
  // Beyond so many some are left out, and the sum is not one.
  totals_are_known_ = made.issues.size() < validate::Options().max_issues;
  const Places& members = now_->root().children();
  for (const auto& member : members) {
    member->carried = 0;
    member->issues = 0;
  }
  // Changes come in the order of the members: first those that are there, then those that are gone.
  std::size_t at = 0;
  const auto member_of = [&](std::string_view path) -> Place* {
    const std::string name = document::first_token(path);
    for (std::size_t looked = 0; looked < members.size(); ++looked) {
      if (members[at]->key->text_is(name)) return members[at].get();
      at = at + 1 == members.size() ? 0 : at + 1;
    }
    return nullptr;
  };
  for (const diff::Change& change : made.body.changes) {
    if (Place* const member = member_of(change.path)) ++member->carried;
  }
  // The issues of inputs come last.
  for (std::size_t issue = 0; issue + inputs_ < made.issues.size(); ++issue) {
    if (Place* const member = member_of(made.issues[issue].path)) ++member->issues;
  }
}

}  // namespace resume_patch::draft
