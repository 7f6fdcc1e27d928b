#include "draft/typing.h"

#include <algorithm>
#include <bit>

#include "document/json_writer.h"
#include "document/reader.h"
#include "document/text.h"
#include "document/writer.h"
#include "endpoint/aliases.h"
#include "endpoint/coerce.h"
#include "endpoint/emptied.h"
#include "schema/keyword.h"

namespace resume_patch::draft {

namespace {

using endpoint::bit_of;
using Outcome = Typed::Outcome;

constexpr unsigned texts = bit_of(schema::Type::string);

bool may_be_text(unsigned types) {
  return types == 0 || (types & texts) != 0;
}

bool shows_nothing(OptionalValue value) {
  return !value || value->is_null() || (value->is_string() && value->slice().empty());
}

Typed typed_json(std::string_view json) {
  Typed typed;
  typed.json = json;
  return typed;
}

Typed typed_content(Content&& content) {
  Typed typed;
  typed.outcome = Outcome::content;
  typed.content = std::move(content);
  return typed;
}

Typed no_value() {
  Typed typed;
  typed.outcome = Outcome::no_value;
  return typed;
}

/// An empty control removes the value in whatever way the schema allows.
Typed remove_value(const schema::Program& program, const InputPlace& place, const Content* before) {
  // Typed and cleared again is as if never typed.
  if (before != nullptr && !before->children && shows_nothing(before->value))
    return typed_content(before->again());
  if (place.is_item && !(place.base && shows_nothing(place.base))) return typed_content(Content());
  if (shows_nothing(place.base)) {
    if (!place.base) return typed_content(Content());
    return typed_json(place.base->is_null() ? "null" : "\"\"");
  }
  const bool has_stood = before != nullptr && !before->children;
  const OptionalValue stored = has_stood ? before->value : place.base;
  switch (endpoint::emptied(program, place.kind.schema, place.can_be_left_out, stored)) {
    case endpoint::Emptied::null: return typed_json("null");
    case endpoint::Emptied::left_out: return typed_content(Content());
    case endpoint::Emptied::empty_text: return typed_json("\"\"");
    case endpoint::Emptied::unchecked: return typed_json("false");
    default: return no_value();
  }
}

/// A form cannot hold all that is stored, and a text of what may be anything has the kind that is stored.
bool settle(const schema::Program& program, const InputKind& kind, OptionalValue stored, std::string& json) {
  const document::Document given = document::read_own(json);
  if (endpoint::is_same_in_form(program, kind.schema, stored, given.root())) {
    json.clear();
    if (stored) document::write(json, *stored);
    return true;
  }
  std::string beside;
  if (!endpoint::append_beside(beside, kind.types, stored, given.root())) return false;
  json = beside;
  return true;
}

}  // namespace

InputKind input_kind_of(const schema::Program& program, schema::SchemaId schema) {
  InputKind kind;
  kind.schema = schema;
  if (schema == schema::no_schema) return kind;
  kind.types = endpoint::types_of(program, schema);
  kind.is_nullable = endpoint::accepts_null(program, schema);
  kind.labels = endpoint::facts_of(program, schema).labels;
  kind.is_plain_text = kind.types == texts && !kind.labels;
  return kind;
}

Typed convert(const schema::Program& program, const InputPlace& place, std::string_view text,
              const Content* before) {
  const InputKind& kind = place.kind;
  Typed typed;
  if (endpoint::is_empty_input(kind.types, text)) {
    typed = remove_value(program, place, before);
    typed.removes = true;
    return typed;
  }
  if (kind.is_plain_text && text.find('\r') == std::string_view::npos) {
    document::append_quoted(typed.json, text);
    // Only line ends can be stored in another way.
    if (typed.json.size() == text.size() + 2) return typed;
  } else if (!endpoint::append_input(typed.json, program, kind.schema, text)) {
    typed.outcome = Outcome::no_value;
    return typed;
  }
  const OptionalValue stood = before == nullptr || before->children ? std::nullopt : before->value;
  const bool is_stored = !is_nothing(place.base);
  const auto settles = [&](OptionalValue stored) {
    // An unticked box is no value of a member that is not stored, but one of an item.
    if (is_nothing(stored) && (place.is_item || is_stored)) return false;
    return settle(program, kind, stored, typed.json);
  };
  if (!settles(stood) && !settles(place.base)) return typed;
  if (typed.json.empty()) return typed_content(Content());
  return typed;
}

validate::Issue issue_of_input(const endpoint::Endpoint& endpoint, std::string_view pointer,
                               std::string_view text) {
  const schema::Program& program = endpoint.program();
  const schema::SchemaId schema = endpoint::schema_at(program, endpoint.request(), pointer);
  // Where any text would do, this one cannot be read at all.
  const bool is_text = !text.empty() && may_be_text(endpoint::types_of(program, schema));
  const bool is_nullable = schema != schema::no_schema && endpoint::accepts_null(program, schema);
  return {std::string(pointer),
          schema::name_of(schema::Keyword::type),
          schema::Severity::error,
          document::JsonObject()
              .with("expected", is_text ? "any" : endpoint::expected_input(program, schema))
              .with_flag("nullable", is_nullable)
              .with("actual", text.empty() ? "null" : "string")
              .with("input", text)
              .take(),
          {}};
}

std::string text_in_control(const schema::Program& program, schema::SchemaId schema, Value value) {
  if (schema != schema::no_schema) {
    const endpoint::Facts facts = endpoint::facts_of(program, schema);
    if (value.is_object() && !facts.code_member.empty()) {
      if (const auto code = value.find(facts.code_member); code && !code->is_container())
        return endpoint::form_text(*code);
    }
    if (value.is_string() && facts.labels) {
      if (const auto code = endpoint::code_of_label(*facts.labels, value.string())) return *code;
    }
  }
  return value.is_container() ? std::string() : endpoint::form_text(value);
}

}  // namespace resume_patch::draft
