// Typing at a path that does not exist yet: creates the containers and items on the way.
#include "document/pointer.h"
#include "document/reader.h"
#include "document/text.h"
#include "draft/draft.h"

namespace resume_patch::draft {

namespace {

using Outcome = ConvertedInput::Outcome;

/// Returns true if a token is a row index of a list that would be created with this schema.
bool is_row_of(const schema::Program& program, schema::SchemaId schema, std::string_view token) {
  if (schema == schema::no_schema || (token != "-" && !document::row_index(token))) return false;
  const unsigned types = endpoint::types_of(program, schema);
  return (types & endpoint::bit_of(schema::Type::array)) != 0 ||
         (types == 0 && endpoint::item_schema(program, schema) != schema::no_schema);
}

}  // namespace

/// Appends a value inside the containers that the tokens of `missing` require. Returns false if the schema
/// does not determine their types.
bool Draft::append_with_containers(std::string& out, std::string_view pointer, const Paths& missing,
                                   std::size_t from, std::string_view value) const {
  const schema::Program& program = endpoint_.program();
  std::string container_pointer(pointer);
  std::string json(value);
  for (std::size_t at = missing.size(); at-- > from;) {
    container_pointer.resize(container_pointer.rfind('/'));
    const schema::SchemaId schema = endpoint::schema_at(program, endpoint_.request(), container_pointer);
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

DraftErrorCode Draft::type_at_new_node(const InputTarget& target, std::string_view pointer,
                                       std::string_view text, Time now, bool is_readable) {
  const schema::Program& program = endpoint_.program();
  DraftNode& at = *target.node;
  const Paths& missing = target.missing;
  const bool is_inside = at.is_container() && !target.is_replacing;
  InputContext context;
  context.kind = input_type_of(program, endpoint::schema_at(program, endpoint_.request(), pointer));
  context.is_item = is_inside && missing.size() == 1
                        ? at.is_list()
                        : is_row_of(program, parent_schema(pointer), missing.back());
  ConvertedInput converted = convert_input(program, context, text, nullptr);
  if (converted.removes || converted.outcome == Outcome::content) return DraftErrorCode::none;
  if (!is_readable) converted.outcome = Outcome::no_value;
  const bool has_value = converted.outcome == Outcome::json;
  std::string json;
  std::string value = has_value ? converted.json : std::string();
  // An item must have a value. An unreadable text becomes an empty string.
  if (!has_value && context.is_item) document::append_quoted(value, is_readable ? text : std::string_view());
  if (!append_with_containers(json, pointer, missing, is_inside ? 1 : 0, value))
    return fail(DraftErrorCode::not_found, pointer);
  if (at.depth() + missing.size() + 1 > max_levels) return fail(DraftErrorCode::too_deep, pointer);
  begin_edit();
  session_->begin_step();
  const std::size_t first = session_->done_count();
  Creation created = Creation::typed_over_absent;
  if (!is_inside && !at.is_absent())
    created = at.value->is_null() ? Creation::typed_over_null : Creation::typed_over_value;
  DraftNode& created_node = set_new(target, NodeContent::of(document::read_trusted(json)));
  DraftNode& leaf = mark_created(created_node, missing, is_inside && &created_node != &at ? 1 : 0, created);
  if (!has_value) replace(leaf, leaf.share(), std::make_unique<std::string>(text), std::nullopt, Step::same);
  session_->record_typing(leaf, first);
  last_edit_ = now;
  finish_edit();
  return DraftErrorCode::none;
}

schema::SchemaId Draft::parent_schema(std::string_view pointer) const {
  const std::string_view parent = pointer.substr(0, pointer.rfind('/'));
  return endpoint::schema_at(endpoint_.program(), endpoint_.request(), parent);
}

/// Inserts a value in a row of a list, sets a member of an object, or replaces the content of the node.
DraftNode& Draft::set_new(const InputTarget& target, NodeContent&& content) {
  DraftNode& at = *target.node;
  const std::string& token = target.missing[0];
  if (!at.is_list() || target.is_replacing) {
    DraftNode& node = at.is_object() && !target.is_replacing ? at.ensure_member(token) : at;
    replace(node, std::move(content), nullptr, std::nullopt, Step::same);
    return node;
  }
  const std::uint64_t row = document::row_index(token).value_or(at.size());
  const std::uint32_t position = at.position_for_row(row);
  if (position < at.size()) at.keep_rows();
  auto item = std::make_unique<DraftNode>();
  item->content() = std::move(content);
  if (position != row) {
    item->row = row + 1;
    at.has_rows = true;
  }
  apply_item(at, position, std::move(item));
  return at.child(position);
}

/// Marks the created containers and returns the node of the value inside them.
DraftNode& Draft::mark_created(DraftNode& outermost, const Paths& missing, std::size_t from,
                               Creation created) {
  DraftNode* node = &outermost;
  for (std::size_t at = from; at < missing.size(); ++at) {
    node->created = node == &outermost ? created : Creation::typed_over_absent;
    if (!node->is_list()) {
      node = &node->ensure_member(missing[at]);
      continue;
    }
    DraftNode& item = node->child(0);
    const std::uint64_t row = document::row_index(missing[at]).value_or(0);
    node->has_rows = row != 0;
    item.row = row == 0 ? 0 : row + 1;
    node = &item;
  }
  return *node;
}

}  // namespace resume_patch::draft
