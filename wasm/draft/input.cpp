// Typing into a control: which place it edits, and what its text makes of a value that is there.
#include "document/pointer.h"
#include "document/reader.h"
#include "draft/draft.h"

namespace resume_patch::draft {

namespace {

using Outcome = Typed::Outcome;

constexpr unsigned objects = endpoint::bit_of(schema::Type::object);
constexpr unsigned lists = endpoint::bit_of(schema::Type::array);

Content content_of(Typed&& typed) {
  return typed.outcome == Outcome::json ? Content::of(document::read_own(typed.json))
                                        : std::move(typed.content);
}

/// Reports whether a value has another type than the containers that its schema asks for, so that a control
/// beneath it can only replace it.
bool is_of_other_type(const schema::Program& program, schema::SchemaId schema, Value value) {
  if (schema == schema::no_schema) return false;
  const unsigned types = endpoint::types_of(program, schema);
  if (value.is_object()) return (types & objects) == 0 && (types & lists) != 0;
  if (value.is_array()) return (types & lists) == 0 && (types & objects) != 0;
  return (types & (objects | lists)) != 0 || endpoint::item_schema(program, schema) != schema::no_schema ||
         !endpoint::properties_of(program, schema).empty();
}

}  // namespace

/// Finds the place that a control edits, or the deepest one on the way to it and the tokens that are left.
Fault Draft::locate_input(std::string_view pointer, InputTarget& target) {
  auto tokens = document::split_pointer(pointer);
  if (!tokens) return refuse(Fault::bad_pointer, pointer);
  if (tokens->empty()) return refuse(Fault::whole_resource, pointer);
  Place* at = &now_->root();
  auto token = tokens->begin();
  for (; token != tokens->end(); ++token) {
    const auto row = document::row_index(*token);
    const bool is_row = row || *token == "-";
    Place* next = nullptr;
    if (at->is_object()) next = at->member(*token);
    if (at->is_list() && row) next = at->item_in_row(*row);
    if (next == nullptr) {
      if (at->is_object() ? is_row : !is_nothing(at->content.value) && !(at->is_list() && is_row)) {
        const schema::Program& program = endpoint_.program();
        const auto schema = endpoint::schema_at(program, endpoint_.request(), at->pointer());
        target.replaces = is_of_other_type(program, schema, *at->content.value);
        if (!target.replaces && !at->is_object())
          return refuse(at->is_list() ? Fault::out_of_range : Fault::beneath_scalar, pointer);
      }
      break;
    }
    at = next;
  }
  target.place = at;
  target.missing.assign(std::make_move_iterator(token), std::make_move_iterator(tokens->end()));
  if (target.missing.size() == 1 && at->is_object() && !target.replaces) {
    target.place = &at->made_member(target.missing[0]);
    target.missing.clear();
  }
  return Fault::none;
}

Fault Draft::set_from_input(std::string_view pointer, std::string_view text, Time now) {
  return type(pointer, text, now, true);
}

Fault Draft::set_unreadable(std::string_view pointer, std::string_view text, Time now) {
  return type(pointer, text, now, false);
}

Fault Draft::type(std::string_view pointer, std::string_view text, Time now, bool is_readable) {
  paths_.clear();
  InputTarget target;
  if (const Fault fault = locate_input(pointer, target); fault != Fault::none) return fault;
  Place& at = *target.place;
  if (!target.missing.empty()) return type_at_new_place(target, pointer, text, now, is_readable);
  if (!is_readable) {
    type_over(at, text, now);
  } else if (field_of(at) != nullptr && set_field_input(at.field, text, now)) {
    if ((status_ & is_changed) != 0 && paths_.empty()) paths_.push_back(at.pointer());
  } else {
    type_at(at, pointer, text, now);
  }
  return Fault::none;
}

const Content* Draft::before_typing(const Place& place, Time now) const {
  return continues(place, now) ? now_->before_typing(place) : &place.content;
}

// The base is searched for where it matters only: that takes as long as the document is large.
InputPlace Draft::input_place(const Place& place, std::string_view pointer, std::string_view text) {
  const schema::Program& program = endpoint_.program();
  InputPlace at;
  at.kind = input_kind_of(program, endpoint::schema_at(program, endpoint_.request(), pointer));
  at.is_item = !place.key;
  const bool is_plain = at.kind.is_plain_text && text.find_first_of("\r\n") == std::string_view::npos;
  if (!text.empty() && is_plain) return at;
  if (place.key) {
    at.base = base_at(place.pointer());
  } else if (const Content* const first = now_->first_content_of(place);
             first != nullptr && !first->children) {
    at.base = first->value;
  }
  at.can_be_left_out = can_be_left_out(place, pointer);
  return at;
}

void Draft::type_at(Place& place, std::string_view pointer, std::string_view text, Time now) {
  const Content* const before = before_typing(place, now);
  Typed typed = convert(endpoint_.program(), input_place(place, pointer, text), text, before);
  const bool leaves = typed.removes && &outermost_created(place) != &place;
  if (leaves) typed = {Outcome::content, true, {}, {}};
  if (typed.outcome == Outcome::no_value) return type_over(place, text, now);
  const bool removes = typed.removes;
  Content content = content_of(std::move(typed));
  if (!place.input && is_same_scalar(place.content.value, content.value)) return;
  const bool takes_back = removes && continues(place, now) &&
                          (before == nullptr || is_same_scalar(before->value, content.value) ||
                           (is_nothing(before->value) && is_nothing(content.value)));
  begin_edit();
  if (!takes_back || !now_->drop_typing(place, paths_)) {
    if (!content.value || (place.key && content.value->is_null())) {
      clear(place, std::move(content), now);
    } else {
      replace(place, std::move(content), nullptr, now);
    }
  }
  finish_edit();
}

/// A text that is no value stands beside the value.
void Draft::type_over(Place& place, std::string_view text, Time now) {
  if (place.input && *place.input == text) return;
  begin_edit();
  auto input = std::make_unique<std::string>(text);
  if (place.is_open()) {
    now_->begin_step();
    Edit edit;
    edit.kind = EditKind::input;
    edit.place = &place;
    edit.input = std::move(input);
    now_->apply(std::move(edit), paths_);
  } else {
    replace(place, place.content.again(), std::move(input), now);
  }
  finish_edit();
}

bool Draft::write_input_at(std::string_view pointer, std::string& out) {
  InputTarget target;
  if (locate_input(pointer, target) != Fault::none || !target.missing.empty()) return false;
  const Place* const at = target.place;
  if (at->input) {
    out += *at->input;
  } else if (!at->is_absent()) {
    const schema::Program& program = endpoint_.program();
    const schema::SchemaId schema = endpoint::schema_at(program, endpoint_.request(), pointer);
    if (!at->is_open()) {
      out += text_in_control(program, schema, *at->content.value);
    } else {
      std::string text;
      at->content.write(text);
      const document::Document value = document::read_own(text);
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
  if (locate_input(pointer, target) != Fault::none || !target.missing.empty()) return false;
  const Place* const at = target.place;
  out += at->pointer();
  return true;
}

}  // namespace resume_patch::draft
