// Typing into a control: the containers and items that a text makes on the way to its place, and that go
// again when the last text in them is cleared.
#include <algorithm>

#include "document/pointer.h"
#include "document/reader.h"
#include "document/text.h"
#include "draft/draft.h"

namespace resume_patch::draft {

namespace {

using Outcome = Typed::Outcome;

Content content_of(Typed&& typed) {
  return typed.outcome == Outcome::json ? Content::of(document::read_own(typed.json))
                                        : std::move(typed.content);
}

}  // namespace

/// Nothing else stands in the container around a place, and nothing was typed in it. What the server added to
/// it when it stored the text is nothing else: nulls, the identity, members that it computes.
bool Draft::is_alone(const Place& place) const {
  const Place& around = *place.parent;
  if (around.is_list()) return around.size() == 1;
  const diff::Shapes& shapes = endpoint_.shaped().shapes;
  const diff::Shape& shape = shapes[shape_at(around)];
  const bool is_item = !around.key;
  const Places& members = *around.content.children;
  std::string scratch;
  return std::all_of(members.begin(), members.end(), [&](const auto& member) {
    if (member.get() == &place) return true;
    if (holds_input(*member)) return false;
    if (is_nothing(member->content.value)) return true;
    const std::string_view name = member->key->text(scratch);
    return (is_item && name == shape.identity) ||
           diff::shape_of_member(shapes, shape, name).standing == diff::Standing::read_only;
  });
}

/// The outermost container that was made for the text at a place and is empty without it; else the place.
Place& Draft::outermost_created(Place& place) const {
  Place* outermost = &place;
  while (outermost->parent != nullptr && outermost->parent->content.created != Created::by_other &&
         is_alone(*outermost))
    outermost = outermost->parent;
  return *outermost;
}

/// Finds the place that a control edits, or the deepest one on the way to it and the tokens that are left.
Fault Draft::locate_input(std::string_view pointer, Place*& at, Paths& missing) {
  auto tokens = document::split_pointer(pointer);
  if (!tokens) return refuse(Fault::bad_pointer, pointer);
  if (tokens->empty()) return refuse(Fault::whole_resource, pointer);
  at = &now_->root();
  auto token = tokens->begin();
  for (; token != tokens->end(); ++token) {
    if (!at->is_container() && !is_nothing(at->content.value)) return refuse(Fault::beneath_scalar, pointer);
    Place* next = nullptr;
    if (at->is_object()) next = at->member(*token);
    if (at->is_list()) {
      const auto row = document::array_index(*token);
      if (!row && *token != "-") return refuse(Fault::out_of_range, pointer);
      if (row) next = at->item_in_row(*row);
    }
    if (next == nullptr) break;
    at = next;
  }
  missing.assign(std::make_move_iterator(token), std::make_move_iterator(tokens->end()));
  if (missing.size() == 1 && at->is_object()) {
    at = &at->made_member(missing[0]);
    missing.clear();
  }
  return Fault::none;
}

Fault Draft::set_from_input(std::string_view pointer, std::string_view text, Time now) {
  paths_.clear();
  Place* at = nullptr;
  Paths missing;
  if (const Fault fault = locate_input(pointer, at, missing); fault != Fault::none) return fault;
  if (!missing.empty()) return type_at_new_place(*at, missing, pointer, text, now, true);
  if (field_of(*at) != nullptr && set_field_input(at->field, text, now)) {
    if ((status_ & is_changed) != 0 && paths_.empty()) paths_.push_back(at->pointer());
    return Fault::none;
  }
  type_at(*at, pointer, text, now);
  return Fault::none;
}

Fault Draft::set_unreadable(std::string_view pointer, std::string_view text, Time now) {
  paths_.clear();
  Place* at = nullptr;
  Paths missing;
  if (const Fault fault = locate_input(pointer, at, missing); fault != Fault::none) return fault;
  if (!missing.empty()) return type_at_new_place(*at, missing, pointer, text, now, false);
  type_over(*at, text, now);
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

bool Draft::can_be_left_out(const Place& place, std::string_view pointer) const {
  if (!place.key) return true;
  bool is_in_list = false;
  for (const Place* around = place.parent; around != nullptr; around = around->parent)
    is_in_list = is_in_list || around->is_list();
  if (!is_in_list) return false;
  const schema::Program& program = endpoint_.program();
  const std::string_view parent = pointer.substr(0, pointer.rfind('/'));
  const schema::SchemaId schema = endpoint::schema_at(program, endpoint_.request(), parent);
  if (schema == schema::no_schema) return true;
  const std::string name = place.key->string();
  for (const schema::SchemaId part : program.over(schema, false)) {
    if (!program[part].object) continue;
    const auto& required = program[part].object->required;
    if (std::find(required.begin(), required.end(), name) != required.end()) return false;
  }
  return true;
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

/// Removes a text, with the containers that were made for it.
void Draft::clear(Place& place, Content&& content, Time now) {
  Place& outermost = outermost_created(place);
  if (&outermost == &place && place.key) {
    replace(place, std::move(content), nullptr, now);
    return;
  }
  if (!outermost.key && outermost.content.created != Created::over_null) return take_row(outermost);
  Content stood;
  if (outermost.content.created == Created::over_null) stood = Content::of(document::read_own("null"));
  replace(outermost, std::move(stood), nullptr, std::nullopt);
}

/// An item leaves its list, and the others stay in their rows.
void Draft::take_row(Place& item) {
  Place& list = *item.parent;
  now_->begin_step();
  if (item.position + 1 < list.size()) list.keep_rows();
  apply_item(list, item.position, nullptr);
}

/// Appends the value at the end of `missing` with what has to stand around it. False where the schema does
/// not say what that is.
bool Draft::append_around(std::string& out, std::string_view pointer, const Paths& missing, std::size_t from,
                          std::string_view value) const {
  const schema::Program& program = endpoint_.program();
  std::string around(pointer);
  std::string json(value);
  for (std::size_t at = missing.size(); at-- > from;) {
    around.resize(around.rfind('/'));
    const schema::SchemaId schema = endpoint::schema_at(program, endpoint_.request(), around);
    if (schema == schema::no_schema) return false;
    const unsigned types = endpoint::types_of(program, schema);
    const bool is_row = missing[at] == "-" || document::array_index(missing[at]);
    const bool is_list = (types & endpoint::bit_of(schema::Type::array)) != 0 ||
                         (types == 0 && endpoint::item_schema(program, schema) != schema::no_schema);
    std::string inner;
    if (is_list && is_row) {
      inner = '[' + json + ']';
    } else if (types != 0 && (types & endpoint::bit_of(schema::Type::object)) == 0) {
      return false;
    } else if (json.empty()) {
      inner = "{}";
    } else {
      inner = '{';
      document::append_quoted(inner, missing[at]);
      inner += ':' + json + '}';
    }
    json = std::move(inner);
  }
  out += json;
  return true;
}

Fault Draft::type_at_new_place(Place& at, const Paths& missing, std::string_view pointer,
                               std::string_view text, Time now, bool is_readable) {
  const schema::Program& program = endpoint_.program();
  InputPlace there;
  there.kind = input_kind_of(program, endpoint::schema_at(program, endpoint_.request(), pointer));
  there.is_item = missing.back() == "-" || document::array_index(missing.back());
  Typed typed = convert(program, there, text, nullptr);
  if (typed.removes || typed.outcome == Outcome::content) return Fault::none;
  if (!is_readable) typed.outcome = Outcome::no_value;
  const bool has_value = typed.outcome == Outcome::json;
  std::string json;
  // An item has to have a value.
  std::string value = has_value ? typed.json : std::string();
  if (!has_value && there.is_item) document::append_quoted(value, text);
  if (!append_around(json, pointer, missing, at.is_container() ? 1 : 0, value))
    return refuse(Fault::not_found, pointer);
  if (at.depth() + missing.size() + 1 > most_levels) return refuse(Fault::too_deep, pointer);
  begin_edit();
  now_->begin_step();
  const std::size_t first = now_->done();
  const bool was_null = !at.is_absent() && !at.is_container();
  Place& made = put_new(at, missing[0], Content::of(document::read_own(json)));
  Place& leaf = mark_created(made, missing, at.is_container() && &made != &at ? 1 : 0, was_null);
  if (!has_value)
    replace(leaf, leaf.content.again(), std::make_unique<std::string>(text), std::nullopt, Step::same);
  now_->type_at(leaf, first);
  last_edit_ = now;
  finish_edit();
  return Fault::none;
}

/// Puts a value in a row of a list, at a member of an object, or in place of nothing.
Place& Draft::put_new(Place& at, const std::string& token, Content&& content) {
  if (!at.is_list()) {
    Place& place = at.is_object() ? at.made_member(token) : at;
    replace(place, std::move(content), nullptr, std::nullopt, Step::same);
    return place;
  }
  const std::uint32_t row = document::array_index(token).value_or(at.size());
  const std::uint32_t position = at.position_for_row(row);
  if (position < at.size()) at.keep_rows();
  auto item = std::make_unique<Place>();
  item->content = std::move(content);
  if (position != row) {
    item->row = row + 1;
    at.has_rows = true;
  }
  apply_item(at, position, std::move(item));
  return *at.children()[position];
}

/// Marks the containers that were made, and gives the place of the value in them.
Place& Draft::mark_created(Place& outermost, const Paths& missing, std::size_t from, bool was_null) {
  Place* place = &outermost;
  for (std::size_t at = from; at < missing.size(); ++at) {
    place->content.created = was_null && place == &outermost ? Created::over_null : Created::over_nothing;
    if (!place->is_list()) {
      place = &place->made_member(missing[at]);
      continue;
    }
    Place& item = *place->children()[0];
    const std::uint32_t row = document::array_index(missing[at]).value_or(0);
    place->has_rows = row != 0;
    item.row = row == 0 ? 0 : row + 1;
    place = &item;
  }
  return *place;
}

bool Draft::write_input_at(std::string_view pointer, std::string& out) {
  Place* at = nullptr;
  Paths missing;
  if (locate_input(pointer, at, missing) != Fault::none || !missing.empty()) return false;
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
  Place* at = nullptr;
  Paths missing;
  if (locate_input(pointer, at, missing) != Fault::none || !missing.empty()) return false;
  out += at->pointer();
  return true;
}

}  // namespace resume_patch::draft
