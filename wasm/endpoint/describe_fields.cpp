#include <algorithm>

#include "document/pointer.h"
#include "endpoint/aliases.h"
#include "endpoint/coerce.h"
#include "endpoint/describe.h"

namespace resume_patch::endpoint {

using document::JsonWriter;

namespace {

class FieldWriter {
 public:
  FieldWriter(const Program& program, JsonWriter& out) : program_(program), out_(out) {}

  void write_fields(SchemaId object, const std::string& path) {
    out_.begin('[');
    const schema::ObjectKeywords* keywords = facts_of(program_, object).object;
    for (const schema::Property& property : properties_of(program_, object)) {
      if (program_.is_read_only(property.schema)) continue;
      std::string place = path;
      document::append_token(place, property.name);
      const auto& required = keywords == nullptr ? none_ : keywords->required;
      const bool is_required = std::find(required.begin(), required.end(), property.name) != required.end();
      write_field(property.schema, place, property.name, is_required);
    }
    out_.end(']');
  }

 private:
  void write_field(SchemaId id, const std::string& path, std::string_view name, bool is_required) {
    const Facts facts = facts_of(program_, id);
    out_.begin('{');
    out_.member("path", path);
    out_.member("name", name);
    out_.member("label", facts.title.empty() ? words_of_name(name) : std::string(facts.title));
    copy(id, "description", "description");
    out_.member("type", type_name(id, facts));
    out_.member_flag("nullable", accepts_null(program_, id));
    out_.member_flag("required", is_required);
    for (const char* const keyword :
         {"format", "minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum",
          "exclusiveMaximum", "multipleOf", "minItems", "maxItems", "uniqueItems", "default", "example"}) {
      copy(id, keyword, keyword);
    }
    copy(id, "x-input", "input");
    if (facts.enumeration != nullptr) write_options(facts);
    if (!facts.identity.empty()) out_.member("identity", facts.identity);
    write_parts(id, path);
    out_.end('}');
  }

  /// What an object or a list holds. A schema that is met again on the way down ends there, and so does
  /// everything when there are more fields than any form has: a form is made one level deeper only when there
  /// is a value.
  void write_parts(SchemaId id, const std::string& path) {
    constexpr std::size_t most_fields = 5000;
    if (++count_ > most_fields || std::find(open_.begin(), open_.end(), id) != open_.end()) {
      out_.member_flag("recursive", true);
      return;
    }
    open_.push_back(id);
    const SchemaId items = item_schema(program_, id);
    if (items != schema::no_schema) {
      out_.key("items");
      write_field(items, path + "/*", "*", false);
    }
    if (!properties_of(program_, id).empty()) {
      out_.key("fields");
      write_fields(id, path);
    }
    const schema::ObjectKeywords* object = facts_of(program_, id).object;
    if (object != nullptr && object->additional != schema::no_schema) {
      out_.key("additional");
      write_field(object->additional, path + "/*", "*", false);
    }
    open_.pop_back();
  }

  std::string type_name(SchemaId id, const Facts& facts) const {
    if (facts.types != 0) return std::string(expected_input(facts));
    if (!properties_of(program_, id).empty()) return "object";
    return item_schema(program_, id) == schema::no_schema ? "any" : "array";
  }

  void write_options(const Facts& facts) {
    out_.key("options");
    out_.begin('[');
    for (const Value value : facts.enumeration->values) {
      if (value.is_null()) continue;  // `nullable` says it.
      const std::string text = value.is_string() ? value.string() : std::string(value.slice());
      const auto label = facts.labels ? label_of_code(*facts.labels, text) : std::nullopt;
      out_.begin('{');
      out_.member("value", value);
      out_.member("label", label ? *label : text);
      out_.end('}');
    }
    out_.end(']');
  }

  void copy(SchemaId id, const char* from, const char* to) {
    if (const auto value = annotation(program_, id, from)) out_.member(to, *value);
  }

  const Program& program_;
  JsonWriter& out_;
  const std::vector<std::string> none_;
  std::vector<SchemaId> open_;
  std::size_t count_ = 0;
};

}  // namespace

void describe_fields(const Program& program, SchemaId root, JsonWriter& out) {
  FieldWriter(program, out).write_fields(root, "");
}

}  // namespace resume_patch::endpoint
