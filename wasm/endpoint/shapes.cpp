#include "endpoint/shapes.h"

#include <algorithm>
#include <vector>

#include "document/reader.h"
#include "endpoint/facts.h"
#include "validate/validator.h"

namespace resume_patch::endpoint {

namespace {

class ShapeBuilder {
 public:
  ShapeBuilder(const Program& program, const schema::PatternHost& patterns)
      : program_(program),
        patterns_(patterns),
        ids_(program.size(), 0),
        empty_(document::read_own(R"(["",[]])")) {}

  ShapedRoot build(SchemaId root) {
    const diff::ShapeId id = shape_of(root);
    while (!pending_.empty()) {
      const SchemaId next = pending_.back();
      pending_.pop_back();
      // Built aside, because adding the shapes it refers to moves those that are there.
      diff::Shape shape = make(next);
      shapes_[ids_[next]] = std::move(shape);
    }
    return {std::move(shapes_), id, std::move(schemas_)};
  }

 private:
  diff::ShapeId shape_of(SchemaId schema) {
    if (schema == schema::no_schema) return diff::any_shape;
    if (ids_[schema] == 0) {
      ids_[schema] = shapes_.add();
      schemas_.push_back(schema);
      pending_.push_back(schema);
    }
    return ids_[schema];
  }

  diff::Shape make(SchemaId id) {
    const Facts facts = facts_of(program_, id);
    diff::Shape shape;
    shape.nullable = accepts_null(program_, id);
    shape.read_only = program_.is_read_only(id);
    shape.is_list = facts.is(Type::array);
    shape.is_string = facts.is(Type::string);
    shape.identity = facts.identity;
    shape.accepts_empty = accepts_empty(id, shape);
    shape.has_variants = program_.over(id, true).size() > program_.over(id, false).size();
    shape.items = shape_of(item_schema(program_, id));
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
  const schema::PatternHost& patterns_;
  std::vector<diff::ShapeId> ids_;
  std::vector<SchemaId> pending_;
  diff::Shapes shapes_;
  std::vector<SchemaId> schemas_ = {schema::no_schema};
  document::Document empty_;
};

}  // namespace

ShapedRoot shapes_of(const schema::Program& program, schema::SchemaId root,
                     const schema::PatternHost& patterns) {
  return ShapeBuilder(program, patterns).build(root);
}

}  // namespace resume_patch::endpoint
