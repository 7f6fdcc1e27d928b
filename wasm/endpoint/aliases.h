// Aliases: values that a response and a request spell differently. A response has the label of an enum, or an
// object around a code; a request has the code. `x-labels` and `x-code-member` of an API document declare
// them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "endpoint/effective_schema.h"

namespace resume_patch::endpoint {

/// Returns a label in lower case without spaces, hyphens and underscores, for comparison.
[[nodiscard]] std::string fold_label(std::string_view text);

/// Returns the code of a label. Ignores case, spaces, hyphens and underscores.
[[nodiscard]] std::optional<std::string> code_of_label(Value labels, std::string_view text);

/// Returns the first label of a code, nothing if there is none.
[[nodiscard]] std::optional<std::string> label_of_code(Value labels, std::string_view code);

/// Returns true if responses and requests spell values of the schema differently.
[[nodiscard]] bool is_alias(const Program& program, SchemaId schema);

class Aliases {
 public:
  Aliases(const Program& program, SchemaId root);

  /// Returns true if no schema below the root has aliases.
  [[nodiscard]] bool empty() const { return !reaches_alias_[root_]; }
  /// Returns the value as JSON text, with codes in place of labels and of objects around a code.
  [[nodiscard]] std::string to_request_form(Value value) const;

 private:
  void write(std::string& out, Value value, SchemaId schema) const;
  bool write_alias(std::string& out, Value value, SchemaId schema) const;
  bool find_aliases(SchemaId id, std::vector<std::uint8_t>& visited);

  const Program& program_;
  SchemaId root_;
  std::vector<std::uint8_t> reaches_alias_;  ///< By schema: it or a schema below it has aliases.
};

}  // namespace resume_patch::endpoint
