#include "draft/typing.h"

#include <algorithm>
#include <bit>

#include "document/json_writer.h"
#include "document/reader.h"
#include "document/text.h"
#include "document/writer.h"
#include "endpoint/aliases.h"
#include "endpoint/coerce.h"
#include "schema/keyword.h"

namespace resume_patch::draft {

namespace {

using endpoint::bit_of;
using Outcome = Typed::Outcome;

constexpr unsigned texts = bit_of(schema::Type::string);
constexpr unsigned booleans = bit_of(schema::Type::boolean);

bool may_be_text(unsigned types) {
  return types == 0 || (types & texts) != 0;
}

bool is_empty(std::string_view text, unsigned types) {
  return (may_be_text(types) ? text
                             : text.substr(std::min(text.size(), text.find_first_not_of(" \t\n\r\f\v"))))
      .empty();
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

/// An empty control removes the value in whatever way the schema allows.
Typed remove_value(const InputPlace& place, const Content* before) {
  // Typed and cleared again is as if never typed.
  if (before != nullptr && !before->children && shows_nothing(before->value))
    return typed_content(before->again());
  if (place.is_item && !(place.base && shows_nothing(place.base))) return typed_content(Content());
  if (shows_nothing(place.base)) {
    if (!place.base) return typed_content(Content());
    return typed_json(place.base->is_null() ? "null" : "\"\"");
  }
  if (place.kind.is_nullable) return typed_json("null");
  if (place.can_be_left_out) return typed_content(Content());
  if (may_be_text(place.kind.types)) return typed_json("\"\"");
  if (place.kind.types == booleans) return typed_json("false");
  Typed refused;
  refused.outcome = Outcome::no_value;
  return refused;
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
  if (is_empty(text, kind.types)) {
    typed = remove_value(place, before);
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
  const bool is_text = may_be_text(endpoint::types_of(program, schema));
  const bool is_nullable = schema != schema::no_schema && endpoint::accepts_null(program, schema);
  return {std::string(pointer),
          schema::name_of(schema::Keyword::type),
          schema::Severity::error,
          document::JsonObject()
              .with("expected", is_text ? "any" : endpoint::expected_input(program, schema))
              .with_flag("nullable", is_nullable)
              .with("actual", is_empty(text, 0) ? "null" : "string")
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
