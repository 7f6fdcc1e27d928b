// Compiles OpenAPI 3.0 Schema Objects into a Program. A malformed schema or an unknown keyword is an error
// with its location, never a weaker check.
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
  const char* reason;  ///< One sentence for developers.
};

class Compiler {
 public:
  Compiler(Program& program, const PatternHost& patterns);

  /// Compiles the schema at `source` and all schemas that it reaches. Equal locations give equal ids.
  [[nodiscard]] SchemaId compile(Value source);
  [[nodiscard]] const std::optional<SchemaError>& error() const { return error_; }

  // For the files of the keyword families.

  /// Returns the id of a schema and queues it for compilation, so that a chain of schemas does not recurse.
  /// `source` must be an object.
  [[nodiscard]] SchemaId schema_at(Value source);
  /// Follows a chain of local `$ref`s to its target. Returns nothing after an error.
  [[nodiscard]] OptionalValue resolve_reference(Value reference);
  [[nodiscard]] const References& references() const { return references_; }
  /// Records an error. Only the first one is kept.
  void fail(Value where, const char* reason);
  [[nodiscard]] bool read_boolean(Value value);
  [[nodiscard]] std::uint32_t read_count(Value value);
  /// Returns the content of a string, which is valid as long as the program.
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
  std::vector<SchemaId> ids_;  ///< By the node index of the Schema Object.
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

/// Returns a schema whose composition is cyclic or nested too deeply. A cycle applies a schema to the same
/// value again, without descending into the value.
[[nodiscard]] std::optional<SchemaId> find_cycle(const Program& program);

}  // namespace resume_patch::schema
