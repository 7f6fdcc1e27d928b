// Runs the tables of forms: strings to a body, and a resource to strings.
#include "case_endpoints.h"
#include "case_results.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

void check_from_form(const Endpoint& endpoint, const Json& one) {
  const document::Document entries = parsed(one["entries"].dump());
  const endpoint::FormValue form = endpoint.from_form(entries.root());
  INFO("value: ", form.json);
  const bool is_equal = same_json(form.json, document_of(one, "value"));
  CHECK(is_equal);
  check_issues(form.issues, one["issues"]);
}

void check_to_form(const Endpoint& endpoint, document::Value resource, const Json& expected) {
  const std::string form = endpoint.to_form(resource);
  INFO("form: ", form);
  const bool is_equal = same_json(form, expected.dump());
  CHECK(is_equal);
}

/// Checks that a form that was filled from a resource and not edited makes no edit.
void check_round_trip(const Endpoint& endpoint, document::Value resource) {
  const Json form = Json::parse(endpoint.to_form(resource));
  Json entries = Json::array();
  for (const auto& [name, text] : form.items()) entries.push_back(Json::array({name, text}));
  const document::Document entries_document = parsed(entries.dump());
  const endpoint::FormValue value = endpoint.from_form(entries_document.root());
  INFO("value: ", value.json);
  check_issues(value.issues, Json::array());
  const document::Document values = parsed(value.edit_json);
  endpoint::PatchOptions options;
  options.today = today_of(Json::object());
  CHECK(endpoint.update(resource, values.root(), options).body.text == "");
}

/// Checks what `update` makes of a form over a resource.
void check_update(const Endpoint& endpoint, document::Value resource, const Json& one) {
  const document::Document entries = parsed(one["entries"].dump());
  const document::Document values = parsed(endpoint.from_form(entries.root()).edit_json);
  endpoint::PatchOptions options;
  options.today = today_of(Json::object());
  const auto patch = endpoint.update(resource, values.root(), options);
  CHECK(patch.body.text == string_of(one["bodyText"]));
  if (one.contains("patchIssues")) check_issues(patch.issues, one["patchIssues"]);
}

void check_form(const Endpoint& endpoint, const Json& one, const NamedDocuments& documents) {
  check_members(one, {"name", "schema", "schemas", "entries", "value", "valueText", "issues", "resource",
                      "resourceText", "form", "roundTrip", "bodyText", "patchIssues"});
  if (!one.contains("resource") && !one.contains("resourceText")) return check_from_form(endpoint, one);
  const document::Document resource = documents.of(one, "resource");
  CHECK(one.contains("bodyText") + one.contains("form") + one.contains("roundTrip") > 0);
  if (one.contains("bodyText")) check_update(endpoint, resource.root(), one);
  if (one.contains("form")) check_to_form(endpoint, resource.root(), one["form"]);
  if (!one.contains("roundTrip")) return;
  CHECK(one["roundTrip"] == true);
  check_round_trip(endpoint, resource.root());
}

}  // namespace

TEST_CASE("cases: reads and fills forms for Letraz") {
  const auto endpoint = letraz_experience();
  const NamedDocuments documents = NamedDocuments::letraz();
  for_each_case("letraz-form.json", [&](const Json& one) { check_form(*endpoint, one, documents); });
}

TEST_CASE("cases: reads and fills forms for Affinda") {
  const auto endpoint = affinda_resume();
  const NamedDocuments documents = NamedDocuments::affinda();
  for_each_case("affinda-form.json", [&](const Json& one) { check_form(*endpoint, one, documents); });
}

TEST_CASE("cases: reads and fills forms for other APIs") {
  const NamedDocuments documents = NamedDocuments::letraz();
  for_each_case("form.json", [&](const Json& one) {
    const Compiled compiled = compile(wrapped(one), "change");
    REQUIRE(compiled.endpoint != nullptr);
    check_form(*compiled.endpoint, one, documents);
  });
}
