#include "schema/schema.h"

#include <algorithm>
#include <array>

#include "document/equality.h"
#include "document/hash.h"
#include "document/scan_words.h"

namespace resume_patch::schema {

namespace {

struct TypeName {
  Type type;
  std::string_view name;
};
constexpr std::array<TypeName, 6> type_names = {{{Type::boolean, "boolean"},
                                                 {Type::integer, "integer"},
                                                 {Type::number, "number"},
                                                 {Type::string, "string"},
                                                 {Type::array, "array"},
                                                 {Type::object, "object"}}};

}  // namespace

std::string_view name_of(Type type) {
  for (const TypeName& entry : type_names) {
    if (entry.type == type) return entry.name;
  }
  return {};
}

std::optional<Type> type_named(std::string_view name) {
  for (const TypeName& entry : type_names) {
    if (entry.name == name) return entry.type;
  }
  return std::nullopt;
}

void ObjectKeywords::build_table() {
  std::size_t size = 4;
  while (size < properties.size() * 2) size *= 2;
  table.assign(size, 0);
  for (std::size_t at = 0; at < properties.size(); ++at) {
    std::size_t slot = document::hash_bytes(properties[at].name) & (size - 1);
    while (table[slot] != 0) slot = (slot + 1) & (size - 1);
    table[slot] = static_cast<std::uint16_t>(at + 1);
  }
}

int ObjectKeywords::find(std::string_view name, std::size_t hint) const {
  if (hint < properties.size() && document::bytes_equal(properties[hint].name, name))
    return static_cast<int>(hint);
  if (table.empty()) return -1;
  const std::size_t mask = table.size() - 1;
  for (std::size_t slot = document::hash_bytes(name) & mask; table[slot] != 0; slot = (slot + 1) & mask) {
    const int index = table[slot] - 1;
    if (document::bytes_equal(properties[static_cast<std::size_t>(index)].name, name)) return index;
  }
  return -1;
}

bool Enumeration::contains(Value value) const {
  if (is_small()) {
    return std::any_of(values.begin(), values.end(),
                       [&](Value allowed) { return document::equal(allowed, value); });
  }
  const std::uint64_t hash = document::hash(value);
  auto entry =
      std::lower_bound(order_by_hash.begin(), order_by_hash.end(), hash,
                       [&](std::uint32_t left, std::uint64_t right) { return hashes[left] < right; });
  for (; entry != order_by_hash.end() && hashes[*entry] == hash; ++entry) {
    if (document::equal(values[*entry], value)) return true;
  }
  return false;
}

std::string_view Program::string_of(Value string) {
  return string.node().is_noncanonical ? decoded_.emplace_front(string.string()) : string.slice();
}

void Program::set_access_flags() {
  // Many properties may refer to one schema, so the flags of each schema are computed once.
  constexpr std::uint8_t computed = 1;
  constexpr std::uint8_t read_only = 2;
  constexpr std::uint8_t write_only = 4;
  std::vector<std::uint8_t> flags(schemas_.size());
  for (const auto& schema : schemas_) {
    if (!schema->object) continue;
    for (Property& property : schema->object->properties) {
      std::uint8_t& known = flags[property.schema];
      if (known == 0) {
        known = computed;
        if (is_read_only(property.schema)) known |= read_only;
        if (is_write_only(property.schema)) known |= write_only;
      }
      property.read_only = (known & read_only) != 0;
      property.write_only = (known & write_only) != 0;
    }
  }
  for (SchemaId id = 0; id < schemas_.size(); ++id) {
    const auto& composition = schemas_[id]->composition;
    if (!composition || !composition->discriminator) continue;
    Discriminator& discriminator = *composition->discriminator;
    discriminator.read_only = has_access_flag(id, discriminator.property, &Property::read_only);
    discriminator.write_only = has_access_flag(id, discriminator.property, &Property::write_only);
  }
}

bool Program::has_access_flag(SchemaId id, std::string_view name, bool Property::*flag,
                              OptionalValue object) const {
  const std::vector<SchemaId> subschemas = in_place_subschemas(id, true, object);
  return std::any_of(subschemas.begin(), subschemas.end(), [&](SchemaId subschema) {
    const ObjectKeywords* const keywords = schemas_[subschema]->object.get();
    const int found = keywords == nullptr ? -1 : keywords->find(name, 0);
    return found >= 0 && keywords->properties[static_cast<std::size_t>(found)].*flag;
  });
}

SchemaId Composition::schema_by_discriminator(Value object) const {
  const auto name = discriminator ? object.find(discriminator->property) : std::nullopt;
  if (!name || !name->is_string()) return no_schema;
  for (const auto& choice : discriminator->mappings) {
    if (name->text_is(choice.value)) return choice.schema;
  }
  return no_schema;
}

std::vector<SchemaId> Program::in_place_subschemas(SchemaId id, bool with_variants,
                                                   OptionalValue object) const {
  // Up to this number a linear search is faster than a table of all schemas.
  constexpr std::size_t few_subschemas = 32;
  std::vector<SchemaId> subschemas = {id};
  std::vector<bool> is_listed;
  const auto add = [&](SchemaId subschema) {
    if (subschemas.size() < few_subschemas) {
      if (std::find(subschemas.begin(), subschemas.end(), subschema) != subschemas.end()) return;
    } else {
      if (is_listed.empty()) {
        is_listed.resize(schemas_.size());
        for (const SchemaId listed : subschemas) is_listed[listed] = true;
      }
      if (is_listed[subschema]) return;
      is_listed[subschema] = true;
    }
    subschemas.push_back(subschema);
  };
  for (std::size_t at = 0; at < subschemas.size(); ++at) {
    const auto& composition = schemas_[subschemas[at]]->composition;
    if (!composition) continue;
    for (const SchemaId subschema : composition->all_of) add(subschema);
    if (!with_variants) continue;
    const SchemaId chosen = object ? composition->schema_by_discriminator(*object) : no_schema;
    if (chosen != no_schema) {
      add(chosen);
      continue;
    }
    for (const auto* branches : {&composition->any_of, &composition->one_of}) {
      for (const SchemaId subschema : *branches) add(subschema);
    }
  }
  return subschemas;
}

bool Program::any_in_place_subschema(SchemaId id, bool Schema::*flag) const {
  const std::vector<SchemaId> subschemas = in_place_subschemas(id, false);
  return std::any_of(subschemas.begin(), subschemas.end(),
                     [&](SchemaId subschema) { return (*schemas_[subschema]).*flag; });
}

}  // namespace resume_patch::schema
