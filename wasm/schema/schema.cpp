#include "schema/schema.h"

#include <algorithm>
#include <array>

#include "document/equality.h"
#include "document/words.h"

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
      std::lower_bound(by_hash.begin(), by_hash.end(), hash,
                       [&](std::uint32_t left, std::uint64_t right) { return hashes[left] < right; });
  for (; entry != by_hash.end() && hashes[*entry] == hash; ++entry) {
    if (document::equal(values[*entry], value)) return true;
  }
  return false;
}

std::string_view Program::text_of(Value string) {
  return string.node().escaped ? decoded_.emplace_front(string.string()) : string.slice();
}

void Program::mark_properties() {
  for (const auto& schema : schemas_) {
    if (!schema->object) continue;
    for (Property& property : schema->object->properties) {
      property.read_only = is_read_only(property.schema);
      property.write_only = is_write_only(property.schema);
    }
  }
}

bool Program::any_in_place(SchemaId id, bool Schema::*mark) const {
  std::vector<SchemaId> over = {id};  // Each schema once, however many ways lead to it.
  for (std::size_t at = 0; at < over.size(); ++at) {
    const Schema& schema = *schemas_[over[at]];
    if (schema.*mark) return true;
    if (!schema.composition) continue;
    for (const SchemaId part : schema.composition->all_of) {
      if (std::find(over.begin(), over.end(), part) == over.end()) over.push_back(part);
    }
  }
  return false;
}

}  // namespace resume_patch::schema
