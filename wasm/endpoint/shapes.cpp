#include "endpoint/shapes.h"

#include <vector>

#include "endpoint/facts.h"
#include "endpoint/identities.h"

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
  ShapeBuilder(const Program& program, const Identities& identities)
      : program_(program), identities_(identities), ids_(program.size(), 0) {}

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
    return {std::move(shapes_), id};
  }

 private:
  diff::ShapeId shape_of(SchemaId schema) {
    if (schema == schema::no_schema) return diff::any_shape;
    if (ids_[schema] == 0) {
      ids_[schema] = shapes_.add();
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
    shape.items = item_shape_of(id);
    for (const schema::Property& property : properties_of(program_, id)) {
      shape.properties.push_back({property.name, shape_of(property.schema)});
    }
    set_openness(facts, shape);
    return shape;
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
  std::vector<diff::ShapeId> ids_;
  std::vector<Pending> pending_;
  std::vector<Pending> identified_;
  diff::Shapes shapes_;
};

}  // namespace

ShapedRoot shapes_of(const schema::Program& program, schema::SchemaId root, const Identities& identities) {
  return ShapeBuilder(program, identities).build(root);
}

}  // namespace resume_patch::endpoint
