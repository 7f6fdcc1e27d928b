// allOf, anyOf, oneOf, not, discriminator, $ref beside other keywords; cycles of these.
#include <algorithm>

#include "schema/compiler.h"

namespace resume_patch::schema {

namespace {

Composition& composition_of(Schema& schema) {
  if (!schema.composition) schema.composition = std::make_unique<Composition>();
  return *schema.composition;
}

void compile_branches(Compiler& compiler, Value value, std::vector<SchemaId>& branches) {
  if (!compiler.expect_array(value, false)) return;
  for (const Value branch : value.items()) branches.push_back(compiler.schema_at(branch));
}

// A mapping refers to a schema by a reference or by its name in the components.
// See OpenAPI 3.0.3, section 4.7.25.
void add_explicit_mapping(Compiler& compiler, Value::Member entry, Discriminator& discriminator) {
  const std::string_view target = compiler.read_string(entry.value);
  if (!is_local(target) && target.find_first_of("#/") != std::string_view::npos)
    return compiler.fail(entry.value, "only references within the document can be followed");
  const OptionalValue schema = compiler.references().find_mapped(target);
  if (!schema) return compiler.fail(entry.value, "the mapping refers to nothing in the document");
  discriminator.mappings.push_back({compiler.read_string(entry.key), compiler.schema_at(*schema)});
}

// Without a mapping, the value of the discriminator is the last part of the reference to the branch.
void add_implicit_mappings(Compiler& compiler, Value branches, Discriminator& discriminator) {
  for (const Value branch : branches.items()) {
    const auto reference = branch.is_object() ? branch.find(name_of(Keyword::reference)) : std::nullopt;
    if (!reference || !reference->is_string()) continue;
    const std::string_view text = compiler.read_string(*reference);
    discriminator.mappings.push_back({text.substr(text.rfind('/') + 1), compiler.schema_at(branch)});
  }
}

void compile_discriminator(Compiler& compiler, Value value, Schema& schema) {
  const auto property = value.is_object() ? value.find("propertyName") : std::nullopt;
  if (!property || !property->is_string())
    return compiler.fail(value, "a discriminator must name a property");
  if (!schema.source.find(name_of(Keyword::one_of)) && !schema.source.find(name_of(Keyword::any_of))) return;
  Discriminator discriminator{compiler.read_string(*property), {}};
  if (const auto mapping = value.find("mapping")) {
    if (!mapping->is_object()) return compiler.fail(*mapping, "a mapping must be an object");
    for (const Value::Member entry : mapping->members()) add_explicit_mapping(compiler, entry, discriminator);
  }
  for (const Keyword keyword : {Keyword::one_of, Keyword::any_of}) {
    const auto branches = schema.source.find(name_of(keyword));
    if (branches && branches->is_array()) add_implicit_mappings(compiler, *branches, discriminator);
  }
  // A discriminator without branches informs code generators only and checks nothing.
  if (!discriminator.mappings.empty()) composition_of(schema).discriminator = std::move(discriminator);
}

void compile_reference(Compiler& compiler, Value value, Schema& schema) {
  // OpenAPI 3.0 tells readers to ignore keywords beside a $ref. They are checked here, together with the
  // target. See decisions/nullable-beside-references.md.
  if (const auto target = compiler.resolve_reference(value)) {
    composition_of(schema).all_of.push_back(compiler.schema_at(*target));
  }
}

/// Computes how many nested schemas apply to one value, for each schema of a program.
class NestingDepths {
 public:
  explicit NestingDepths(const Program& program) : program_(program), depths_(program.size(), not_computed) {}

  /// Returns -1 for a cycle, and for more nested schemas than a validation has stack for.
  int depth_of(SchemaId id, int depth) {
    if (depths_[id] == in_progress || depth > max_depth) return -1;
    if (depths_[id] != not_computed) return depths_[id];
    depths_[id] = in_progress;
    const Schema& schema = program_[id];
    const int below = schema.composition ? deepest_subschema(*schema.composition, depth + 1) : 0;
    const int own_depth = below < 0 || below == max_depth ? -1 : below + 1;
    depths_[id] = own_depth;
    return own_depth;
  }

 private:
  static constexpr int not_computed = 0;
  static constexpr int in_progress = -2;
  static constexpr int max_depth = 64;

  int deepest_subschema(const Composition& composition, int depth) {
    int deepest = 0;
    for (const auto* const branches : {&composition.all_of, &composition.any_of, &composition.one_of}) {
      for (const SchemaId id : *branches) update_deepest(deepest, id, depth);
    }
    if (composition.negation != no_schema) update_deepest(deepest, composition.negation, depth);
    if (composition.discriminator) {
      for (const auto& choice : composition.discriminator->mappings)
        update_deepest(deepest, choice.schema, depth);
    }
    return deepest;
  }

  void update_deepest(int& deepest, SchemaId id, int depth) {
    const int subschema_depth = deepest < 0 ? -1 : depth_of(id, depth);
    deepest = subschema_depth < 0 ? -1 : std::max(deepest, subschema_depth);
  }

  const Program& program_;
  std::vector<int> depths_;
};

}  // namespace

void compile_composition(Compiler& compiler, Keyword keyword, Value value, Schema& schema) {
  switch (keyword) {
    case Keyword::all_of: return compile_branches(compiler, value, composition_of(schema).all_of);
    case Keyword::any_of: return compile_branches(compiler, value, composition_of(schema).any_of);
    case Keyword::one_of: return compile_branches(compiler, value, composition_of(schema).one_of);
    case Keyword::negation: composition_of(schema).negation = compiler.schema_at(value); return;
    case Keyword::discriminator: return compile_discriminator(compiler, value, schema);
    default: return compile_reference(compiler, value, schema);
  }
}

std::optional<SchemaId> find_cycle(const Program& program) {
  NestingDepths depths(program);
  for (SchemaId id = 0; id < program.size(); ++id) {
    if (depths.depth_of(id, 0) < 0) return id;
  }
  return std::nullopt;
}

}  // namespace resume_patch::schema
