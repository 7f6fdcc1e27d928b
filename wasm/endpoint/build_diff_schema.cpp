#include "endpoint/build_diff_schema.h"

#include <algorithm>
#include <vector>

#include "document/reader.h"
#include "endpoint/effective_schema.h"
#include "endpoint/identities.h"
#include "validate/validator.h"

namespace resume_patch::endpoint {

namespace {

using Identities = std::vector<std::optional<std::string_view>>;

class DiffSchemaBuilder {
  struct Pending {
    SchemaId schema;
    diff::DiffSchemaId diff_schema;
    std::optional<std::string_view> identity;  ///< Replaces the identity of the schema.
  };

 public:
  DiffSchemaBuilder(const Program& program, const Identities& identities, const schema::PatternHost& patterns)
      : program_(program),
        identities_(identities),
        patterns_(patterns),
        ids_(program.size(), 0),
        empty_(document::read_trusted(R"(["",[]])")) {}

  DiffSchemaRoot build(SchemaId root) {
    const diff::DiffSchemaId id = diff_schema_of(root);
    while (!pending_.empty()) {
      const Pending next = pending_.back();
      pending_.pop_back();
      // Built separately, because adding the schemas that it refers to moves the existing ones.
      diff::DiffSchema diff_schema = make(next.schema);
      if (next.identity) diff_schema.identity = *next.identity;
      diff_schemas_[next.diff_schema] = std::move(diff_schema);
    }
    return {std::move(diff_schemas_), id, std::move(sources_)};
  }

 private:
  diff::DiffSchemaId diff_schema_of(SchemaId schema) {
    if (schema == schema::no_schema) return diff::any_schema;
    if (ids_[schema] == 0) {
      ids_[schema] = diff_schemas_.add();
      sources_.push_back(schema);
      pending_.push_back({schema, ids_[schema], std::nullopt});
    }
    return ids_[schema];
  }

  /// Returns the schema of a list's items. A list that determines their identity has a schema of its own.
  diff::DiffSchemaId item_diff_schema_of(SchemaId list) {
    const SchemaId item = item_schema(program_, list);
    if (item == schema::no_schema || identities_.empty() || !identities_[list]) return diff_schema_of(item);
    for (const Pending& known : item_schemas_by_identity_) {
      if (known.schema == item && *known.identity == *identities_[list]) return known.diff_schema;
    }
    item_schemas_by_identity_.push_back({item, diff_schemas_.add(), identities_[list]});
    sources_.push_back(item);
    pending_.push_back(item_schemas_by_identity_.back());
    return item_schemas_by_identity_.back().diff_schema;
  }

  diff::DiffSchema make(SchemaId id) {
    const EffectiveSchema effective = effective_schema(program_, id);
    diff::DiffSchema diff_schema;
    diff_schema.nullable = accepts_null(program_, id);
    diff_schema.read_only = program_.is_read_only(id);
    diff_schema.is_list = effective.has_only_type(Type::array);
    diff_schema.is_string = effective.has_only_type(Type::string);
    diff_schema.identity = own_identity(program_, id);
    diff_schema.accepts_empty = accepts_empty(id, diff_schema);
    diff_schema.has_variants =
        program_.in_place_subschemas(id, true).size() > program_.in_place_subschemas(id, false).size();
    diff_schema.items = item_diff_schema_of(id);
    for (const schema::Property& property : properties_of(program_, id)) {
      const SchemaId own = diff_schema.has_variants ? variant_of(id, property, diff_schema) : property.schema;
      diff_schema.properties.push_back({property.name, diff_schema_of(own)});
    }
    diff_schema.sort_names();
    set_openness(effective, diff_schema);
    return diff_schema;
  }

  /// Returns the schema of a member in a variant where it is writable, if it is read-only in some variants
  /// only.
  SchemaId variant_of(SchemaId id, const schema::Property& property, diff::DiffSchema& diff_schema) const {
    SchemaId found = property.schema;
    bool is_read_only = property.read_only;
    for (const SchemaId subschema : program_.in_place_subschemas(id, true)) {
      const schema::ObjectKeywords* const keywords = program_[subschema].object.get();
      const int at = keywords == nullptr ? -1 : keywords->find(property.name, 0);
      if (at < 0) continue;
      const schema::Property& other = keywords->properties[static_cast<std::size_t>(at)];
      if (other.read_only == property.read_only) continue;
      // A declaration outside of the variants holds in each of them.
      const std::vector<SchemaId> common = program_.in_place_subschemas(id, false);
      const auto is_common = [&](SchemaId one) {
        const schema::ObjectKeywords* const named = program_[one].object.get();
        const int index = named == nullptr ? -1 : named->find(property.name, 0);
        return index >= 0 && named->properties[static_cast<std::size_t>(index)].read_only;
      };
      if (std::any_of(common.begin(), common.end(), is_common)) return property.schema;
      diff_schema.is_read_only_by_variant = true;
      if (is_read_only) found = other.schema;
      is_read_only = false;
    }
    return found;
  }

  bool accepts_empty(SchemaId id, const diff::DiffSchema& diff_schema) const {
    if (!diff_schema.is_list && !diff_schema.is_string) return true;
    return validate::passes(program_, id, *empty_.root().item(diff_schema.is_list ? 1 : 0), patterns_, {});
  }

  void set_openness(const EffectiveSchema& effective, diff::DiffSchema& diff_schema) {
    if (effective.object == nullptr) return;
    switch (effective.object->openness) {
      case schema::Openness::open: diff_schema.openness = diff::Openness::open; return;
      case schema::Openness::closed: diff_schema.openness = diff::Openness::closed; return;
      case schema::Openness::schema:
        diff_schema.openness = diff::Openness::open;
        diff_schema.additional = diff_schema_of(effective.object->additional);
        return;
      case schema::Openness::unstated:
        // An object that declares no properties is meant to have any.
        diff_schema.openness =
            diff_schema.properties.empty() ? diff::Openness::open : diff::Openness::unstated;
        return;
    }
  }

  const Program& program_;
  const Identities& identities_;
  const schema::PatternHost& patterns_;
  std::vector<diff::DiffSchemaId> ids_;
  std::vector<Pending> pending_;
  std::vector<Pending> item_schemas_by_identity_;
  diff::DiffSchemas diff_schemas_;
  std::vector<SchemaId> sources_ = {schema::no_schema};
  document::Document empty_;
};

}  // namespace

DiffSchemaRoot build_diff_schema(const schema::Program& program, schema::SchemaId root,
                                 const Identities& identities, const schema::PatternHost& patterns) {
  return DiffSchemaBuilder(program, identities, patterns).build(root);
}

}  // namespace resume_patch::endpoint
