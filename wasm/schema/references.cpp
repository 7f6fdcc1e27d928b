#include "schema/references.h"

#include <string>

#include "document/pointer.h"

namespace resume_patch::schema {

References::Chain References::follow(Value reference, Siblings siblings) const {
  constexpr std::size_t max_steps = 64;
  Chain chain;
  OptionalValue next = reference;
  while (next) {
    if (chain.steps.size() == max_steps) {
      chain.problem = "the reference leads to itself";
      break;
    }
    Step& step = chain.steps.emplace_back(Step{*next, std::nullopt});
    if (!next->is_string()) {
      chain.problem = "a $ref is a string";
      break;
    }
    const std::string text = next->string();
    step.target = find(text);
    if (!step.target) {
      chain.problem = is_local(text) ? "the reference names nothing in the document"
                                     : "only references within the document can be followed";
      break;
    }
    const Value target = *step.target;
    next = target.is_object() && (siblings == Siblings::ignored || target.size() == 1) ? target.find("$ref")
                                                                                       : std::nullopt;
  }
  return chain;
}

OptionalValue References::dereference(Value value) const {
  const OptionalValue reference = value.is_object() ? value.find("$ref") : std::nullopt;
  return reference ? follow(*reference, Siblings::ignored).target() : value;
}

OptionalValue References::find(std::string_view reference) const {
  constexpr std::string_view schemas = "/components/schemas/";
  if (!is_local(reference)) return std::nullopt;
  const std::string pointer = document::decode_fragment(reference.substr(1));
  if (pointer.starts_with(schemas)) {
    const std::string_view name = std::string_view(pointer).substr(schemas.size());
    if (name.find_first_of("/~") == std::string_view::npos) return find_component(name);
  }
  return document::resolve(api_, pointer);
}

OptionalValue References::find_mapped(std::string_view target) const {
  if (is_local(target)) return find(target);
  const bool is_name = target.find_first_of("#/") == std::string_view::npos;
  return is_name ? find_component(target) : std::nullopt;
}

OptionalValue References::find_component(std::string_view name) const {
  if (!components_) {
    const OptionalValue schemas = document::resolve(api_, "/components/schemas");
    if (!schemas || !schemas->is_object()) return std::nullopt;
    components_.emplace(*schemas);
  }
  const std::uint32_t at = components_->keys.find(name);
  return at == document::EditableContainer::npos ? OptionalValue() : components_->elements[at].value();
}

}  // namespace resume_patch::schema
