// Random shapes, documents and edits, equal for one seed on every machine.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "diff/diff_schema.h"

namespace resume_patch::tests {

using Plain = nlohmann::json;  ///< Members have no order, so == compares meanings.

/// Random numbers: of a generator, or the bytes that a fuzzer chooses and then those of a generator.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 2 + 1) {}
  explicit Random(std::string_view bytes) : state_(bytes.size() * 2 + 1), bytes_(bytes) {}

  std::uint32_t below(std::uint32_t limit) {
    if (!bytes_.empty()) return next_number(limit) % limit;
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return static_cast<std::uint32_t>((state_ * 0x2545F4914F6CDD1DULL) >> 33U) % limit;
  }
  bool chance(std::uint32_t percent) { return below(100) < percent; }

 private:
  std::uint32_t next_byte() {
    const auto byte = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    return byte;
  }

  /// Reads as many bytes as numbers below a limit need.
  std::uint32_t next_number(std::uint32_t limit) {
    std::uint32_t number = next_byte();
    for (std::uint64_t range = 256; range < limit && !bytes_.empty(); range *= 256)
      number = number * 256 + next_byte();
    return number;
  }

  std::uint64_t state_;
  std::string_view bytes_;
};

inline constexpr std::array<std::string_view, 10> key_pool = {"a", "b",   "c", "id", "list",
                                                              "",  "a/b", "~", "é",  "__proto__"};

inline std::string random_key(Random& random) {
  return std::string(key_pool[random.below(static_cast<std::uint32_t>(key_pool.size()))]);
}

inline Plain random_scalar(Random& random) {
  switch (random.below(6)) {
    case 0: return nullptr;
    case 1: return random.chance(50);
    case 2: return random.below(4);
    case 3: return static_cast<double>(random.below(3));  // 1.0 equals 1.
    case 4: return "";
    default: return std::string(1, static_cast<char>('p' + random.below(3)));
  }
}

inline diff::DiffSchemaId random_diff_schema(Random& random, diff::DiffSchemas& schemas, unsigned depth);

inline void add_properties(Random& random, diff::DiffSchemas& schemas, diff::DiffSchema& schema,
                           unsigned depth) {
  constexpr std::array<diff::Openness, 3> ways = {diff::Openness::closed, diff::Openness::unstated,
                                                  diff::Openness::open};
  schema.openness = ways[random.below(3)];
  for (const std::string_view key : key_pool) {
    if (random.chance(50)) schema.properties.push_back({key, random_diff_schema(random, schemas, depth)});
  }
  if (random.chance(40)) schema.additional = random_diff_schema(random, schemas, depth);
}

inline diff::DiffSchemaId random_diff_schema(Random& random, diff::DiffSchemas& schemas, unsigned depth) {
  if (random.chance(10)) return diff::any_schema;
  diff::DiffSchema schema;
  schema.nullable = random.chance(50);
  schema.read_only = random.chance(12);
  const std::uint32_t kind = random.below(depth == 0 ? 2 : 5);
  if (kind == 0) schema.is_string = true;
  if (kind == 2 || kind == 3) add_properties(random, schemas, schema, depth - 1);
  if (kind == 4) {
    schema.is_list = true;
    schema.items = random_diff_schema(random, schemas, depth - 1);
    // If the identity were read-only, two different lists could be sent alike.
    const bool sent =
        diff::find_member_schema(schemas, schemas[schema.items], "id").access == diff::MemberAccess::writable;
    if (schema.items != diff::any_schema && sent && random.chance(60)) schemas[schema.items].identity = "id";
  }
  const diff::DiffSchemaId id = schemas.add();
  schemas[id] = schema;
  return id;
}

/// Returns a root shape: an object.
inline diff::DiffSchemaId random_root(Random& random, diff::DiffSchemas& schemas) {
  diff::DiffSchema schema;
  add_properties(random, schemas, schema, 3);
  const diff::DiffSchemaId id = schemas.add();
  schemas[id] = schema;
  return id;
}

inline Plain random_value(Random& random, const diff::DiffSchemas& schemas, diff::DiffSchemaId id,
                          unsigned depth);

inline Plain random_object(Random& random, const diff::DiffSchemas& schemas, diff::DiffSchemaId id,
                           unsigned depth) {
  Plain object = Plain::object();
  for (const diff::DiffSchema::Property& property : schemas[id].properties) {
    if (random.chance(60))
      object[std::string(property.name)] = random_value(random, schemas, property.schema, depth);
  }
  for (std::uint32_t more = random.below(3); more > 0; --more) {
    const std::string key = random_key(random);
    const diff::DiffSchemaId schema = diff::find_member_schema(schemas, schemas[id], key).schema;
    object[key] = random_value(random, schemas, schema, depth);
  }
  return object;
}

inline Plain random_list(Random& random, const diff::DiffSchemas& schemas, diff::DiffSchemaId id,
                         unsigned depth) {
  Plain list = Plain::array();
  for (std::uint32_t count = random.below(6); count > 0; --count) {
    Plain item = random_value(random, schemas, schemas[id].items, depth);
    if (item.is_object() && random.chance(80)) item["id"] = random.below(8);
    list.push_back(std::move(item));
  }
  return list;
}

/// Returns mostly a value that fits the shape, sometimes any value.
inline Plain random_value(Random& random, const diff::DiffSchemas& schemas, diff::DiffSchemaId id,
                          unsigned depth) {
  const diff::DiffSchema& schema = schemas[id];
  if (depth == 0 || random.chance(15)) return random_scalar(random);
  const bool anything = id == diff::any_schema || random.chance(10);
  if (anything ? random.chance(40) : !schema.properties.empty())
    return random_object(random, schemas, id, depth - 1);
  if (anything ? random.chance(40) : schema.is_list) return random_list(random, schemas, id, depth - 1);
  if (schema.is_string)
    return random.chance(20) ? "" : std::string(1, static_cast<char>('p' + random.below(3)));
  return random_scalar(random);
}

/// Returns values to set in a resource: those that fit its members, and some that fit few.
inline std::vector<Plain> random_values(Random& random, const diff::DiffSchemas& schemas,
                                        diff::DiffSchemaId root) {
  std::vector<Plain> values = {Plain::object(), Plain::array(), nullptr, "x"};
  for (const diff::DiffSchema::Property& property : schemas[root].properties)
    values.push_back(random_value(random, schemas, property.schema, 3));
  return values;
}

inline void edit(Random& random, const diff::DiffSchemas& schemas, diff::DiffSchemaId id, Plain& value,
                 unsigned depth);

inline void edit_object(Random& random, const diff::DiffSchemas& schemas, diff::DiffSchemaId id,
                        Plain& object, unsigned depth) {
  std::string key = random_key(random);
  if (!object.empty() && random.chance(75)) {
    auto member = object.begin();
    std::advance(member, random.below(static_cast<std::uint32_t>(object.size())));
    key = member.key();
  }
  const diff::DiffSchemaId schema = diff::find_member_schema(schemas, schemas[id], key).schema;
  const std::uint32_t what = random.below(10);
  if (what < 2) {
    object.erase(key);
  } else if (what == 2) {
    object[key] = nullptr;
  } else if (what < 8 && object.contains(key)) {
    edit(random, schemas, schema, object[key], depth);
  } else {
    object[key] = random_value(random, schemas, schema, depth);
  }
}

inline void edit_list(Random& random, const diff::DiffSchemas& schemas, diff::DiffSchemaId id, Plain& list,
                      unsigned depth) {
  const auto size = static_cast<std::uint32_t>(list.size());
  const auto at = size == 0 ? 0 : random.below(size);
  const auto position = static_cast<Plain::difference_type>(at);
  switch (size == 0 ? 0 : random.below(7)) {
    case 0:
      list.insert(list.begin() + position, random_value(random, schemas, schemas[id].items, depth));
      break;
    case 1: list.erase(list.begin() + position); break;
    case 2: std::swap(list[at], list[random.below(size)]); break;
    case 3: list.insert(list.begin() + position, Plain(list[random.below(size)])); break;
    case 4: std::rotate(list.begin(), list.begin() + position, list.end()); break;
    default: edit(random, schemas, schemas[id].items, list[at], depth);
  }
}

/// Makes one small change somewhere in the value.
inline void edit(Random& random, const diff::DiffSchemas& schemas, diff::DiffSchemaId id, Plain& value,
                 unsigned depth) {
  if (value.is_object() && depth > 0) {
    edit_object(random, schemas, id, value, depth - 1);
  } else if (value.is_array() && depth > 0) {
    edit_list(random, schemas, id, value, depth - 1);
  } else {
    value = random_value(random, schemas, id, depth);
  }
}

/// Removes read-only members, as a client does that keeps only what it may send.
inline void drop_read_only(const diff::DiffSchemas& schemas, diff::DiffSchemaId id, Plain& value) {
  if (value.is_array()) {
    for (Plain& item : value) drop_read_only(schemas, schemas[id].items, item);
  }
  if (!value.is_object()) return;
  for (auto member = value.begin(); member != value.end();) {
    const diff::MemberSchema member_schema = diff::find_member_schema(schemas, schemas[id], member.key());
    if (member_schema.access == diff::MemberAccess::read_only) {
      member = value.erase(member);
    } else {
      drop_read_only(schemas, member_schema.schema, *member);
      ++member;
    }
  }
}

}  // namespace resume_patch::tests
