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
  FieldDescriber(const Program& program, FieldSelection selection)
      : program_(program), selection_(selection) {}

  [[nodiscard]] Json describe_root(SchemaId root) {
    open_.push_back({root, ""});
    Json fields = describe_properties(root, "");
    if (allows_undeclared(root)) fields.push_back(describe_catch_all(root, ""));
    return fields;
  }

 private:
  /// Facts about a field that its schema does not determine.
  struct Role {
    std::string_view name;
    std::string_view label;  ///< Used if the schema has no title.
    const char* flag = nullptr;
    bool is_required = false;
  };

  /// A field whose members or items are being described.
  struct OpenField {
    SchemaId schema;
    std::string path;
  };

  [[nodiscard]] Json describe_properties(SchemaId object, const std::string& path) {
    Json fields = Json::array();
    const schema::ObjectKeywords* keywords = effective_schema(program_, object).object;
    for (const schema::Property& property : properties_of(program_, object)) {
      const bool read_only = program_.is_read_only(property.schema);
      if (read_only && selection_ == FieldSelection::of_requests) continue;
      std::string place = path;
      document::append_token(place, property.name);
      const bool is_required = keywords != nullptr && keywords->lists_as_required(property.name);
      const std::string words = humanize_name(property.name);
      fields.push_back(describe_field(property.schema, place,
                                      {property.name, words, read_only ? "readOnly" : nullptr, is_required}));
    }
    return fields;
  }

  /// Returns true if an object may have undeclared properties. One that declares none is meant to have any.
  [[nodiscard]] bool allows_undeclared(SchemaId id) const {
    const EffectiveSchema effective = effective_schema(program_, id);
    if (effective.object == nullptr) return effective.has_only_type(Type::object);
    const schema::Openness openness = effective.object->openness;
    if (openness == schema::Openness::unstated) return properties_of(program_, id).empty();
    return openness != schema::Openness::closed;
  }

  /// Describes the field that stands for undeclared properties.
  [[nodiscard]] Json describe_catch_all(SchemaId object, const std::string& path) {
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
    if (role.flag != nullptr) field[role.flag] = true;
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

  /// Adds the fields of an object or a list. A recursive schema is described once. The number of fields and
  /// levels is limited, far beyond what a form can show.
  void add_parts(Json& field, SchemaId id, const std::string& path, std::string_view label) {
    constexpr std::size_t max_fields = 5000;
    constexpr std::size_t max_levels = 64;
    if (++count_ > max_fields || open_.size() > max_levels) {
      field["truncated"] = true;
      return;
    }
    const auto again =
        std::find_if(open_.begin(), open_.end(), [&](const OpenField& open) { return open.schema == id; });
    if (again != open_.end()) {
      field["recursive"] = again->path;
      return;
    }
    open_.push_back({id, path});
    const SchemaId items = item_schema(program_, id);
    if (items != schema::no_schema) field["items"] = describe_field(items, path + "/*", {"*", label});
    if (!properties_of(program_, id).empty()) field["fields"] = describe_properties(id, path);
    if (allows_undeclared(id)) field["additional"] = describe_catch_all(id, path);
    open_.pop_back();
  }

  /// Adds `type`, and `types` if the schema allows several.
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
      if (value.is_null()) continue;  // `nullable` states it.
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
  FieldSelection selection_;
  std::vector<OpenField> open_;
  std::size_t count_ = 0;
};

}  // namespace

Json describe_fields(const Program& program, SchemaId root, FieldSelection selection) {
  return FieldDescriber(program, selection).describe_root(root);
}

}  // namespace resume_patch::endpoint
