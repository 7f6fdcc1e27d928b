#include <algorithm>

#include "document/pointer.h"
#include "endpoint/aliases.h"
#include "endpoint/coerce.h"
#include "endpoint/describe.h"

namespace resume_patch::endpoint {

using document::Json;
using document::JsonObject;

namespace {

class FieldWriter {
 public:
  explicit FieldWriter(const Program& program) : program_(program) {}

  Json fields_of(SchemaId object, const std::string& path) {
    Json fields = document::json_array();
    const schema::ObjectKeywords* keywords = facts_of(program_, object).object;
    for (const schema::Property& property : properties_of(program_, object)) {
      if (program_.is_read_only(property.schema)) continue;
      std::string place = path;
      document::append_token(place, property.name);
      const auto& required = keywords == nullptr ? none_ : keywords->required;
      const bool is_required = std::find(required.begin(), required.end(), property.name) != required.end();
      document::append(fields, field_of(property.schema, place, property.name, is_required));
    }
    return fields;
  }

 private:
  Json field_of(SchemaId id, const std::string& path, std::string_view name, bool is_required) {
    const Facts facts = facts_of(program_, id);
    JsonObject field;
    field.with("path", path).with("name", name);
    field.with("label", facts.title.empty() ? words_of_name(name) : std::string(facts.title));
    copy(id, "description", "description", field);
    field.with("type", type_name(id, facts));
    field.with_flag("nullable", accepts_null(program_, id));
    field.with_flag("required", is_required);
    for (const std::string_view keyword :
         {"format", "minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum",
          "exclusiveMaximum", "multipleOf", "minItems", "maxItems", "uniqueItems", "default", "example"}) {
      copy(id, keyword, keyword, field);
    }
    copy(id, "x-input", "input", field);
    if (facts.enumeration != nullptr) field.with("options", options_of(facts));
    if (!facts.identity.empty()) field.with("identity", facts.identity);
    add_parts(id, path, field);
    return field.take();
  }

  /// What an object or a list holds. A schema that is met again on the way down ends there: a form is made
  /// one level deeper only when there is a value.
  void add_parts(SchemaId id, const std::string& path, JsonObject& field) {
    if (std::find(open_.begin(), open_.end(), id) != open_.end()) {
      field.with_flag("recursive", true);
      return;
    }
    open_.push_back(id);
    const SchemaId items = item_schema(program_, id);
    if (items != schema::no_schema) field.with("items", field_of(items, path + "/*", "*", false));
    if (!properties_of(program_, id).empty()) field.with("fields", fields_of(id, path));
    const schema::ObjectKeywords* object = facts_of(program_, id).object;
    if (object != nullptr && object->additional != schema::no_schema) {
      field.with("additional", field_of(object->additional, path + "/*", "*", false));
    }
    open_.pop_back();
  }

  std::string type_name(SchemaId id, const Facts& facts) const {
    if (facts.types != 0) return std::string(expected_input(facts));
    if (!properties_of(program_, id).empty()) return "object";
    return item_schema(program_, id) == schema::no_schema ? "any" : "array";
  }

  static Json options_of(const Facts& facts) {
    Json options = document::json_array();
    for (const Value value : facts.enumeration->values) {
      if (value.is_null()) continue;  // `nullable` says it.
      const std::string text = value.is_string() ? value.string() : std::string(value.slice());
      const auto label = facts.labels ? label_of_code(*facts.labels, text) : std::nullopt;
      document::append(
          options,
          JsonObject().with("value", document::raw(value)).with("label", label ? *label : text).take());
    }
    return options;
  }

  void copy(SchemaId id, std::string_view from, std::string_view to, JsonObject& field) const {
    if (const auto value = annotation(program_, id, from)) field.with(to, document::raw(*value));
  }

  const Program& program_;
  const std::vector<std::string> none_;
  std::vector<SchemaId> open_;
};

}  // namespace

Json describe_fields(const Program& program, SchemaId root) {
  return FieldWriter(program).fields_of(root, "");
}

}  // namespace resume_patch::endpoint
