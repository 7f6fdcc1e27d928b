// Edits of fields, and the status of the draft after them.
#include <algorithm>

#include "document/pointer.h"
#include "document/reader.h"
#include "document/text.h"
#include "document/writer.h"
#include "draft/draft.h"

namespace resume_patch::draft {

FieldContext Draft::field_context() {
  const Value base = base_in_request_form();
  return {endpoint_,
          options_,
          base,
          session_->base(),
          *session_->base_origins(),
          first_new_origin_,
          has_valid_required_members_,
          identities_};
}

/// Returns the field of a node and searches for it if it is not known.
Field* Draft::field_of(const DraftNode& node) {
  constexpr std::size_t max_fields = 4096;  // Forms are smaller. Other edits take the full validation.
  if (node.field != 0) return &fields_[node.field - 1];
  if (is_before_session() || fields_.size() == max_fields) return nullptr;
  auto& mutable_node = const_cast<DraftNode&>(node);
  auto found = find_field(mutable_node, field_context());
  if (!found || !found->status.is_local) return nullptr;
  fields_.push_back(*found);
  mutable_node.field = static_cast<std::uint32_t>(fields_.size());
  return &fields_.back();
}

void Draft::clear_fields() {
  for (const Field& field : fields_) field.node->field = 0;
  fields_.clear();
  identities_.clear();
}

std::uint32_t Draft::field_at(std::string_view pointer) {
  Target target;
  if (find_target(pointer, target) != DraftErrorCode::none || target.parent == nullptr) return 0;
  DraftNode* node = target.node;
  if (node == nullptr && target.parent->is_object()) node = &target.parent->ensure_member(target.token);
  return node == nullptr || field_of(*node) == nullptr ? 0 : node->field;
}

bool Draft::set_field(std::uint32_t number, Document& value, Time now) {
  status_ = 0;
  if (number == 0 || number > fields_.size()) return false;
  Field& field = fields_[number - 1];
  // The body has another text than the value of an alias.
  return !field.is_alias && set_field_value(field, value, now);
}

void Draft::edit_field(Field& field, NodeContent&& content, Time now) {
  DraftNode& node = *field.node;
  const FieldStatus status = assess_field(field, content.value, field_context());
  const bool is_local = status.is_local;
  begin_edit(is_local);
  replace(node, std::move(content), nullptr, now);
  if (is_local) {
    update_status(field, status);
  } else {
    finish_edit();
  }
}

/// Returns true if the body contains the text of the field's value.
bool Draft::has_text_in_body(const Field& field) const {
  return totals_are_known_ && field.status.is_present && field.member->sent_changes > 0;
}

// Updates the totals by the difference between the former and the present status.
void Draft::update_status(Field& field, const FieldStatus& status) {
  const auto step = [](bool was, bool is) {
    return static_cast<std::uint32_t>(is) - static_cast<std::uint32_t>(was);
  };
  const bool was_sent = field.member->sent_changes > 0;
  const bool is_typed_over = field.node->input != nullptr;
  // An input hides the errors of the value that the user has typed over.
  const auto errors_of = [](const FieldStatus& one, bool is_hidden) { return is_hidden ? 0 : one.errors; };
  if (totals_are_known_) {
    sent_changes_ += step(field.status.changed, status.changed);
    field.member->sent_changes += step(field.status.changed, status.changed);
    errors_ += errors_of(status, is_typed_over) - errors_of(field.status, field.has_input);
    inputs_ += step(field.has_input, is_typed_over);
  }
  field.status = status;
  field.has_input = is_typed_over;
  value_.reset();
  patch_is_current_ = false;
  const bool is_sent = field.member->sent_changes > 0;
  // A member that was not in the body before adds its other issues.
  if (was_sent != is_sent && field.member != field.node) totals_are_known_ = false;
  set_status_bits(field);
  if (totals_are_known_ && !field.is_read_by_others) status_ |= other_issues_unchanged;
}

void Draft::set_status_bits(const Field& field) {
  status_ = has_fields | (field.has_input ? has_input : 0);
  if (!totals_are_known_) return;
  status_ |= totals_are_known;
  if (errors_ + inputs_ == 0) status_ |= is_valid;
  if (sent_changes_ + ignored_ + inputs_ > 0) status_ |= is_dirty;
  if (field.is_read_by_others && !field.has_input) return;
  status_ |= field_issues_are_known;
  if (field.has_input) return;
  if (field.status.issues == 0 || field.member->sent_changes == 0) status_ |= field_has_no_issues;
}

void Draft::add_field_issues(std::uint32_t number, std::vector<validate::Issue>& issues) const {
  if (number == 0 || number > fields_.size()) return;
  const Field& field = fields_[number - 1];
  if (field.has_input) {
    issues.push_back(issue_of_input(endpoint_, field.node->pointer(), *field.node->input));
    return;
  }
  if (!field.status.is_present || field.member->sent_changes == 0) return;
  Document scratch;
  const Value value = in_request_form(field, *field.node->value, scratch);
  issues = endpoint_.validate_value(field.schema, value, options_);
  for (validate::Issue& issue : issues) {
    issue.path = field.node->pointer();
    if (!field.is_new && !field.status.changed) issue.severity = schema::Severity::warning;
  }
}

std::optional<Draft::Range> Draft::range_of_field(std::uint32_t number) const {
  if (!patch_ || patch_->sent_body.is_empty() || number == 0 || number > fields_.size()) return std::nullopt;
  // A member that goes along unchanged has the text that is stored, and not the one that was typed.
  if (fields_[number - 1].member->sent_changes == 0) return std::nullopt;
  const Value body = patch_->sent_body.root();
  const OptionalValue found = document::resolve(body, fields_[number - 1].node->pointer());
  if (!found || found->is_container()) return std::nullopt;
  const std::string_view text = document::compact_text(*found);
  const std::string_view before(body.node().text, static_cast<std::size_t>(text.data() - body.node().text));
  const auto start = static_cast<std::uint32_t>(document::count_utf16_units(before));
  return Range{start, start + static_cast<std::uint32_t>(document::count_utf16_units(text))};
}

// Counts changes and issues by root member.
void Draft::count_totals() {
  const endpoint::Patch& patch = *patch_;
  sent_changes_ = static_cast<std::uint32_t>(patch.body.changes.size());
  ignored_ = static_cast<std::uint32_t>(patch.body.ignored.size());
  errors_ = static_cast<std::uint32_t>(
      std::count_if(patch.issues.begin(), patch.issues.end(),
                    [](const validate::Issue& issue) { return issue.severity == schema::Severity::error; }));
  errors_ -= inputs_;
  // Beyond the limit some issues are missing, and the total is unknown.
  totals_are_known_ = patch.issues.size() < validate::Options().max_issues;
  DraftNode& root = session_->root();
  for (const document::EditableElement& member : root.open().elements) {
    if (DraftNode* const node = node_of(member)) node->sent_changes = 0;
  }
  for (const diff::Change& change : patch.body.changes) {
    if (DraftNode* const member = root.find_member(document::first_token(change.path)))
      ++member->sent_changes;
  }
}

}  // namespace resume_patch::draft
