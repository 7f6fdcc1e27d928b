// OpenAPI 3.0 Schema Objects to a Program. A schema that is malformed, or that asks for something this
// compiler does not know, is an error that names its place: it is never taken as a weaker check.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "schema/keyword.h"
#include "schema/pattern_host.h"
#include "schema/references.h"
#include "schema/schema.h"

namespace resume_patch::schema {

struct SchemaError {
  std::string path;    ///< JSON Pointer into the OpenAPI document.
  const char* reason;  ///< A sentence for developers.
};

class Compiler {
 public:
  Compiler(Program& program, const PatternHost& patterns);

  /// The schema at `source` and all that it reaches. Equal places give equal ids.
  [[nodiscard]] SchemaId compile(Value source);
  [[nodiscard]] const std::optional<SchemaError>& error() const { return error_; }

  // What the files of the keyword families use.

  /// The id of a schema that is compiled later, so that a chain of schemas does not recurse. The value must
  /// be an object.
  [[nodiscard]] SchemaId schema_at(Value source);
  /// Follows the value of a `$ref`. Returns nothing, and keeps the error, where it names nothing.
  [[nodiscard]] OptionalValue resolve_reference(Value reference);
  [[nodiscard]] const References& references() const { return references_; }
  /// Keeps the first error.
  void fail(Value where, const char* reason);
  [[nodiscard]] bool read_boolean(Value value);
  [[nodiscard]] std::uint32_t read_count(Value value);
  /// The string's content, which lives as long as the program.
  [[nodiscard]] std::string_view read_string(Value value);
  [[nodiscard]] bool expect_array(Value value, bool may_be_empty);
  [[nodiscard]] const PatternHost& patterns() { return patterns_; }
  void add_unchecked_pattern(Value pattern) { program_.add_unchecked_pattern(pattern); }
  [[nodiscard]] Value api() const { return program_.api(); }

 private:
  struct Pending {
    SchemaId id;
    Value source;
  };
  void compile_one(SchemaId id, Value source);
  void compile_keyword(Keyword keyword, Value value, Schema& schema);
  void compile_annotation(Keyword keyword, Value value, Schema& schema);
  void compile_extension(std::string_view name, Value value, Schema& schema);
  void check_consistency(const Schema& schema);
  void reject_cycles();

  Program& program_;
  const PatternHost& patterns_;
  References references_;
  std::vector<Pending> pending_;
  std::vector<SchemaId> ids_;  ///< By node index of the Schema Object.
  std::optional<SchemaError> error_;
};

// One file for each family of keywords.
void compile_type(Compiler& compiler, Keyword keyword, Value value, Schema& schema);
void compile_number_keyword(Compiler& compiler, Keyword keyword, Value value, Schema& schema);
void compile_string_keyword(Compiler& compiler, Keyword keyword, Value value, Schema& schema);
void compile_list_keyword(Compiler& compiler, Keyword keyword, Value value, Schema& schema);
void compile_object_keyword(Compiler& compiler, Keyword keyword, Value value, Schema& schema);
void compile_composition(Compiler& compiler, Keyword keyword, Value value, Schema& schema);
void compile_rules(Compiler& compiler, Value value, Schema& schema);

/// The places where a value is checked by more than one schema may not lead back to themselves without going
/// down into the value, and may not be nested without end.
[[nodiscard]] std::optional<SchemaId> find_cycle(const Program& program);

}  // namespace resume_patch::schema
