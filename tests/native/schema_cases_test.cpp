// Runs the tables of Schema Objects: what each keyword accepts and refuses, and schemas that are refused.
#include "case_endpoints.h"
#include "case_results.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

constexpr const char* request_schema_place =
    "/paths/~1things~1{id}/patch/requestBody/content/application~1json/schema";

constexpr const char* response_schema_place =
    "/paths/~1things~1{id}/patch/responses/200/content/application~1json/schema";

std::string api_of(const Json& one) {
  return one.contains("document") ? one["document"].dump() : wrapped(one);
}

void check_value(const Endpoint& endpoint, const Json& outer, const Json& one) {
  check_members(one, {"value", "valueText", "issues", "direction"});
  const std::string value = document_of(one, "value");
  INFO("value: ", value.substr(0, 300));
  const document::Document document = parsed(value);
  validate::Options options;
  options.direction = direction_of(one.contains("direction") ? one : outer);
  options.today = today_of(one);
  const validate::Report report = endpoint.validate(document.root(), options);
  check_issues(report.issues, one["issues"]);
  CHECK(report.valid == !has_error(one["issues"]));
  CHECK_FALSE(report.truncated);
}

/// Checks the remarks. The schema of a case is in both places.
void check_remarks(const Endpoint& endpoint, const Json& one) {
  if (!one.contains("remarks")) return;
  const schema::Program& program = endpoint.program();
  Json expected = Json::array();
  const std::vector<std::string> prefixes =
      one.contains("document") ? std::vector<std::string>{""}
                               : std::vector<std::string>{request_schema_place, response_schema_place};
  for (const std::string& prefix : prefixes) {
    for (const Json& remark : one["remarks"]) expected.push_back(prefix + string_of(remark["path"]));
  }
  Json actual = Json::array();
  for (const document::Value pattern : program.unchecked_patterns())
    actual.push_back(document::pointer_of(program.api(), pattern));
  CHECK(actual == expected);
}

void check_schema_refused(const Json& one, const endpoint::CompileError& error) {
  CHECK(error.code == one.value("code", "malformed"));
  CHECK_FALSE(error.reason.empty());
  if (!one.contains("path")) return;
  const std::string path = string_of(one["path"]);
  const bool is_whole = one.contains("document") || path.rfind("/components/", 0) == 0;
  CHECK(error.path == (is_whole ? path : request_schema_place + path));
}

}  // namespace

TEST_CASE("cases: checks the keywords of Schema Objects") {
  for_each_case("schema-keywords.json", [](const Json& one) {
    check_members(one, {"name", "schema", "schemaText", "schemas", "document", "direction", "cases", "host",
                        "remarks"});
    if (is_for_another_host(one)) return;
    const Compiled compiled = compile(api_of(one), "change");
    CHECK(refusal_of(compiled) == "");
    if (compiled.endpoint == nullptr) return;
    check_remarks(*compiled.endpoint, one);
    for (const Json& inner : one["cases"]) check_value(*compiled.endpoint, one, inner);
  });
}

TEST_CASE("cases: refuses malformed schemas") {
  for_each_case("schema-malformed.json", [](const Json& one) {
    check_members(one, {"name", "schema", "schemas", "document", "operation", "code", "path", "host"});
    if (is_for_another_host(one)) return;
    const Compiled compiled = compile(api_of(one), one.value("operation", "change"));
    const bool is_refused = compiled.endpoint == nullptr;
    CHECK(is_refused);
    if (is_refused) check_schema_refused(one, compiled.error);
  });
}
