#include <algorithm>
#include <bit>

#include "document/pointer.h"
#include "endpoint/aliases.h"
#include "endpoint/coerce.h"
#include "endpoint/describe.h"

namespace resume_patch::endpoint {

using document::Json;

namespace {

class FieldDescriber {
 public:
  FieldDescriber(const Program& program, FieldSelection which) : program_(program), which_(which) {}

  [[nodiscard]] Json describe_root(SchemaId root) {
    open_.push_back({root, ""});
    Json fields = describe_properties(root, "");
    if (may_hold_further(root)) fields.push_back(describe_further(root, ""));
    return fields;
  }

 private:
  /// What a field is beside a place with a schema.
  struct Role {
    std::string_view name;
    std::string_view label;  ///< Where the schema has no title.
    const char* mark = nullptr;
    bool is_required = false;
  };

  /// A field whose parts are being described.
  struct Open {
    SchemaId schema;
    std::string path;
  };

  [[nodiscard]] Json describe_properties(SchemaId object, const std::string& path) {
    Json fields = Json::array();
    const schema::ObjectKeywords* keywords = effective_schema(program_, object).object;
    for (const schema::Property& property : properties_of(program_, object)) {
      const bool read_only = program_.is_read_only(property.schema);
      if (read_only && which_ == FieldSelection::of_requests) continue;
      std::string place = path;
      document::append_token(place, property.name);
      const auto& required = keywords == nullptr ? none_ : keywords->required;
      const bool is_required = std::find(required.begin(), required.end(), property.name) != required.end();
      const std::string words = humanize_name(property.name);
      fields.push_back(describe_field(property.schema, place,
                                      {property.name, words, read_only ? "readOnly" : nullptr, is_required}));
    }
    return fields;
  }

  /// Whether an object may hold properties that it does not name. One that names none is meant to.
  [[nodiscard]] bool may_hold_further(SchemaId id) const {
    const EffectiveSchema effective = effective_schema(program_, id);
    if (effective.object == nullptr) return effective.has_only_type(Type::object);
    const schema::Openness openness = effective.object->openness;
    if (openness == schema::Openness::unstated) return properties_of(program_, id).empty();
    return openness != schema::Openness::closed;
  }

  /// The field that stands for all of those.
  [[nodiscard]] Json describe_further(SchemaId object, const std::string& path) {
    const schema::ObjectKeywords* keywords = effective_schema(program_, object).object;
    const SchemaId schema = keywords == nullptr ? schema::no_schema : keywords->additional;
    return describe_field(schema, path + "/*", {"*", "", "isCatchAll"});
  }

  [[nodiscard]] Json describe_field(SchemaId id, const std::string& path, const Role& role) {
    const bool is_known = id != schema::no_schema;
    const EffectiveSchema effective = is_known ? effective_schema(program_, id) : EffectiveSchema();
    const std::string_view label = effective.title.empty() ? role.label : effective.title;
    Json field = make_object({{"path", path}, {"name", role.name}, {"label", label}});
    if (is_known) copy(field, id, "description", "description");
    add_types(field, id);
    field["nullable"] = !is_known || accepts_null(program_, id);
    field["required"] = role.is_required;
    if (role.mark != nullptr) field[role.mark] = true;
    if (!is_known) return field;
    for (const char* const keyword :
         {"format", "minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum",
          "exclusiveMaximum", "multipleOf", "minItems", "maxItems", "uniqueItems", "minProperties",
          "maxProperties", "default", "example"}) {
      copy(field, id, keyword, keyword);
    }
    copy(field, id, "x-input", "input");
    if (effective.enumeration != nullptr) field["options"] = describe_options(effective);
    if (!effective.identity.empty()) field["identity"] = effective.identity;
    add_parts(field, id, path, label);
    return field;
  }

  /// Adds the fields that an object or a list holds. A schema that is met again on the way down is not
  /// described again, and there is a bound beyond what any form can show.
  void add_parts(Json& field, SchemaId id, const std::string& path, std::string_view label) {
    constexpr std::size_t max_fields = 5000;
    constexpr std::size_t max_levels = 64;
    if (++count_ > max_fields || open_.size() > max_levels) {
      field["truncated"] = true;
      return;
    }
    const auto again =
        std::find_if(open_.begin(), open_.end(), [&](const Open& open) { return open.schema == id; });
    if (again != open_.end()) {
      field["recursive"] = again->path;
      return;
    }
    open_.push_back({id, path});
    const SchemaId items = item_schema(program_, id);
    if (items != schema::no_schema) field["items"] = describe_field(items, path + "/*", {"*", label});
    if (!properties_of(program_, id).empty()) field["fields"] = describe_properties(id, path);
    if (may_hold_further(id)) field["additional"] = describe_further(id, path);
    open_.pop_back();
  }

  /// Adds `type`, and `types` where a choice of schemas allows several.
  void add_types(Json& field, SchemaId id) const {
    unsigned types = types_of(program_, id);
    const bool is_object = types == 0 && id != schema::no_schema && !properties_of(program_, id).empty();
    if (is_object) types = bit_of(Type::object);
    const bool is_one = std::has_single_bit(types);
    field["type"] = is_one ? schema::name_of(static_cast<Type>(types)) : "any";
    if (is_one || types == 0) return;
    Json& names = field["types"] = Json::array();
    for (; types != 0; types &= types - 1)
      names.push_back(schema::name_of(static_cast<Type>(types & (~types + 1))));
  }

  [[nodiscard]] static Json describe_options(const EffectiveSchema& effective) {
    Json options = Json::array();
    for (const Value value : effective.enumeration->values) {
      if (value.is_null()) continue;  // `nullable` says it.
      const std::string text = value.is_string() ? value.string() : std::string(value.slice());
      const auto label = effective.labels ? label_of_code(*effective.labels, text) : std::nullopt;
      options.push_back(make_object({{"value", describe_value(value)}, {"label", label ? *label : text}}));
    }
    return options;
  }

  void copy(Json& field, SchemaId id, const char* from, const char* to) const {
    if (const auto value = annotation(program_, id, from)) field[to] = describe_value(*value);
  }

  const Program& program_;
  FieldSelection which_;
  const std::vector<std::string_view> none_;
  std::vector<Open> open_;
  std::size_t count_ = 0;
};

}  // namespace

Json describe_fields(const Program& program, SchemaId root, FieldSelection selection) {
  return FieldDescriber(program, selection).describe_root(root);
}

}  // namespace resume_patch::endpoint
