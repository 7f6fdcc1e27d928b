#include "endpoint/effective_schema.h"

#include <algorithm>

#include "document/argsort.h"
#include "document/pointer.h"
#include "document/writer.h"

namespace resume_patch::endpoint {

namespace {

template <typename Keyword>
void set_if_empty(Keyword& into, const Keyword& from) {
  if (into == Keyword()) into = from;
}

void add_keywords(const Schema& schema, EffectiveSchema& effective) {
  set_if_empty(effective.types, schema.types);
  set_if_empty(effective.title, schema.title);
  set_if_empty(effective.identity, schema.identity);
  const bool states_openness = schema.object && schema.object->openness != schema::Openness::unstated;
  const bool has_openness =
      effective.object != nullptr && effective.object->openness != schema::Openness::unstated;
  if (effective.object == nullptr || (states_openness && !has_openness))
    effective.object = schema.object ? schema.object.get() : effective.object;
  if (effective.enumeration == nullptr) effective.enumeration = schema.enumeration.get();
  if (!effective.labels) effective.labels = schema.source.find("x-labels");
  const auto code_member = schema.source.find("x-code-member");
  if (effective.code_member.empty() && code_member && code_member->is_string())
    effective.code_member = code_member->slice();
}

/// Returns the first result that differs from `nothing`, over all schemas that apply to the value.
template <typename Answer, typename Ask>
Answer find_first(const Program& program, SchemaId id, const Answer& nothing, Ask ask) {
  for (const SchemaId subschema : program.in_place_subschemas(id, true)) {
    if (const Answer found = ask(program[subschema]); found != nothing) return found;
  }
  return nothing;
}

std::string_view title_of(const Program& program, SchemaId id) {
  return id == schema::no_schema ? std::string_view() : effective_schema(program, id).title;
}

}  // namespace

EffectiveSchema effective_schema(const Program& program, SchemaId id) {
  EffectiveSchema effective;
  for (const SchemaId subschema : program.in_place_subschemas(id, false))
    add_keywords(program[subschema], effective);
  return effective;
}

namespace {

enum class Memo : std::uint8_t { unknown, yes, no };

/// Remembers the result for each schema.
bool accepts_null_memoized(const Program& program, SchemaId id, std::vector<Memo>& memo) {
  if (memo[id] != Memo::unknown) return memo[id] == Memo::yes;
  const Schema& schema = program[id];
  const auto accepts = [&](SchemaId subschema) { return accepts_null_memoized(program, subschema, memo); };
  bool accepted = schema.nullable || schema.types == 0;
  if (accepted && !schema.nullable && schema.enumeration) {
    const auto& values = schema.enumeration->values;
    accepted = std::any_of(values.begin(), values.end(), [](Value value) { return value.is_null(); });
  }
  if (accepted && !schema.nullable && schema.composition) {
    const schema::Composition& composition = *schema.composition;
    accepted = std::all_of(composition.all_of.begin(), composition.all_of.end(), accepts) &&
               (composition.any_of.empty() ||
                std::any_of(composition.any_of.begin(), composition.any_of.end(), accepts)) &&
               (composition.one_of.empty() ||
                std::any_of(composition.one_of.begin(), composition.one_of.end(), accepts));
  }
  memo[id] = accepted ? Memo::yes : Memo::no;
  return accepted;
}

}  // namespace

bool accepts_null(const Program& program, SchemaId id) {
  const Schema& schema = program[id];
  if (schema.nullable) return true;
  if (schema.types != 0) return false;
  if (!schema.composition && !schema.enumeration) return true;
  std::vector<Memo> memo(program.size(), Memo::unknown);
  return accepts_null_memoized(program, id, memo);
}

namespace {

/// Removes each property whose name an earlier one has.
void remove_repeated(std::vector<schema::Property>& properties) {
  const auto by_name = document::argsort(properties.size(), [&](std::uint32_t left, std::uint32_t right) {
    return properties[left].name < properties[right].name;
  });
  std::vector<bool> is_repeated(properties.size());
  for (std::size_t at = 1; at < by_name.size(); ++at)
    is_repeated[by_name[at]] = properties[by_name[at]].name == properties[by_name[at - 1]].name;
  std::size_t kept = 0;
  for (std::size_t at = 0; at < properties.size(); ++at) {
    if (!is_repeated[at]) properties[kept++] = properties[at];
  }
  properties.resize(kept);
}

}  // namespace

std::vector<schema::Property> properties_of(const Program& program, SchemaId id) {
  std::vector<schema::Property> properties;
  bool may_repeat = false;
  for (const SchemaId subschema : program.in_place_subschemas(id, true)) {
    const auto& object = program[subschema].object;
    if (!object || object->properties.empty()) continue;
    may_repeat = may_repeat || !properties.empty();
    properties.insert(properties.end(), object->properties.begin(), object->properties.end());
  }
  if (may_repeat) remove_repeated(properties);
  return properties;
}

namespace {

SchemaId property_schema(const Program& program, SchemaId id, std::string_view name) {
  return find_first(program, id, schema::no_schema, [&](const Schema& schema) {
    const int found = schema.object ? schema.object->find(name, 0) : -1;
    return found < 0 ? schema::no_schema : schema.object->properties[static_cast<std::size_t>(found)].schema;
  });
}

}  // namespace

SchemaId member_schema(const Program& program, SchemaId id, std::string_view name) {
  const SchemaId named = property_schema(program, id, name);
  if (named != schema::no_schema) return named;
  return find_first(program, id, schema::no_schema, [](const Schema& schema) {
    return schema.object ? schema.object->additional : schema::no_schema;
  });
}

bool has_property(const Program& program, SchemaId id, std::string_view name) {
  return property_schema(program, id, name) != schema::no_schema;
}

bool requires_member(const Program& program, SchemaId id, std::string_view name) {
  const std::vector<SchemaId> subschemas = program.in_place_subschemas(id, true);
  return std::any_of(subschemas.begin(), subschemas.end(), [&](SchemaId subschema) {
    const auto& object = program[subschema].object;
    return object && object->lists_as_required(name);
  });
}

SchemaId item_schema(const Program& program, SchemaId id) {
  return find_first(program, id, schema::no_schema, [](const Schema& schema) {
    return schema.list ? schema.list->items : schema::no_schema;
  });
}

document::OptionalValue annotation(const Program& program, SchemaId id, std::string_view name) {
  for (const SchemaId subschema : program.in_place_subschemas(id, false)) {
    if (const auto found = program[subschema].source.find(name)) return found;
  }
  return std::nullopt;
}

namespace {

constexpr unsigned all_types = bit_of(Type::object) | bit_of(Type::array) | bit_of(Type::string) |
                               bit_of(Type::number) | bit_of(Type::boolean);

bool allows_anything(const Schema& schema) {
  return schema.types == 0 && !schema.number && !schema.string && !schema.list && !schema.object &&
         !schema.enumeration && !schema.composition;
}

/// Returns the types of all variants of a schema that states no type.
unsigned types_of_choices(const Program& program, SchemaId id) {
  unsigned types = 0;
  bool is_open = false;
  const std::vector<SchemaId> own = program.in_place_subschemas(id, false);
  for (const SchemaId subschema : program.in_place_subschemas(id, true)) {
    types |= program[subschema].types;
    is_open = is_open || (allows_anything(program[subschema]) &&
                          std::find(own.begin(), own.end(), subschema) == own.end());
  }
  return is_open && types != 0 ? all_types : types;
}

}  // namespace

unsigned types_of(const Program& program, SchemaId id) {
  if (id == schema::no_schema) return 0;
  unsigned types = effective_schema(program, id).types;
  if (types == 0) types = types_of_choices(program, id);
  const bool is_number = (types & bit_of(Type::number)) != 0;
  return is_number ? types & ~bit_of(Type::integer) : types;
}

std::string humanize_name(std::string_view name) {
  const auto is_upper = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
  std::string words;
  for (std::size_t at = 0; at < name.size(); ++at) {
    const char letter = name[at];
    const bool starts_word = is_upper(letter) && at > 0 && !is_upper(name[at - 1]);
    if (starts_word && !words.empty() && words.back() != ' ') words += ' ';
    const bool is_single_upper = is_upper(letter) && (at + 1 == name.size() || !is_upper(name[at + 1]));
    if (letter == '_' || letter == '-' || letter == '.') {
      if (!words.empty() && words.back() != ' ') words += ' ';
    } else {
      words += starts_word && is_single_upper ? static_cast<char>(letter | 0x20) : letter;
    }
  }
  if (!words.empty() && words.back() == ' ') words.pop_back();
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] & ~0x20);
  return words;
}

SchemaId schema_at(const Program& program, SchemaId root, std::string_view path) {
  const auto tokens = document::split_pointer(path);
  SchemaId here = tokens ? root : schema::no_schema;
  for (std::size_t at = 0; here != schema::no_schema && at < tokens->size(); ++at) {
    const std::string& token = (*tokens)[at];
    const SchemaId items = document::row_index(token) ? item_schema(program, here) : schema::no_schema;
    here = items != schema::no_schema ? items : member_schema(program, here, token);
  }
  return here;
}

std::string label_of(const Program& program, SchemaId root, std::string_view path) {
  const auto tokens = document::split_pointer(path);
  SchemaId here = root;
  std::string label(title_of(program, here));
  if (!tokens) return label;
  for (const std::string& token : *tokens) {
    const bool known = here != schema::no_schema;
    const SchemaId items = known ? item_schema(program, here) : schema::no_schema;
    if (document::row_index(token) && items != schema::no_schema) {
      here = items;
      if (!title_of(program, items).empty()) label = title_of(program, items);
      const auto index = document::array_index(token);
      if (!index) continue;
      label += ' ';
      document::append_number(label, *index + 1);
      continue;
    }
    // The title of the schema for undeclared properties does not identify one of them.
    const SchemaId named = known ? property_schema(program, here, token) : schema::no_schema;
    const std::string_view title = title_of(program, named);
    here = known ? member_schema(program, here, token) : schema::no_schema;
    label = title.empty() ? humanize_name(token) : std::string(title);
  }
  return label;
}

}  // namespace resume_patch::endpoint
