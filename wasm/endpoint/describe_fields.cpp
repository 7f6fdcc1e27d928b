#include <algorithm>
#include <bit>

#include "document/pointer.h"
#include "endpoint/aliases.h"
#include "endpoint/coerce.h"
#include "endpoint/describe.h"

namespace resume_patch::endpoint {

using document::JsonWriter;

namespace {

class FieldWriter {
 public:
  FieldWriter(const Program& program, WhichFields which, JsonWriter& out)
      : program_(program), which_(which), out_(out) {}

  void write_root(SchemaId root) {
    open_.push_back({root, ""});
    out_.begin('[');
    write_properties(root, "");
    if (may_hold_further(root)) write_further(root, "");
    out_.end(']');
  }

 private:
  /// What a field is beside a place with a schema.
  struct Role {
    std::string_view name;
    std::string_view label;  ///< Where the schema has no title.
    const char* mark = nullptr;
    bool is_required = false;
  };

  /// A field whose parts are being written.
  struct Open {
    SchemaId schema;
    std::string path;
  };

  void write_properties(SchemaId object, const std::string& path) {
    const schema::ObjectKeywords* keywords = facts_of(program_, object).object;
    for (const schema::Property& property : properties_of(program_, object)) {
      const bool read_only = program_.is_read_only(property.schema);
      if (read_only && which_ == WhichFields::of_requests) continue;
      std::string place = path;
      document::append_token(place, property.name);
      const auto& required = keywords == nullptr ? none_ : keywords->required;
      const bool is_required = std::find(required.begin(), required.end(), property.name) != required.end();
      const std::string words = words_of_name(property.name);
      write_field(property.schema, place,
                  {property.name, words, read_only ? "readOnly" : nullptr, is_required});
    }
  }

  /// Whether an object may hold properties that it does not name. One that names none is meant to.
  [[nodiscard]] bool may_hold_further(SchemaId id) const {
    const Facts facts = facts_of(program_, id);
    if (facts.object == nullptr) return facts.is(Type::object);
    const schema::Openness openness = facts.object->openness;
    if (openness == schema::Openness::unstated) return properties_of(program_, id).empty();
    return openness != schema::Openness::closed;
  }

  /// The field that stands for all of those.
  void write_further(SchemaId object, const std::string& path) {
    const schema::ObjectKeywords* keywords = facts_of(program_, object).object;
    const SchemaId schema = keywords == nullptr ? schema::no_schema : keywords->additional;
    write_field(schema, path + "/*", {"*", "", "isCatchAll"});
  }

  void write_field(SchemaId id, const std::string& path, const Role& role) {
    const bool is_known = id != schema::no_schema;
    const Facts facts = is_known ? facts_of(program_, id) : Facts();
    out_.begin('{');
    out_.member("path", path);
    out_.member("name", role.name);
    const std::string_view label = facts.title.empty() ? role.label : facts.title;
    out_.member("label", label);
    if (is_known) copy(id, "description", "description");
    write_type(id);
    out_.member_flag("nullable", !is_known || accepts_null(program_, id));
    out_.member_flag("required", role.is_required);
    if (role.mark != nullptr) out_.member_flag(role.mark, true);
    if (is_known) {
      for (const char* const keyword :
           {"format", "minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum",
            "exclusiveMaximum", "multipleOf", "minItems", "maxItems", "uniqueItems", "minProperties",
            "maxProperties", "default", "example"}) {
        copy(id, keyword, keyword);
      }
      copy(id, "x-input", "input");
      if (facts.enumeration != nullptr) write_options(facts);
      if (!facts.identity.empty()) out_.member("identity", facts.identity);
      write_parts(id, path, label);
    }
    out_.end('}');
  }

  /// What an object or a list holds. A schema that is met again on the way down is not written again, and
  /// beyond what any form can show nothing is.
  void write_parts(SchemaId id, const std::string& path, std::string_view label) {
    constexpr std::size_t most_fields = 5000;
    constexpr std::size_t most_levels = 64;
    if (++count_ > most_fields || open_.size() > most_levels) return out_.member_flag("truncated", true);
    const auto again =
        std::find_if(open_.begin(), open_.end(), [&](const Open& open) { return open.schema == id; });
    if (again != open_.end()) return out_.member("recursive", again->path);
    open_.push_back({id, path});
    const SchemaId items = item_schema(program_, id);
    if (items != schema::no_schema) {
      out_.key("items");
      write_field(items, path + "/*", {"*", label});
    }
    if (!properties_of(program_, id).empty()) {
      out_.key("fields");
      out_.begin('[');
      write_properties(id, path);
      out_.end(']');
    }
    if (may_hold_further(id)) {
      out_.key("additional");
      write_further(id, path);
    }
    open_.pop_back();
  }

  /// `type`, and `types` where a choice of schemas allows several.
  void write_type(SchemaId id) {
    unsigned types = types_of(program_, id);
    const bool is_object = types == 0 && id != schema::no_schema && !properties_of(program_, id).empty();
    if (is_object) types = bit_of(Type::object);
    if (std::has_single_bit(types)) return out_.member("type", schema::name_of(static_cast<Type>(types)));
    out_.member("type", "any");
    if (types == 0) return;
    out_.key("types");
    out_.begin('[');
    for (; types != 0; types &= types - 1)
      out_.text(schema::name_of(static_cast<Type>(types & (~types + 1))));
    out_.end(']');
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
  WhichFields which_;
  JsonWriter& out_;
  const std::vector<std::string_view> none_;
  std::vector<Open> open_;
  std::size_t count_ = 0;
};

}  // namespace

void describe_fields(const Program& program, SchemaId root, WhichFields which, JsonWriter& out) {
  FieldWriter(program, which, out).write_root(root);
}

}  // namespace resume_patch::endpoint
