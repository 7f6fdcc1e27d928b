// allOf, anyOf, oneOf, not and discriminator.
#include <algorithm>

#include "validate/validator.h"

namespace resume_patch::validate {

void Validator::check_composition(const Schema& schema, Value value, const Path& path) {
  const schema::Composition& parts = *schema.composition;
  for (const SchemaId part : parts.all_of) check_part(part, value, path);
  if (!parts.any_of.empty() || !parts.one_of.empty()) check_choice(parts, value, path);
  if (parts.negation != schema::no_schema && passes(parts.negation, value, path)) {
    report(path, Keyword::negation);
  }
  if (!in_part_ && !probing_ && value.is_object()) check_unknown_to_all(schema, value, path);
}

/// The part that the value names itself by its discriminator, or no_schema.
SchemaId Validator::chosen_part(const schema::Composition& parts, Value value) {
  const auto name = parts.discriminator ? value.find(parts.discriminator->property) : std::nullopt;
  if (!name || !name->is_string()) return schema::no_schema;
  for (const auto& choice : parts.discriminator->choices) {
    if (name->text_is(choice.value)) return choice.schema;
  }
  return schema::no_schema;
}

/// A schema that is one of several over the value.
void Validator::check_part(SchemaId id, Value value, const Path& path) {
  const bool was_in_part = in_part_;
  in_part_ = true;
  check(id, value, path);
  in_part_ = was_in_part;
}

bool Validator::passes(SchemaId id, Value value, const Path& path) {
  const bool was_probing = probing_;
  const bool had_failed = failed_;
  probing_ = true;
  failed_ = false;
  check_part(id, value, path);
  const bool passed = !failed_;
  probing_ = was_probing;
  failed_ = had_failed;
  return passed;
}

void Validator::report_matches(const Path& path, std::uint32_t matched) {
  report(path, Keyword::one_of, document::JsonObject().with_number("matched", matched));
}

void Validator::check_choice(const schema::Composition& parts, Value value, const Path& path) {
  if (parts.discriminator && value.is_object()) {
    const SchemaId chosen = chosen_part(parts, value);
    // The document says which one is meant, so its own issues are what a person can act on.
    if (chosen != schema::no_schema) return check_part(chosen, value, path);
    return parts.one_of.empty() ? report(path, Keyword::any_of) : report_matches(path, 0);
  }
  const auto passes_here = [&](SchemaId id) { return passes(id, value, path); };
  if (!parts.any_of.empty()) {
    const auto first = std::find_if(parts.any_of.begin(), parts.any_of.end(), passes_here);
    if (first == parts.any_of.end()) {
      report(path, Keyword::any_of);
    } else if (!probing_) {
      check_part(*first, value, path);  // For its warnings and its read-only properties.
    }
  }
  if (parts.one_of.empty()) return;
  const auto matched = std::count_if(parts.one_of.begin(), parts.one_of.end(), passes_here);
  if (matched != 1) return report_matches(path, static_cast<std::uint32_t>(matched));
  if (!probing_)
    check_part(*std::find_if(parts.one_of.begin(), parts.one_of.end(), passes_here), value, path);
}

}  // namespace resume_patch::validate
