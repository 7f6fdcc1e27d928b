// properties, required, additionalProperties, minProperties, maxProperties, readOnly, writeOnly, unknown
// properties.
#include <algorithm>

#include "validate/validator.h"

namespace resume_patch::validate {

/// Returns true if the checked direction excludes a property.
inline bool Validator::is_hidden(const schema::Property& property) const {
  return options_.direction == Direction::request ? property.read_only : property.write_only;
}

/// Does the same for a property that any schema of the object declares.
bool Validator::is_hidden(std::string_view name, Value object) const {
  const bool is_request = options_.direction == Direction::request;
  return program_.has_access_flag(outermost_schema_, name,
                                  is_request ? &schema::Property::read_only : &schema::Property::write_only,
                                  object);
}

void Validator::check_object(const Schema& schema, Value value, const Path& path) {
  const schema::ObjectKeywords& keywords = *schema.object;
  std::size_t hint = 0;
  for (const Value::Member member : value.members()) check_member(schema, member, hint, path);
  if (!keywords.required.empty()) check_required(keywords, value, path);
  if (value.size() < keywords.min_properties) {
    report_count(path, Keyword::min_properties, keywords.min_properties, value.size());
  }
  if (value.size() > keywords.max_properties) {
    report_count(path, Keyword::max_properties, keywords.max_properties, value.size());
  }
}

void Validator::check_member(const Schema& schema, Value::Member member, std::size_t& hint,
                             const Path& path) {
  std::string scratch;
  const std::string_view name = member.key.text(scratch);
  const Path member_path(path, name);
  const int found = schema.object->find(name, hint);
  if (found < 0) return check_additional_member(schema, name, member.value, member_path);
  hint = static_cast<std::size_t>(found) + 1;
  const schema::Property& property = schema.object->properties[static_cast<std::size_t>(found)];
  const bool was_in_subschema = in_subschema_;
  in_subschema_ = false;
  if (!is_hidden(property)) {
    check(property.schema, member.value, member_path);
  } else if (!is_probing_) {
    // The other side drops the property, so its value is not checked.
    const bool request = options_.direction == Direction::request;
    report(member_path, request ? Keyword::read_only : Keyword::write_only);
  }
  in_subschema_ = was_in_subschema;
}

void Validator::check_additional_member(const Schema& schema, std::string_view name, Value value,
                                        const Path& path) {
  const schema::ObjectKeywords& keywords = *schema.object;
  switch (keywords.openness) {
    case schema::Openness::open: return;
    case schema::Openness::closed:
      if (!fails_probe()) report(path, Keyword::additional_properties, make_object({{"property", name}}));
      return;
    case schema::Openness::schema: {
      const bool was_in_subschema = in_subschema_;
      in_subschema_ = false;
      check(keywords.additional, value, path);
      in_subschema_ = was_in_subschema;
      return;
    }
    case schema::Openness::unstated: break;
  }
  // If the object has other schemas, report_unnamed_members() considers them too.
  if (!in_subschema_ && !schema.composition && keywords.has_properties) report_unknown(name, path);
}

void Validator::report_unknown(std::string_view name, const Path& path) {
  if (options_.direction == Direction::response || is_probing_) return;
  report(path, schema::unknown_property_code, schema::Severity::warning, make_object({{"property", name}}));
}

/// Reports properties that no schema of the object declares, if at least one schema declares properties.
void Validator::report_unnamed_members(SchemaId id, Value object, const Path& path) {
  const std::vector<SchemaId> subschemas = program_.in_place_subschemas(id, true, object);
  bool names_some = false;
  for (const SchemaId subschema : subschemas) {
    const schema::ObjectKeywords* const keywords = program_[subschema].object.get();
    if (keywords == nullptr) continue;
    // A stated `additionalProperties` already decides about every property.
    if (keywords->openness != schema::Openness::unstated) return;
    names_some = names_some || keywords->has_properties;
  }
  if (!names_some) return;
  std::string scratch;
  for (const Value::Member member : object.members()) {
    const std::string_view name = member.key.text(scratch);
    const bool is_known = std::any_of(subschemas.begin(), subschemas.end(), [&](SchemaId subschema) {
      const schema::ObjectKeywords* const keywords = program_[subschema].object.get();
      return keywords != nullptr && keywords->find(name, 0) >= 0;
    });
    if (!is_known) report_unknown(name, Path(path, name));
  }
}

void Validator::check_required(const schema::ObjectKeywords& keywords, Value value, const Path& path) {
  // A search in the value is linear, so an index serves many searches in a large one.
  constexpr std::uint64_t many_comparisons = 4096;
  const bool is_large = std::uint64_t{keywords.required.size()} * value.size() > many_comparisons;
  const document::MemberIndex index = is_large ? document::MemberIndex(value) : document::MemberIndex();
  for (const std::string_view name : keywords.required) {
    if (is_large ? index.find(name) != document::MemberIndex::npos : value.find(name).has_value()) continue;
    const int found = keywords.find(name, 0);
    // A property that is excluded in this direction is required only in the other one.
    // See OpenAPI 3.0.3, section 4.7.24.2.
    if (found >= 0 && is_hidden(keywords.properties[static_cast<std::size_t>(found)])) continue;
    if (in_subschema_ && is_hidden(name, value)) continue;
    if (fails_probe()) return;
    report(Path(path, name), Keyword::required, make_object({{"property", name}}));
  }
}

}  // namespace resume_patch::validate
