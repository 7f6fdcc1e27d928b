#include "endpoint/facts.h"

#include <algorithm>

#include "document/pointer.h"
#include "document/writer.h"

namespace resume_patch::endpoint {

namespace {

template <typename Part>
void take_first(Part& into, const Part& from) {
  if (into == Part()) into = from;
}

void take(const Schema& schema, Facts& facts) {
  take_first(facts.types, schema.types);
  take_first(facts.title, schema.title);
  take_first(facts.identity, schema.identity);
  const bool says_more = schema.object && schema.object->openness != schema::Openness::unstated;
  const bool said = facts.object != nullptr && facts.object->openness != schema::Openness::unstated;
  if (facts.object == nullptr || (says_more && !said))
    facts.object = schema.object ? schema.object.get() : facts.object;
  if (facts.enumeration == nullptr) facts.enumeration = schema.enumeration.get();
  if (!facts.labels) facts.labels = schema.source.find("x-labels");
  const auto code_member = schema.source.find("x-code-member");
  if (facts.code_member.empty() && code_member && code_member->is_string())
    facts.code_member = code_member->slice();
}

/// The first answer that is something, of the schema and of those it is put together from.
template <typename Answer, typename Ask>
Answer first_answer(const Program& program, SchemaId id, const Answer& nothing, Ask ask) {
  for (const SchemaId part : program.over(id, true)) {
    if (const Answer found = ask(program[part]); found != nothing) return found;
  }
  return nothing;
}

std::string_view title_of(const Program& program, SchemaId id) {
  return id == schema::no_schema ? std::string_view() : facts_of(program, id).title;
}

}  // namespace

Facts facts_of(const Program& program, SchemaId id) {
  Facts facts;
  for (const SchemaId part : program.over(id, false)) take(program[part], facts);
  return facts;
}

namespace {

enum class Answer : std::uint8_t { unknown, yes, no };

/// With an answer kept for each schema that was asked.
bool ask_null(const Program& program, SchemaId id, std::vector<Answer>& answers) {
  if (answers[id] != Answer::unknown) return answers[id] == Answer::yes;
  const Schema& schema = program[id];
  const auto accepts = [&](SchemaId part) { return ask_null(program, part, answers); };
  bool accepted = schema.nullable || schema.types == 0;
  if (accepted && !schema.nullable && schema.enumeration) {
    const auto& values = schema.enumeration->values;
    accepted = std::any_of(values.begin(), values.end(), [](Value value) { return value.is_null(); });
  }
  if (accepted && !schema.nullable && schema.composition) {
    const schema::Composition& parts = *schema.composition;
    accepted = std::all_of(parts.all_of.begin(), parts.all_of.end(), accepts) &&
               (parts.any_of.empty() || std::any_of(parts.any_of.begin(), parts.any_of.end(), accepts)) &&
               (parts.one_of.empty() || std::any_of(parts.one_of.begin(), parts.one_of.end(), accepts));
  }
  answers[id] = accepted ? Answer::yes : Answer::no;
  return accepted;
}

}  // namespace

bool accepts_null(const Program& program, SchemaId id) {
  const Schema& schema = program[id];
  if (schema.nullable) return true;
  if (schema.types != 0) return false;
  std::vector<Answer> answers(program.size(), Answer::unknown);
  return ask_null(program, id, answers);
}

std::vector<schema::Property> properties_of(const Program& program, SchemaId id) {
  std::vector<schema::Property> properties;
  for (const SchemaId part : program.over(id, true)) {
    if (!program[part].object) continue;
    for (const schema::Property& property : program[part].object->properties) {
      const bool known =
          std::any_of(properties.begin(), properties.end(),
                      [&](const schema::Property& other) { return other.name == property.name; });
      if (!known) properties.push_back(property);
    }
  }
  return properties;
}

namespace {

SchemaId property_schema(const Program& program, SchemaId id, std::string_view name) {
  return first_answer(program, id, schema::no_schema, [&](const Schema& schema) {
    const int found = schema.object ? schema.object->find(name, 0) : -1;
    return found < 0 ? schema::no_schema : schema.object->properties[static_cast<std::size_t>(found)].schema;
  });
}

}  // namespace

SchemaId member_schema(const Program& program, SchemaId id, std::string_view name) {
  const SchemaId named = property_schema(program, id, name);
  if (named != schema::no_schema) return named;
  return first_answer(program, id, schema::no_schema, [](const Schema& schema) {
    return schema.object ? schema.object->additional : schema::no_schema;
  });
}

bool has_property(const Program& program, SchemaId id, std::string_view name) {
  return property_schema(program, id, name) != schema::no_schema;
}

bool requires_member(const Program& program, SchemaId id, std::string_view name) {
  const std::vector<SchemaId> parts = program.over(id, true);
  return std::any_of(parts.begin(), parts.end(), [&](SchemaId part) {
    const auto& object = program[part].object;
    return object &&
           std::find(object->required.begin(), object->required.end(), name) != object->required.end();
  });
}

SchemaId item_schema(const Program& program, SchemaId id) {
  return first_answer(program, id, schema::no_schema, [](const Schema& schema) {
    return schema.list ? schema.list->items : schema::no_schema;
  });
}

document::OptionalValue annotation(const Program& program, SchemaId id, std::string_view name) {
  for (const SchemaId part : program.over(id, false)) {
    if (const auto found = program[part].source.find(name)) return found;
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

/// The types of all choices of a schema that has none of its own.
unsigned types_of_choices(const Program& program, SchemaId id) {
  unsigned types = 0;
  bool is_open = false;
  const std::vector<SchemaId> own = program.over(id, false);
  for (const SchemaId part : program.over(id, true)) {
    types |= program[part].types;
    const bool is_choice = std::find(own.begin(), own.end(), part) == own.end();
    is_open = is_open || (is_choice && allows_anything(program[part]));
  }
  return is_open && types != 0 ? all_types : types;
}

}  // namespace

unsigned types_of(const Program& program, SchemaId id) {
  if (id == schema::no_schema) return 0;
  unsigned types = facts_of(program, id).types;
  if (types == 0) types = types_of_choices(program, id);
  const bool is_number = (types & bit_of(Type::number)) != 0;
  return is_number ? types & ~bit_of(Type::integer) : types;
}

std::string words_of_name(std::string_view name) {
  const auto is_upper = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
  std::string words;
  for (std::size_t at = 0; at < name.size(); ++at) {
    const char letter = name[at];
    const bool starts_word = is_upper(letter) && at > 0 && !is_upper(name[at - 1]);
    if (starts_word && !words.empty() && words.back() != ' ') words += ' ';
    const bool lone_upper = is_upper(letter) && (at + 1 == name.size() || !is_upper(name[at + 1]));
    if (letter == '_' || letter == '-' || letter == '.') {
      if (!words.empty() && words.back() != ' ') words += ' ';
    } else {
      words += starts_word && lone_upper ? static_cast<char>(letter | 0x20) : letter;
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
    // The title of what stands for all further properties says what they are, not which one this is.
    const SchemaId named = known ? property_schema(program, here, token) : schema::no_schema;
    const std::string_view title = title_of(program, named);
    here = known ? member_schema(program, here, token) : schema::no_schema;
    label = title.empty() ? words_of_name(token) : std::string(title);
  }
  return label;
}

}  // namespace resume_patch::endpoint
