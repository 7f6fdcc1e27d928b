// Forms over random schemas and documents: an untouched form sends nothing, and one edited field changes only
// its own place.
#include <doctest/doctest.h>

#include "case_endpoints.h"
#include "document/json.h"
#include "document/pointer.h"
#include "endpoint/form_tree.h"
#include "fuzz_target.h"
#include "property_runs.h"
#include "random_schemas.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

const std::uint64_t first_form = first_seed(20261130);

/// Replaces some schemas by other kinds of scalars and choices, at any depth.
void add_kinds(Random& random, Plain& schema) {
  for (const char* name : {"items", "additionalProperties"}) {
    if (schema.contains(name) && schema[name].is_object()) add_kinds(random, schema[name]);
  }
  if (schema.contains("properties")) {
    for (Plain& property : schema["properties"]) add_kinds(random, property);
  }
  const std::string type = schema.value("type", "");
  if (type == "integer" && random.chance(40)) schema["type"] = "number";
  if (type == "string" && random.chance(20)) schema["format"] = random.chance(50) ? "date" : "uri";
  if (type == "string" && random.chance(10)) schema["enum"] = {"p", "q", ""};
  if (!random.chance(15)) return;
  const Plain own = schema;
  const std::array<Plain, 5> others = {
      Plain{{"type", "number"}}, Plain{{"type", "string"}}, Plain{{"type", "boolean"}},
      Plain{{"type", "object"}, {"properties", {{"a", {{"type", "string"}}}, {"b", Plain::object()}}}},
      Plain{{"type", "array"}, {"items", {{"type", "integer"}}}}};
  schema = {{random.chance(50) ? "oneOf" : "anyOf", Plain::array({own, others[random.below(5)]})}};
}

/// An endpoint, a resource, and a form of the resource.
struct FilledForm {
  std::string api;
  Compiled compiled;
  document::Document base;
  Plain form;

  explicit FilledForm(Random& random) {
    Plain schema = random_object_schema(random, 4);
    add_kinds(random, schema);
    if (!schema.contains("type"))
      schema = {{"type", "object"}, {"properties", {{"a", schema}, {"b", schema}}}};
    api = api_around(schema).dump();
    compiled = compile(api, "change");
  }

  /// Makes a new resource and its form. The endpoint is reused, because compiling takes longer than the
  /// checks.
  void fill(Random& random) {
    const endpoint::DiffSchemaRoot& diff_schema = compiled.endpoint->diff_schema();
    base = parsed(random_object(random, diff_schema.schemas, diff_schema.root, 4).dump());
    form = Plain::parse(compiled.endpoint->to_form(base.root()));
  }
};

endpoint::FormValue read_form(const Endpoint& endpoint, const Plain& form) {
  Plain entries = Plain::array();
  for (const auto& [name, text] : form.items()) entries.push_back(Plain::array({name, text}));
  const document::Document document = parsed(entries.dump());
  return endpoint.from_form(document.root());
}

void check_untouched(const FilledForm& filled) {
  const Endpoint& endpoint = *filled.compiled.endpoint;
  const endpoint::FormValue value = read_form(endpoint, filled.form);
  INFO("value: ", value.edit_json);
  const document::Document values = parsed(value.edit_json);
  const endpoint::Patch patch = endpoint.update(filled.base.root(), values.root(), {});
  CHECK(patch.body.text == "");
  CHECK(patch.body.ignored.empty());
  CHECK(patch.issues.empty());
}

/// Removes null members, which equal absent ones.
Plain without_nulls(const Plain& value) {
  if (!value.is_structured()) return value;
  Plain kept = value.is_array() ? Plain::array() : Plain::object();
  for (const auto& [name, member] : value.items()) {
    if (value.is_array()) kept.push_back(without_nulls(member));
    if (value.is_object() && !member.is_null()) kept[name] = without_nulls(member);
  }
  return kept;
}

/// Removes a place from a document; returns false if it has no value.
bool take_out(Plain& document, const std::vector<std::string>& path) {
  Plain* here = &document;
  for (std::size_t at = 0; at + 1 < path.size(); ++at) {
    if (here->is_array()) {
      const std::size_t index = std::stoul(path[at]);
      if (index >= here->size()) return false;
      here = &(*here)[index];
    } else if (here->is_object() && here->contains(path[at])) {
      here = &(*here)[path[at]];
    } else {
      return false;
    }
  }
  if (here->is_object()) return here->erase(path.back()) > 0;
  if (!here->is_array() || std::stoul(path.back()) >= here->size()) return false;
  here->erase(std::stoul(path.back()));
  return true;
}

std::string pointer_to(const std::vector<std::string>& path) {
  std::string pointer;
  for (const std::string& token : path) document::append_token(pointer, token);
  return pointer;
}

/// Returns whether the one item of a list was emptied and the list went with it: a list that may not be
/// empty.
bool is_list_gone(const Plain& stored, const Plain& result, const std::vector<std::string>& path) {
  if (path.size() < 2) return false;
  const std::vector<std::string> list(path.begin(), path.end() - 1);
  const Plain::json_pointer pointer(pointer_to(list));
  const Plain& items = stored.at(pointer);
  if (!items.is_array() || items.size() != 1) return false;
  Plain before = stored;
  Plain after = result;
  static_cast<void>(take_out(before, list));
  if (without_nulls(before) == without_nulls(after)) return true;
  if (!after.contains(pointer) || !after.at(pointer).is_null()) return false;
  static_cast<void>(take_out(after, list));
  return without_nulls(before) == without_nulls(after);
}

struct FormTally {
  std::uint32_t shown = 0;
  std::uint32_t edits = 0;
  std::uint32_t emptied = 0;
  std::uint32_t refused = 0;
};

void check_one_edit(const FilledForm& filled, Random& random, FormTally& tally) {
  if (filled.form.empty()) return;
  const Endpoint& endpoint = *filled.compiled.endpoint;
  auto chosen = filled.form.begin();
  std::advance(chosen, random.below(static_cast<std::uint32_t>(filled.form.size())));
  constexpr std::array<const char*, 8> texts = {"", "7", "true", "0.5", "2020-01-02", "p", "zz", "http://a"};
  const std::string text = texts[random.below(8)];
  if (chosen->get<std::string>() == text) return;
  Plain form = filled.form;
  form[chosen.key()] = text;
  const endpoint::FormValue value = read_form(endpoint, form);
  INFO("edited: ", chosen.key(), " to ", text);
  INFO("value: ", value.edit_json);
  const document::Document values = parsed(value.edit_json);
  const endpoint::Patch patch = endpoint.update(filled.base.root(), values.root(), {});
  const auto path = endpoint::form_path(endpoint.program(), endpoint.request(), chosen.key());
  const Plain result = Plain::parse(document::to_json(patch.after.root).dump());
  const Plain stored = Plain::parse(document::to_json(patch.before.root).dump());
  INFO("stored: ", stored.dump());
  INFO("result: ", result.dump());
  Plain before = stored;
  Plain after = result;
  const bool was_there = take_out(before, path);
  CHECK(was_there);
  const bool is_item_gone =
      text.empty() && (without_nulls(before) == without_nulls(after) || is_list_gone(stored, result, path));
  if (is_item_gone) return;
  static_cast<void>(take_out(after, path));
  CHECK(without_nulls(before) == without_nulls(after));
  const std::string pointer = pointer_to(path);
  const auto is_here = [&](const validate::Issue& issue) { return issue.path == pointer; };
  if (std::any_of(value.issues.begin(), value.issues.end(), is_here)) {
    ++tally.refused;
    return;
  }
  const Plain shown = Plain::parse(endpoint.to_form(patch.after.root));
  const std::string now = shown.value(chosen.key(), "");
  const auto& program = endpoint.program();
  const unsigned types =
      endpoint::types_of(program, endpoint::schema_at(program, endpoint.request(), pointer));
  const bool is_flag =
      (types & endpoint::bit_of(endpoint::Type::boolean)) != 0;  // "" and "0" are both false, "1" is true.
  if (!text.empty()) {
    ++tally.edits;
    CHECK((now == text || is_flag));
    return;
  }
  ++tally.emptied;
  const bool is_empty = now.empty() || now == "false" || is_flag;
  const bool is_said = std::any_of(patch.issues.begin(), patch.issues.end(), is_here);
  CHECK((is_empty || is_said));
}

constexpr std::uint32_t forms_of_schema = 25;

template <typename Check>
void for_each_form(std::uint32_t count, Check check) {
  for (std::uint32_t run = 0; run < count / forms_of_schema; ++run) {
    Random random(first_form + run);
    FilledForm filled(random);
    if (filled.compiled.endpoint == nullptr) continue;
    INFO("seed: ", first_form + run);
    INFO("api: ", filled.api);
    for (std::uint32_t form = 0; form < forms_of_schema; ++form) {
      filled.fill(random);
      INFO("base: ", document::to_json(filled.base.root()).dump());
      INFO("form: ", filled.form.dump());
      check(filled, random);
    }
  }
}

void check_any_form(Random& random) {
  FilledForm filled(random);
  if (filled.compiled.endpoint == nullptr) return;
  FormTally tally;
  filled.fill(random);
  check_untouched(filled);
  check_one_edit(filled, random, tally);
}

const AddFuzzTarget added_forms("form", run_with_random<check_any_form>);

}  // namespace

TEST_CASE("an untouched form sends nothing and one edit changes one value, for any schema and resource") {
  FormTally tally;
  const std::uint32_t count = run_count(100000);
  for_each_form(count, [&](const FilledForm& filled, Random& random) {
    if (!filled.form.empty()) ++tally.shown;
    check_untouched(filled);
    check_one_edit(filled, random, tally);
  });
  MESSAGE(tally.edits << " edits, " << tally.emptied << " emptied, " << tally.refused << " refused");
  CHECK(tally.shown > count / 2);
  CHECK(tally.edits > count / 10);
  CHECK(tally.emptied > count / 200);
  CHECK(tally.refused > count / 100);
}
