// A compiled Schema Object: names are indexes, bounds are numbers, keywords are grouped by the kind of value
// that they check. A group without keywords takes no time.
#pragma once

#include <cstdint>
#include <forward_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "document/member_index.h"
#include "schema/rule.h"

namespace resume_patch::schema {

using document::OptionalValue;
using document::Value;

using SchemaId = std::uint32_t;
inline constexpr SchemaId no_schema = 0xFFFFFFFFU;

/// Types as bits, so that one test checks a value against several of them.
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
  int pattern = -1;  ///< The host's number for the pattern; -1 if it is absent or the host cannot compile it.
  std::string_view pattern_text;
  Format format = Format::none;
  std::string_view format_name;  ///< Set also for a format that is not checked.
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
  bool read_only = false;  ///< By its schema or a schema that it refers to. Set by set_access_flags().
  bool write_only = false;
};

struct ObjectKeywords {
  std::vector<Property> properties;  ///< In the order of the document.
  std::vector<std::uint16_t> table;  ///< Hash table over properties: index + 1, or 0; size a power of two.
  std::vector<std::string_view> required;
  document::MemberIndex required_index;  ///< Over `required`.
  bool has_properties = false;
  Openness openness = Openness::unstated;  ///< The value of `additionalProperties`.
  SchemaId additional = no_schema;
  std::uint32_t min_properties = 0;
  std::uint32_t max_properties = 0xFFFFFFFFU;

  /// Returns the index of a property, or -1.
  /// @param hint The index to try first: members are mostly in the order of the schema.
  [[nodiscard]] int find(std::string_view name, std::size_t hint) const;
  void build_table();
  [[nodiscard]] bool lists_as_required(std::string_view name) const {
    return required_index.find(name) != document::MemberIndex::npos;
  }
};

struct Discriminator {
  std::string_view property;
  struct Mapping {
    std::string_view value;
    SchemaId schema;
  };
  std::vector<Mapping> mappings;
  /// The property is read-only (write-only) in a branch or beside the discriminator, so a request (a
  /// response) cannot choose its variant. Set by set_access_flags().
  bool read_only = false;
  bool write_only = false;
};

struct Composition {
  std::vector<SchemaId> all_of;  ///< Includes the target of a $ref that has siblings.
  std::vector<SchemaId> any_of;
  std::vector<SchemaId> one_of;
  SchemaId negation = no_schema;
  std::optional<Discriminator> discriminator;

  /// Returns the branch that the object's discriminator chooses, or no_schema.
  [[nodiscard]] SchemaId schema_by_discriminator(Value object) const;
};

struct Enumeration {
  std::vector<Value> values;
  std::vector<std::uint64_t> hashes;         ///< Of the values; empty if the list is small.
  std::vector<std::uint32_t> order_by_hash;  ///< Positions, sorted by hash.
  /// Returns true if a linear search is as fast as a search by hash.
  [[nodiscard]] bool is_small() const { return values.size() <= 8; }
  [[nodiscard]] bool contains(Value value) const;
};

struct Schema {
  explicit Schema(Value from) : source(from) {}

  Value source;            ///< The Schema Object.
  std::uint8_t types = 0;  ///< Bits of Type; 0 without `type`, which allows null too.
  bool nullable = false;
  bool read_only = false;
  bool write_only = false;
  std::string_view title;
  std::string_view identity;  ///< `x-identity`: the member that identifies a list item.
  std::unique_ptr<NumberKeywords> number;
  std::unique_ptr<StringKeywords> string;
  std::unique_ptr<ListKeywords> list;
  std::unique_ptr<ObjectKeywords> object;
  std::unique_ptr<Enumeration> enumeration;
  std::unique_ptr<Composition> composition;
  std::vector<Rule> rules;
};

/// All schemas that an operation reaches, and their document, which they refer to by views.
/// The address of a schema does not change.
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
  /// Returns the content of a string of the document. It is valid as long as the program.
  [[nodiscard]] std::string_view string_of(Value string);

  /// Returns the schemas that apply to the same value: `id`, the branches of its `allOf` and optionally the
  /// variants, recursively. Each is listed once, because mutual references create exponentially many paths.
  /// @param with_variants Includes the branches of `anyOf` and `oneOf`.
  /// @param object If its discriminator chooses a variant, only that variant is included.
  [[nodiscard]] std::vector<SchemaId> in_place_subschemas(SchemaId id, bool with_variants,
                                                          OptionalValue object = {}) const;

  /// Marks read-only and write-only properties and discriminators. Call it after all schemas are compiled.
  void set_access_flags();
  /// Returns true if a schema that applies to an object declares the property `name` read-only (write-only).
  /// @param object If its discriminator chooses a variant, only that variant is considered.
  [[nodiscard]] bool has_access_flag(SchemaId id, std::string_view name, bool Property::*flag,
                                     OptionalValue object = {}) const;

  /// Records the location of a pattern that the host cannot compile, and that is therefore not checked.
  void add_unchecked_pattern(Value pattern) { unchecked_patterns_.push_back(pattern); }
  [[nodiscard]] const std::vector<Value>& unchecked_patterns() const { return unchecked_patterns_; }

  /// Returns true if a schema or one of its in-place subschemas is read-only.
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
  std::forward_list<std::string> decoded_;  ///< Strings that the document writes with escapes.
};

}  // namespace resume_patch::schema
