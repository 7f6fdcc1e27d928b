// Typing at a place that is not there yet: the containers and items that a text creates on the way to it.
#include "document/pointer.h"
#include "document/reader.h"
#include "document/text.h"
#include "draft/draft.h"

namespace resume_patch::draft {

namespace {

using Outcome = Typed::Outcome;

/// Reports whether a token names a row where a container of this schema is created.
bool is_row_of(const schema::Program& program, schema::SchemaId schema, std::string_view token) {
  if (schema == schema::no_schema || (token != "-" && !document::row_index(token))) return false;
  const unsigned types = endpoint::types_of(program, schema);
  return (types & endpoint::bit_of(schema::Type::array)) != 0 ||
         (types == 0 && endpoint::item_schema(program, schema) != schema::no_schema);
}

}  // namespace

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
    std::string inner;
    if (is_row_of(program, schema, missing[at])) {
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

Fault Draft::type_at_new_place(const InputTarget& target, std::string_view pointer, std::string_view text,
                               Time now, bool is_readable) {
  const schema::Program& program = endpoint_.program();
  Place& at = *target.place;
  const Paths& missing = target.missing;
  const bool is_inside = at.is_container() && !target.replaces;
  InputPlace there;
  there.kind = input_kind_of(program, endpoint::schema_at(program, endpoint_.request(), pointer));
  there.is_item = is_inside && missing.size() == 1
                      ? at.is_list()
                      : is_row_of(program, parent_schema(pointer), missing.back());
  Typed typed = convert(program, there, text, nullptr);
  if (typed.removes || typed.outcome == Outcome::content) return Fault::none;
  if (!is_readable) typed.outcome = Outcome::no_value;
  const bool has_value = typed.outcome == Outcome::json;
  std::string json;
  std::string value = has_value ? typed.json : std::string();
  // An item has to have a value. A text that cannot be read is none.
  if (!has_value && there.is_item) document::append_quoted(value, is_readable ? text : std::string_view());
  if (!append_around(json, pointer, missing, is_inside ? 1 : 0, value))
    return refuse(Fault::not_found, pointer);
  if (at.depth() + missing.size() + 1 > most_levels) return refuse(Fault::too_deep, pointer);
  begin_edit();
  now_->begin_step();
  const std::size_t first = now_->done();
  Created created = Created::over_nothing;
  if (!is_inside && !at.is_absent())
    created = at.content.value->is_null() ? Created::over_null : Created::over_value;
  Place& made = put_new(target, Content::of(document::read_own(json)));
  Place& leaf = mark_created(made, missing, is_inside && &made != &at ? 1 : 0, created);
  if (!has_value)
    replace(leaf, leaf.content.again(), std::make_unique<std::string>(text), std::nullopt, Step::same);
  now_->type_at(leaf, first);
  last_edit_ = now;
  finish_edit();
  return Fault::none;
}

schema::SchemaId Draft::parent_schema(std::string_view pointer) const {
  const std::string_view parent = pointer.substr(0, pointer.rfind('/'));
  return endpoint::schema_at(endpoint_.program(), endpoint_.request(), parent);
}

/// Puts a value in a row of a list, at a member of an object, or in place of nothing or another value.
Place& Draft::put_new(const InputTarget& target, Content&& content) {
  Place& at = *target.place;
  const std::string& token = target.missing[0];
  if (!at.is_list() || target.replaces) {
    Place& place = at.is_object() && !target.replaces ? at.made_member(token) : at;
    replace(place, std::move(content), nullptr, std::nullopt, Step::same);
    return place;
  }
  const std::uint64_t row = document::row_index(token).value_or(at.size());
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
Place& Draft::mark_created(Place& outermost, const Paths& missing, std::size_t from, Created created) {
  Place* place = &outermost;
  for (std::size_t at = from; at < missing.size(); ++at) {
    place->content.created = place == &outermost ? created : Created::over_nothing;
    if (!place->is_list()) {
      place = &place->made_member(missing[at]);
      continue;
    }
    Place& item = *place->children()[0];
    const std::uint64_t row = document::row_index(missing[at]).value_or(0);
    place->has_rows = row != 0;
    item.row = row == 0 ? 0 : row + 1;
    place = &item;
  }
  return *place;
}

}  // namespace resume_patch::draft
