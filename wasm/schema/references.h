// The `$ref`s of an OpenAPI document (OpenAPI 3.0.3, section 4.7.23).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "document/editable_node.h"

namespace resume_patch::schema {

using document::OptionalValue;
using document::Value;

/// Resolves the references within one document, which must outlive this.
class References {
 public:
  /// Members beside a `$ref`.
  enum class Siblings : std::uint8_t {
    ignored,
    end_chain  ///< A value with members beside its `$ref` is a target.
  };
  struct Step {
    Value reference;
    OptionalValue target;
  };
  /// A chain of at least one reference, up to a value that is not a reference.
  struct Chain {
    std::vector<Step> steps;
    const char* problem = nullptr;  ///< A sentence for developers about the last step; null if there is none.

    [[nodiscard]] OptionalValue target() const {
      return problem == nullptr ? steps.back().target : OptionalValue();
    }
  };

  explicit References(Value api) : api_(api) {}

  [[nodiscard]] Value api() const { return api_; }
  /// Follows the value of a `$ref`.
  [[nodiscard]] Chain follow(Value reference, Siblings siblings) const;
  /// Returns the object that a value is or refers to, nothing for a broken reference.
  [[nodiscard]] OptionalValue dereference(Value value) const;

  /// Returns the value that a reference within the document names, nothing for any other reference.
  [[nodiscard]] OptionalValue find(std::string_view reference) const;
  /// Returns the schema that a discriminator maps to, by reference or by its name among the components
  /// (section 4.7.25).
  [[nodiscard]] OptionalValue find_mapped(std::string_view target) const;

 private:
  [[nodiscard]] OptionalValue find_component(std::string_view name) const;

  Value api_;
  /// The schemas of the components by name: documents have thousands of both these and references to them.
  mutable std::optional<document::EditableContainer> components_;
};

/// Returns true if a reference refers to its own document.
[[nodiscard]] inline bool is_local(std::string_view reference) {
  return !reference.empty() && reference.front() == '#';
}

}  // namespace resume_patch::schema
