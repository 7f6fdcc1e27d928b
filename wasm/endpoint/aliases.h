// The two spellings of one fact: a response gives the label of an enum or an object around a code, a request
// carries the code. `x-labels` and `x-code-member` of an API document say where.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "endpoint/effective_schema.h"

namespace resume_patch::endpoint {

/// Text of which only the letters and signs count: in lower case, without blanks, hyphens and underscores.
[[nodiscard]] std::string fold_label(std::string_view text);

/// The code that a label stands for: letters count, their case, white space and hyphens do not.
[[nodiscard]] std::optional<std::string> code_of_label(Value labels, std::string_view text);

/// The label of a code, where it has one.
[[nodiscard]] std::optional<std::string> label_of_code(Value labels, std::string_view code);

/// A value of the schema has two spellings.
[[nodiscard]] bool is_alias(const Program& program, SchemaId schema);

class Aliases {
 public:
  Aliases(const Program& program, SchemaId root);

  /// Nothing below the root has two spellings.
  [[nodiscard]] bool empty() const { return !reaches_alias_[root_]; }
  /// The value with codes for labels and for objects around a code, as JSON text.
  [[nodiscard]] std::string to_request_form(Value value) const;

 private:
  void write(std::string& out, Value value, SchemaId schema) const;
  bool write_alias(std::string& out, Value value, SchemaId schema) const;
  bool find_aliases(SchemaId id, std::vector<std::uint8_t>& visited);

  const Program& program_;
  SchemaId root_;
  std::vector<std::uint8_t> reaches_alias_;  ///< By schema: it is an alias or one stands below it.
};

}  // namespace resume_patch::endpoint
