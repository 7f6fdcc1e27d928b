// Typing into a control: finds the node that it edits and converts the text.
#include "document/pointer.h"
#include "document/reader.h"
#include "draft/draft.h"

namespace resume_patch::draft {

namespace {

using Outcome = ConvertedInput::Outcome;

constexpr unsigned objects = endpoint::bit_of(schema::Type::object);
constexpr unsigned lists = endpoint::bit_of(schema::Type::array);

NodeContent content_of(ConvertedInput&& converted) {
  return converted.outcome == Outcome::json ? NodeContent::of(document::read_trusted(converted.json))
                                            : std::move(converted.content);
}

/// Returns true if a value has another type than the containers of its schema. A control below it can then
/// only replace it.
bool is_of_other_type(const schema::Program& program, schema::SchemaId schema, Value value) {
  if (schema == schema::no_schema) return false;
  const unsigned types = endpoint::types_of(program, schema);
  if (value.is_object()) return (types & objects) == 0 && (types & lists) != 0;
  if (value.is_array()) return (types & lists) == 0 && (types & objects) != 0;
  return (types & (objects | lists)) != 0 || endpoint::item_schema(program, schema) != schema::no_schema ||
         !endpoint::properties_of(program, schema).empty();
}

}  // namespace

/// Finds the node that a control edits, or the deepest existing one above it and the remaining tokens.
DraftErrorCode Draft::find_input_target(std::string_view pointer, InputTarget& target) {
  auto tokens = document::split_pointer(pointer);
  if (!tokens) return fail(DraftErrorCode::invalid_pointer, pointer);
  if (tokens->empty()) return fail(DraftErrorCode::whole_document, pointer);
  DraftNode* at = &session_->root();
  auto token = tokens->begin();
  for (; token != tokens->end(); ++token) {
    const auto row = document::row_index(*token);
    const bool is_row = row || *token == "-";
    DraftNode* next = nullptr;
    if (at->is_object()) next = at->find_member(*token);
    if (at->is_list() && row) next = at->item_in_row(*row);
    if (next == nullptr) {
      if (at->is_object() ? is_row : !is_null_or_absent(at->value) && !(at->is_list() && is_row)) {
        const schema::Program& program = endpoint_.program();
        const auto schema = endpoint::schema_at(program, endpoint_.request(), at->pointer());
        target.is_replacing = is_of_other_type(program, schema, *at->value);
        if (!target.is_replacing && !at->is_object())
          return fail(at->is_list() ? DraftErrorCode::out_of_range : DraftErrorCode::beneath_scalar, pointer);
      }
      break;
    }
    at = next;
  }
  target.node = at;
  target.missing.assign(std::make_move_iterator(token), std::make_move_iterator(tokens->end()));
  if (target.missing.size() == 1 && at->is_object() && !target.is_replacing) {
    target.node = &at->ensure_member(target.missing[0]);
    target.missing.clear();
  }
  return DraftErrorCode::none;
}

DraftErrorCode Draft::set_from_input(std::string_view pointer, std::string_view text, Time now) {
  return enter_text(pointer, text, now, true);
}

DraftErrorCode Draft::set_unreadable(std::string_view pointer, std::string_view text, Time now) {
  return enter_text(pointer, text, now, false);
}

DraftErrorCode Draft::enter_text(std::string_view pointer, std::string_view text, Time now,
                                 bool is_readable) {
  paths_.clear();
  InputTarget target;
  if (const DraftErrorCode error = find_input_target(pointer, target); error != DraftErrorCode::none)
    return error;
  DraftNode& at = *target.node;
  if (!target.missing.empty()) return type_at_new_node(target, pointer, text, now, is_readable);
  if (!is_readable) {
    store_unreadable(at, text, now);
  } else if (field_of(at) != nullptr && set_field_input(at.field, text, now)) {
    if ((status_ & is_changed) != 0 && paths_.empty()) paths_.push_back(at.pointer());
  } else {
    type_at(at, pointer, text, now);
  }
  return DraftErrorCode::none;
}

const NodeContent* Draft::before_typing(const DraftNode& node, Time now) const {
  return continues_typing(node, now) ? session_->before_typing(node) : &node.content();
}

// Searches the base only if it matters, because that takes linear time in the size of the document.
InputContext Draft::input_context(const DraftNode& node, std::string_view pointer, std::string_view text) {
  const schema::Program& program = endpoint_.program();
  InputContext context;
  context.kind = input_type_of(program, endpoint::schema_at(program, endpoint_.request(), pointer));
  context.is_item = !node.key;
  const bool is_plain = context.kind.is_plain_text && text.find_first_of("\r\n") == std::string_view::npos;
  if (!text.empty() && is_plain) return context;
  if (node.key) {
    context.base = base_at(node.pointer());
  } else if (const NodeContent* const first = session_->first_content_of(node);
             first != nullptr && !first->container) {
    context.base = first->value;
  }
  context.can_be_left_out = can_be_left_out(node, pointer);
  return context;
}

void Draft::type_at(DraftNode& node, std::string_view pointer, std::string_view text, Time now) {
  const NodeContent* const before = before_typing(node, now);
  ConvertedInput converted =
      convert_input(endpoint_.program(), input_context(node, pointer, text), text, before);
  const bool removes_container = converted.removes && &outermost_created(node) != &node;
  if (removes_container) converted = {Outcome::content, true, {}, {}};
  if (converted.outcome == Outcome::no_value) return store_unreadable(node, text, now);
  const bool removes = converted.removes;
  NodeContent content = content_of(std::move(converted));
  if (!node.input && is_same_scalar(node.value, content.value)) return;
  const bool is_reverting = removes && continues_typing(node, now) &&
                            (before == nullptr || is_same_scalar(before->value, content.value) ||
                             (is_null_or_absent(before->value) && is_null_or_absent(content.value)));
  begin_edit();
  if (!is_reverting || !session_->drop_typing(node, paths_)) {
    if (!content.value || (node.key && content.value->is_null())) {
      clear(node, std::move(content), now);
    } else {
      replace(node, std::move(content), nullptr, now);
    }
  }
  finish_edit();
}

/// Stores a text that is not a value beside the value.
void Draft::store_unreadable(DraftNode& node, std::string_view text, Time now) {
  if (node.input && *node.input == text) return;
  begin_edit();
  auto input = std::make_unique<std::string>(text);
  if (node.is_open()) {
    session_->begin_step();
    Edit edit;
    edit.kind = EditKind::input;
    edit.node = &node;
    edit.input = std::move(input);
    session_->apply(std::move(edit), paths_);
  } else {
    replace(node, node.share(), std::move(input), now);
  }
  finish_edit();
}

bool Draft::write_input_at(std::string_view pointer, std::string& out) {
  InputTarget target;
  if (find_input_target(pointer, target) != DraftErrorCode::none || !target.missing.empty()) return false;
  const DraftNode* const at = target.node;
  if (at->input) {
    out += *at->input;
  } else if (!at->is_absent()) {
    const schema::Program& program = endpoint_.program();
    const schema::SchemaId schema = endpoint::schema_at(program, endpoint_.request(), pointer);
    if (!at->is_open()) {
      out += text_in_control(program, schema, *at->value);
    } else {
      std::string text;
      write(text, *at);
      const document::Document value = document::read_trusted(text);
      out += text_in_control(program, schema, value.root());
    }
  }
  return true;
}

bool Draft::is_path_of_input(std::string_view pointer) {
  std::string path;
  return write_path_of_input(pointer, path) && path == pointer;
}

bool Draft::write_path_of_input(std::string_view pointer, std::string& out) {
  InputTarget target;
  if (find_input_target(pointer, target) != DraftErrorCode::none || !target.missing.empty()) return false;
  const DraftNode* const at = target.node;
  out += at->pointer();
  return true;
}

}  // namespace resume_patch::draft
