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
  return {endpoint_, options_, base, has_sound_needs_, identities_};
}

/// The field at a place, which is looked for where it is not known yet.
Field* Draft::field_of(const Place& place) {
  constexpr std::size_t most_fields = 4096;  // Forms are smaller; what goes beyond is assessed otherwise.
  if (place.field != 0) return &fields_[place.field - 1];
  if (place.input || is_in_past() || fields_.size() == most_fields) return nullptr;
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
  if (locate(pointer, target) != Fault::none || target.place == nullptr) return 0;
  return field_of(*target.place) == nullptr ? 0 : target.place->field;
}

bool Draft::set_field(std::uint32_t number, Document& value, Time now) {
  status_ = 0;
  if (number == 0 || number > fields_.size()) return false;
  Field& field = fields_[number - 1];
  Place& place = *field.place;
  const Worth worth = worth_of(field, value.root(), surroundings());
  if (!worth.is_local) return false;
  Content& present = place.content;
  if (is_same_scalar(present.value, value.root())) {
    note_status(field);
    return true;
  }
  paths_.clear();
  const bool was_alike = has_text_in_body(field);
  bool continued = continues(place, now);
  if (continued && present.source && present.source.use_count() == 1) {
    // Both documents keep their memory for what comes next.
    last_edit_ = now;
    now_->drop_marks(place);
    present.source->swap(value);
    present.value = present.source->root();
  } else {
    replace(place, Content::of(document::copy_of(value.root())), nullptr, now);
  }
  take_worth(field, worth);
  status_ |= is_changed | (continued ? is_continued : 0);
  if (was_alike && has_text_in_body(field)) status_ |= body_is_alike;
  return true;
}

void Draft::edit_field(Field& field, Content&& content, Time now) {
  Place& place = *field.place;
  const Worth worth = worth_of(field, content.value, surroundings());
  begin_edit(worth.is_local);
  replace(place, std::move(content), nullptr, now);
  if (worth.is_local) {
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
  if (totals_are_known_) {
    carried_ += step(field.worth.changed, worth.changed);
    field.member->carried += step(field.worth.changed, worth.changed);
    errors_ += worth.errors - field.worth.errors;
  }
  field.worth = worth;
  value_.reset();
  patch_is_current_ = false;
  note_status(field);
}

void Draft::note_status(const Field& field) {
  status_ = has_fields;
  if (!totals_are_known_) return;
  status_ |= is_assessed;
  if (errors_ + inputs_ == 0) status_ |= is_valid;
  if (carried_ + ignored_ + inputs_ > 0) status_ |= is_dirty;
  if (field.is_read) return;
  status_ |= field_is_known;
  if (field.worth.issues == 0 || field.member->carried == 0) status_ |= field_is_fine;
}

void Draft::add_field_issues(std::uint32_t number, std::vector<validate::Issue>& issues) const {
  if (number == 0 || number > fields_.size()) return;
  const Field& field = fields_[number - 1];
  if (!field.worth.is_present || field.member->carried == 0) return;
  issues = endpoint_.issues_of(field.schema, *field.place->content.value, options_);
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
  for (const auto& member : members) member->carried = 0;
  // Changes come in the order of the members: first those that are there, then those that are gone.
  std::size_t at = 0;
  for (const diff::Change& change : made.body.changes) {
    const std::string name = document::first_token(change.path);
    std::size_t looked = 0;
    while (looked < members.size() && !members[at]->key->text_is(name)) {
      at = at + 1 == members.size() ? 0 : at + 1;
      ++looked;
    }
    if (looked < members.size()) ++members[at]->carried;
  }
}

}  // namespace resume_patch::draft
