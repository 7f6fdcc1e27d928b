// A Schema Object made ready to run: names resolved to indexes, bounds to numbers, keywords grouped by the
// kind of value they speak of. A group that is absent costs a value nothing.
#pragma once

#include <cstdint>
#include <forward_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "schema/rule.h"

namespace resume_patch::schema {

using document::OptionalValue;
using document::Value;

using SchemaId = std::uint32_t;
inline constexpr SchemaId no_schema = 0xFFFFFFFFU;

/// Types as bits, so that one test tells whether a value has one of them.
enum class Type : std::uint8_t { boolean = 1, integer = 2, number = 4, string = 8, array = 16, object = 32 };
[[nodiscard]] std::string_view name_of(Type type);
[[nodiscard]] std::optional<Type> type_named(std::string_view name);

enum class Format : std::uint8_t { none, date, date_time, email, uuid, byte, uri };

struct NumberKeywords {
  OptionalValue minimum;
  OptionalValue maximum;
  OptionalValue multiple_of;
  bool exclusive_minimum = false;
  bool exclusive_maximum = false;
};

struct StringKeywords {
  std::uint32_t min_length = 0;            ///< Code points.
  std::uint32_t max_length = 0xFFFFFFFFU;  ///< Code points.
  int pattern = -1;  ///< The host's number for it; -1 where there is none, or none that the host can compile.
  std::string_view pattern_text;
  Format format = Format::none;
  std::string_view format_name;  ///< Also of a format that is not checked.
};

struct ListKeywords {
  SchemaId items = no_schema;
  std::uint32_t min_items = 0;
  std::uint32_t max_items = 0xFFFFFFFFU;
  bool unique = false;
};

enum class Openness : std::uint8_t { unstated, open, closed, schema };

struct Property {
  std::string_view name;
  SchemaId schema = no_schema;
  bool read_only = false;  ///< Said by its schema or by what that refers to. Known once all is compiled.
  bool write_only = false;
};

struct ObjectKeywords {
  std::vector<Property> properties;  ///< In the order of the document.
  std::vector<std::uint16_t> table;  ///< Hash table over properties: index + 1, or 0; size a power of two.
  std::vector<std::string_view> required;
  bool has_properties = false;
  Openness openness = Openness::unstated;  ///< What `additionalProperties` says.
  SchemaId additional = no_schema;
  std::uint32_t min_properties = 0;
  std::uint32_t max_properties = 0xFFFFFFFFU;

  /// The index of a property, or -1. `hint` is tried first: members mostly come in the schema's order.
  [[nodiscard]] int find(std::string_view name, std::size_t hint) const;
  void build_table();
};

struct Discriminator {
  std::string_view property;
  struct Mapping {
    std::string_view value;
    SchemaId schema;
  };
  std::vector<Mapping> mappings;
  /// Its property is read-only (write-only) in one of the schemas that it chooses from or is declared beside:
  /// a request (a response) cannot name its variant. Known once all is compiled.
  bool read_only = false;
  bool write_only = false;
};

struct Composition {
  std::vector<SchemaId> all_of;  ///< A $ref with siblings stands here too.
  std::vector<SchemaId> any_of;
  std::vector<SchemaId> one_of;
  SchemaId negation = no_schema;
  std::optional<Discriminator> discriminator;

  /// The part that an object names itself by the discriminator, or no_schema.
  [[nodiscard]] SchemaId schema_by_discriminator(Value object) const;
};

struct Enumeration {
  std::vector<Value> values;
  std::vector<std::uint64_t> hashes;         ///< Of the values, unless they are few.
  std::vector<std::uint32_t> order_by_hash;  ///< Positions, sorted by hash.
  /// Whether looking through the values is as fast as finding one.
  [[nodiscard]] bool is_small() const { return values.size() <= 8; }
  [[nodiscard]] bool contains(Value value) const;
};

struct Schema {
  explicit Schema(Value from) : source(from) {}

  Value source;            ///< The Schema Object.
  std::uint8_t types = 0;  ///< Bits of Type; 0 where nothing is said, and then null is allowed too.
  bool nullable = false;
  bool read_only = false;
  bool write_only = false;
  std::string_view title;
  std::string_view identity;  ///< `x-identity`: the member that tells the items of a list apart.
  std::unique_ptr<NumberKeywords> number;
  std::unique_ptr<StringKeywords> string;
  std::unique_ptr<ListKeywords> list;
  std::unique_ptr<ObjectKeywords> object;
  std::unique_ptr<Enumeration> enumeration;
  std::unique_ptr<Composition> composition;
  std::vector<Rule> rules;
};

/// All schemas that an operation can reach, and the document they came from, into which they hold views. A
/// schema stays where it is.
class Program {
 public:
  explicit Program(std::unique_ptr<const document::Document> api) : api_(std::move(api)) {}

  [[nodiscard]] const Schema& operator[](SchemaId id) const { return *schemas_[id]; }
  [[nodiscard]] Schema& operator[](SchemaId id) { return *schemas_[id]; }
  [[nodiscard]] std::size_t size() const { return schemas_.size(); }
  [[nodiscard]] Value api() const { return api_->root(); }
  SchemaId add(Value source) {
    schemas_.push_back(std::make_unique<Schema>(source));
    return static_cast<SchemaId>(schemas_.size() - 1);
  }
  /// The content of a string of the document, for as long as the program lives.
  [[nodiscard]] std::string_view string_of(Value string);

  /// The schemas over one value, each once: the schema, those of its allOf and, where asked for, of its
  /// choices; of those only the one that `object` names, should it name one. Once, because a few schemas that
  /// refer to one another twice each make more ways down than there is time.
  [[nodiscard]] std::vector<SchemaId> in_place_subschemas(SchemaId id, bool with_variants,
                                                          OptionalValue object = {}) const;

  /// Marks the properties and discriminators that are read-only or write-only. For when all schemas are
  /// there.
  void set_access_flags();
  /// Whether one of the schemas over an object declares a property of that name read-only (write-only); of
  /// its choices only the one that `object` names, should it name one.
  [[nodiscard]] bool has_access_flag(SchemaId id, std::string_view name, bool Property::*flag,
                                     OptionalValue object = {}) const;

  /// Records a pattern that the host cannot compile, at its place in the document: it is not checked.
  void add_unchecked_pattern(Value pattern) { unchecked_patterns_.push_back(pattern); }
  [[nodiscard]] const std::vector<Value>& unchecked_patterns() const { return unchecked_patterns_; }

  /// Whether a schema is read-only (or write-only), said by itself or by what it refers to.
  [[nodiscard]] bool is_read_only(SchemaId id) const {
    return any_in_place_subschema(id, &Schema::read_only);
  }
  [[nodiscard]] bool is_write_only(SchemaId id) const {
    return any_in_place_subschema(id, &Schema::write_only);
  }

 private:
  [[nodiscard]] bool any_in_place_subschema(SchemaId id, bool Schema::*flag) const;

  std::unique_ptr<const document::Document> api_;
  std::vector<std::unique_ptr<Schema>> schemas_;
  std::vector<Value> unchecked_patterns_;
  std::forward_list<std::string> decoded_;  ///< The strings that the document writes with escapes.
};

}  // namespace resume_patch::schema
