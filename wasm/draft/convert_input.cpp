#include "draft/convert_input.h"

#include <algorithm>
#include <bit>

#include "document/json.h"
#include "document/reader.h"
#include "document/text.h"
#include "document/writer.h"
#include "endpoint/aliases.h"
#include "endpoint/coerce.h"
#include "endpoint/removal.h"
#include "schema/keyword.h"

namespace resume_patch::draft {

namespace {

using endpoint::bit_of;
using Outcome = ConvertedInput::Outcome;

constexpr unsigned texts = bit_of(schema::Type::string);

bool may_be_text(unsigned types) {
  return types == 0 || (types & texts) != 0;
}

bool is_shown_empty(OptionalValue value) {
  return !value || value->is_null() || (value->is_string() && value->slice().empty());
}

ConvertedInput typed_json(std::string_view json) {
  ConvertedInput converted;
  converted.json = json;
  return converted;
}

ConvertedInput typed_content(NodeContent&& content) {
  ConvertedInput converted;
  converted.outcome = Outcome::content;
  converted.content = std::move(content);
  return converted;
}

ConvertedInput no_value() {
  ConvertedInput converted;
  converted.outcome = Outcome::no_value;
  return converted;
}

/// Removes the value of an empty control in the first way that the schema allows.
ConvertedInput remove_value(const schema::Program& program, const InputContext& context,
                            const NodeContent* before) {
  // Typing and clearing restores the former content.
  if (before != nullptr && !before->container && is_shown_empty(before->value))
    return typed_content(before->share());
  if (context.is_item && !(context.base && is_shown_empty(context.base))) return typed_content(NodeContent());
  if (is_shown_empty(context.base)) {
    if (!context.base) return typed_content(NodeContent());
    return typed_json(context.base->is_null() ? "null" : "\"\"");
  }
  const bool has_stood = before != nullptr && !before->container;
  const OptionalValue stored = has_stood ? before->value : context.base;
  switch (endpoint::removal_of(program, context.kind.schema, context.can_be_left_out, stored)) {
    case endpoint::Removal::null: return typed_json("null");
    case endpoint::Removal::left_out: return typed_content(NodeContent());
    case endpoint::Removal::empty_text: return typed_json("\"\"");
    case endpoint::Removal::unchecked: return typed_json("false");
    default: return no_value();
  }
}

/// Replaces the typed JSON by the stored value if a form shows both as the same text. Otherwise converts it
/// to the stored type where any type is allowed. Returns false if neither applies.
bool store_text(const schema::Program& program, const InputType& kind, OptionalValue stored,
                std::string& json) {
  const document::Document given = document::read_trusted(json);
  if (endpoint::is_same_in_form(program, kind.schema, stored, given.root())) {
    json.clear();
    if (stored) document::write(json, *stored);
    return true;
  }
  std::string stored_json;
  if (!endpoint::append_as_stored_type(stored_json, kind.types, stored, given.root())) return false;
  json = stored_json;
  return true;
}

}  // namespace

InputType input_type_of(const schema::Program& program, schema::SchemaId schema) {
  InputType kind;
  kind.schema = schema;
  if (schema == schema::no_schema) return kind;
  kind.types = endpoint::types_of(program, schema);
  kind.is_nullable = endpoint::accepts_null(program, schema);
  kind.labels = endpoint::effective_schema(program, schema).labels;
  kind.is_plain_text = kind.types == texts && !kind.labels;
  return kind;
}

ConvertedInput convert_input(const schema::Program& program, const InputContext& context,
                             std::string_view text, const NodeContent* before) {
  const InputType& kind = context.kind;
  ConvertedInput converted;
  if (endpoint::is_empty_input(kind.types, text)) {
    converted = remove_value(program, context, before);
    converted.removes = true;
    return converted;
  }
  if (kind.is_plain_text && text.find('\r') == std::string_view::npos) {
    document::append_quoted(converted.json, text);
    // Only line ends may be stored differently.
    if (converted.json.size() == text.size() + 2) return converted;
  } else if (!endpoint::append_input(converted.json, program, kind.schema, text)) {
    converted.outcome = Outcome::no_value;
    return converted;
  }
  const OptionalValue before_value = before == nullptr || before->container ? std::nullopt : before->value;
  const bool is_stored = !is_null_or_absent(context.base);
  const auto is_stored_text = [&](OptionalValue stored) {
    // An unchecked box is not a value of an absent member, but it is one of an item.
    if (is_null_or_absent(stored) && (context.is_item || is_stored)) return false;
    return store_text(program, kind, stored, converted.json);
  };
  if (!is_stored_text(before_value) && !is_stored_text(context.base)) return converted;
  if (converted.json.empty()) return typed_content(NodeContent());
  return converted;
}

validate::Issue issue_of_input(const endpoint::Endpoint& endpoint, std::string_view pointer,
                               std::string_view text) {
  const schema::Program& program = endpoint.program();
  const schema::SchemaId schema = endpoint::schema_at(program, endpoint.request(), pointer);
  // If any string is allowed, this text could not be read at all.
  const bool is_text = !text.empty() && may_be_text(endpoint::types_of(program, schema));
  const bool is_nullable = schema != schema::no_schema && endpoint::accepts_null(program, schema);
  return {std::string(pointer),
          schema::name_of(schema::Keyword::type),
          schema::Severity::error,
          document::make_object({{"expected", is_text ? "any" : endpoint::expected_type(program, schema)},
                                 {"nullable", is_nullable},
                                 {"actual", text.empty() ? "null" : "string"},
                                 {"input", text}}),
          {}};
}

std::string text_in_control(const schema::Program& program, schema::SchemaId schema, Value value) {
  if (schema != schema::no_schema) {
    const endpoint::EffectiveSchema effective = endpoint::effective_schema(program, schema);
    if (value.is_object() && !effective.code_member.empty()) {
      if (const auto code = value.find(effective.code_member); code && !code->is_container())
        return endpoint::form_text(*code);
    }
    if (value.is_string() && effective.labels) {
      if (const auto code = endpoint::code_of_label(*effective.labels, value.string())) return *code;
    }
  }
  return value.is_container() ? std::string() : endpoint::form_text(value);
}

}  // namespace resume_patch::draft
