// Typing into a field: converts a text and validates the value alone.
#include <cstring>

#include "document/reader.h"
#include "draft/draft.h"

namespace resume_patch::draft {

namespace {

using Outcome = ConvertedInput::Outcome;

InputContext input_context_of(const Field& field) {
  InputContext context;
  context.kind = field.kind;
  context.base = field.base;
  context.is_item = !field.node->key;
  context.can_be_left_out = field.is_in_list && !field.is_required;
  return context;
}

}  // namespace

bool Draft::set_field_input(std::uint32_t number, std::string_view text, Time now) {
  status_ = 0;
  if (number == 0 || number > fields_.size()) return false;
  Field& field = fields_[number - 1];
  DraftNode& node = *field.node;
  ConvertedInput converted =
      convert_input(endpoint_.program(), input_context_of(field), text, before_typing(node, now));
  // Removing an item concerns its list. Containers that were created for the text are removed with it.
  if (converted.removes && (!node.key || node.parent->created != Creation::not_typed)) return false;
  if (converted.outcome == Outcome::no_value) {
    set_field_unreadable(field, text, now);
    return true;
  }
  if (converted.outcome == Outcome::content) return clear_field(field, std::move(converted.content), now);
  std::memcpy(typed_.reserve_text(converted.json.size()), converted.json.data(), converted.json.size());
  if (document::read_reserved(typed_, converted.json.size())) return false;
  const bool is_removed = converted.removes && is_null_or_absent(typed_.root());
  return is_removed ? clear_field(field, NodeContent::of(std::move(typed_)), now)
                    : set_field_value(field, typed_, now);
}

bool Draft::clear_field(Field& field, NodeContent&& content, Time now) {
  DraftNode& node = *field.node;
  const FieldStatus status = assess_field(field, content.value, field_context());
  if (!status.is_local) return false;
  if (!node.input && is_same_scalar(node.value, content.value)) {
    set_status_bits(field);
    return true;
  }
  paths_.clear();
  const bool continued = continues_typing(node, now);
  const NodeContent* const before = before_typing(node, now);
  const bool is_reverting = continued && before != nullptr && is_same_scalar(before->value, content.value);
  if (!is_reverting || !session_->drop_typing(node, paths_)) replace(node, std::move(content), nullptr, now);
  update_status(field, status);
  status_ |= is_changed | (continued ? continues_step : 0);
  return true;
}

void Draft::set_field_unreadable(Field& field, std::string_view text, Time now) {
  DraftNode& node = *field.node;
  if (node.input && *node.input == text) return set_status_bits(field);
  paths_.clear();
  const bool continued = replace(node, node.share(), std::make_unique<std::string>(text), now);
  update_status(field, field.status);
  status_ |= is_changed | (continued ? continues_step : 0);
  if (!field.is_alias) status_ |= only_field_text_changed;
}

bool Draft::set_field_value(Field& field, Document& value, Time now) {
  DraftNode& node = *field.node;
  const FieldStatus status = assess_field(field, value.root(), field_context());
  if (!status.is_local) return false;
  NodeContent& content = node.content();
  if (!node.input && is_same_scalar(content.value, value.root())) {
    set_status_bits(field);
    return true;
  }
  paths_.clear();
  const bool had_text_in_body = has_text_in_body(field);
  const bool continued = continues_typing(node, now);
  if (continued && content.source && content.source.use_count() == 1) {
    // The documents exchange their memory, which the next edit reuses.
    last_edit_ = now;
    session_->drop_server_issues(node);
    content.source->swap(value);
    content.value = content.source->root();
    node.input.reset();
  } else {
    replace(node, NodeContent::of(document::copy_of(value.root())), nullptr, now);
  }
  update_status(field, status);
  status_ |= is_changed | (continued ? continues_step : 0);
  // The body has another text than a label.
  if (had_text_in_body && has_text_in_body(field) && !field.is_alias) status_ |= only_field_text_changed;
  return true;
}

bool Draft::write_field(std::uint32_t number, std::string& out) const {
  if (number == 0 || number > fields_.size()) return false;
  const NodeContent& content = fields_[number - 1].node->content();
  write(out, content);
  return !content.container && content.value.has_value();
}

}  // namespace resume_patch::draft
