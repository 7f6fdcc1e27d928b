#include "endpoint/shapes.h"

#include <algorithm>
#include <vector>

#include "document/reader.h"
#include "endpoint/facts.h"
#include "endpoint/identities.h"
#include "validate/validator.h"

namespace resume_patch::endpoint {

namespace {

using Identities = std::vector<std::optional<std::string_view>>;

class ShapeBuilder {
  struct Pending {
    SchemaId schema;
    diff::ShapeId shape;
    std::optional<std::string_view> identity;  ///< In place of the schema's own.
  };

 public:
  ShapeBuilder(const Program& program, const Identities& identities, const schema::PatternHost& patterns)
      : program_(program),
        identities_(identities),
        patterns_(patterns),
        ids_(program.size(), 0),
        empty_(document::read_own(R"(["",[]])")) {}

  ShapedRoot build(SchemaId root) {
    const diff::ShapeId id = shape_of(root);
    while (!pending_.empty()) {
      const Pending next = pending_.back();
      pending_.pop_back();
      // Built aside, because adding the shapes it refers to moves those that are there.
      diff::Shape shape = make(next.schema);
      if (next.identity) shape.identity = *next.identity;
      shapes_[next.shape] = std::move(shape);
    }
    return {std::move(shapes_), id, std::move(schemas_)};
  }

 private:
  diff::ShapeId shape_of(SchemaId schema) {
    if (schema == schema::no_schema) return diff::any_shape;
    if (ids_[schema] == 0) {
      ids_[schema] = shapes_.add();
      schemas_.push_back(schema);
      pending_.push_back({schema, ids_[schema], std::nullopt});
    }
    return ids_[schema];
  }

  /// The shape of a list's items, one of its own where the list says what identifies them.
  diff::ShapeId item_shape_of(SchemaId list) {
    const SchemaId item = item_schema(program_, list);
    if (item == schema::no_schema || identities_.empty() || !identities_[list]) return shape_of(item);
    for (const Pending& known : identified_) {
      if (known.schema == item && *known.identity == *identities_[list]) return known.shape;
    }
    identified_.push_back({item, shapes_.add(), identities_[list]});
    schemas_.push_back(item);
    pending_.push_back(identified_.back());
    return identified_.back().shape;
  }

  diff::Shape make(SchemaId id) {
    const Facts facts = facts_of(program_, id);
    diff::Shape shape;
    shape.nullable = accepts_null(program_, id);
    shape.read_only = program_.is_read_only(id);
    shape.is_list = facts.is(Type::array);
    shape.is_string = facts.is(Type::string);
    shape.identity = own_identity(program_, id);
    shape.accepts_empty = accepts_empty(id, shape);
    shape.has_variants = program_.over(id, true).size() > program_.over(id, false).size();
    shape.items = item_shape_of(id);
    for (const schema::Property& property : properties_of(program_, id)) {
      const SchemaId own = shape.has_variants ? variant_of(id, property, shape) : property.schema;
      shape.properties.push_back({property.name, shape_of(own)});
    }
    set_openness(facts, shape);
    return shape;
  }

  /// The schema of a member that may be read-only in some variants only: that of one in which it is not.
  SchemaId variant_of(SchemaId id, const schema::Property& property, diff::Shape& shape) const {
    SchemaId found = property.schema;
    bool is_read_only = property.read_only;
    for (const SchemaId part : program_.over(id, true)) {
      const schema::ObjectKeywords* const keywords = program_[part].object.get();
      const int at = keywords == nullptr ? -1 : keywords->find(property.name, 0);
      if (at < 0) continue;
      const schema::Property& other = keywords->properties[static_cast<std::size_t>(at)];
      if (other.read_only == property.read_only) continue;
      // What the schema says of all its variants holds for each of them.
      const std::vector<SchemaId> common = program_.over(id, false);
      const auto is_common = [&](SchemaId one) {
        const schema::ObjectKeywords* const named = program_[one].object.get();
        const int place = named == nullptr ? -1 : named->find(property.name, 0);
        return place >= 0 && named->properties[static_cast<std::size_t>(place)].read_only;
      };
      if (std::any_of(common.begin(), common.end(), is_common)) return property.schema;
      shape.hides_by_variant = true;
      if (is_read_only) found = other.schema;
      is_read_only = false;
    }
    return found;
  }

  bool accepts_empty(SchemaId id, const diff::Shape& shape) const {
    if (!shape.is_list && !shape.is_string) return true;
    return validate::passes(program_, id, *empty_.root().item(shape.is_list ? 1 : 0), patterns_, {});
  }

  void set_openness(const Facts& facts, diff::Shape& shape) {
    if (facts.object == nullptr) return;
    switch (facts.object->openness) {
      case schema::Openness::open: shape.openness = diff::Openness::open; return;
      case schema::Openness::closed: shape.openness = diff::Openness::closed; return;
      case schema::Openness::schema:
        shape.openness = diff::Openness::open;
        shape.additional = shape_of(facts.object->additional);
        return;
      case schema::Openness::unstated:
        // An object that names nothing at all is meant to hold anything.
        shape.openness = shape.properties.empty() ? diff::Openness::open : diff::Openness::unstated;
        return;
    }
  }

  const Program& program_;
  const Identities& identities_;
  const schema::PatternHost& patterns_;
  std::vector<diff::ShapeId> ids_;
  std::vector<Pending> pending_;
  std::vector<Pending> identified_;
  diff::Shapes shapes_;
  std::vector<SchemaId> schemas_ = {schema::no_schema};
  document::Document empty_;
};

}  // namespace

ShapedRoot shapes_of(const schema::Program& program, schema::SchemaId root, const Identities& identities,
                     const schema::PatternHost& patterns) {
  return ShapeBuilder(program, identities, patterns).build(root);
}

}  // namespace resume_patch::endpoint
