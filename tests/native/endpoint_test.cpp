// Endpoints with unknown form fields and hostile documents, beyond the tables of tests/cases/.
#include "endpoint/endpoint.h"

#include "case_endpoints.h"
#include "cases.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

/// Returns thirty schemas, each of which refers to the next one twice: 2^30 paths. `between` is between the
/// two references.
std::string branching_document(const std::string& open, const std::string& between,
                               const std::string& close) {
  constexpr int levels = 30;
  std::string schemas;
  for (int level = 0; level < levels; ++level) {
    const std::string next = R"({"$ref":"#/components/schemas/L)" + std::to_string(level + 1) + "\"}";
    schemas.append("\"L").append(std::to_string(level)).append("\":").append(open);
    schemas.append(next).append(between).append(next).append(close).append(",");
  }
  schemas.append("\"L").append(std::to_string(levels)).append(R"(":{"type":"string"})");
  std::string document =
      R"({"openapi":"3.0.3","info":{"title":"t","version":"1"},"paths":{"/a":{"patch":{"operationId":"change",)"
      R"("requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/L0"}}}},)"
      R"("responses":{}}}},"components":{"schemas":{)";
  return document.append(schemas).append("}}}");
}

endpoint::FormValue form_of(const Endpoint& endpoint, const std::string& entries) {
  const document::Document document = parsed(entries);
  return endpoint.from_form(document.root());
}

}  // namespace

TEST_CASE("keeps the list or object that a misnamed field of a form refers to") {
  const auto resume = affinda_resume();
  for (const char* entries :
       {R"([["/workExperience/jobTitle","c"]])", R"([["/workExperience/-/jobTitle","c"]])",
        R"([["/education/0/nope","x"]])", R"([["/name/nope","x"]])", R"([["/__proto__/x","1"]])"}) {
    CAPTURE(entries);
    const endpoint::FormValue form = form_of(*resume, entries);
    CHECK(form.json == "{}");
    CHECK(form.issues.size() == 1);
  }
}

TEST_CASE("reports text for an object whose members are also given") {
  const endpoint::FormValue form = form_of(*affinda_resume(), R"([["/name","zz"],["/name/first","a"]])");
  CHECK(form.json == R"({"name":{"first":"a"}})");
  REQUIRE(form.issues.size() == 1);
  CHECK(form.issues[0].path == "/name");
  CHECK(form.issues[0].code == "type");
}

TEST_CASE("accepts a field name with more parts than the depth limit") {
  std::string entries = "[[\"";
  for (int part = 0; part < 100000; ++part) entries += "/a";
  entries += R"(","x"]])";
  const endpoint::FormValue form = form_of(*letraz_experience(), entries);
  CHECK(form.json == "{}");
}

TEST_CASE("compiles mutually referring schemas without delay") {
  for (const char* keyword : {"allOf", "anyOf", "oneOf"}) {
    CAPTURE(keyword);
    const Compiled compiled =
        compile(branching_document("{\"" + std::string(keyword) + "\":[", ",", "]}"), "change");
    CHECK(refusal_of(compiled) == "");
  }
}

namespace {

/// Returns `core` inside nested objects with one member each.
std::string nested(int levels, const std::string& core) {
  std::string text;
  for (int level = 0; level < levels; ++level) text += R"({"n":)";
  return text.append(core).append(static_cast<std::size_t>(levels), '}');
}

/// Returns the issues of a value with a schema R that refers to itself.
std::vector<validate::Issue> issues_of(const std::string& recursive, const std::string& value) {
  const Json one = {{"schema", {{"$ref", "#/components/schemas/R"}}},
                    {"schemas", {{"R", Json::parse(recursive)}}}};
  const Compiled compiled = compile(wrapped(one), "change");
  REQUIRE(refusal_of(compiled) == "");
  return compiled.endpoint->validate(parsed(value).root(), {}).issues;
}

}  // namespace

// Visiting each level twice would visit the last one 2^500 times.
TEST_CASE("validates deep documents against schemas that contain themselves several times") {
  constexpr int levels = 500;
  const std::string one =
      R"({"type":"object","properties":{"n":{"$ref":"#/components/schemas/R"}},"required":["z"]})";
  const std::string two =
      R"({"type":"object","properties":{"n":{"$ref":"#/components/schemas/R"},"q":{"type":"string"}}})";
  for (const char* keyword : {"anyOf", "oneOf", "allOf"}) {
    CAPTURE(keyword);
    const bool all = std::string(keyword) == "allOf";
    std::string schema = "{\"";
    schema.append(keyword).append("\":[").append(all ? two : one).append(",").append(two).append("]}");
    CHECK(issues_of(schema, nested(levels, R"({"q":"a"})")).empty());
    const auto issues = issues_of(schema, nested(levels, R"({"q":1})"));
    REQUIRE(issues.size() == 1);
    CHECK(issues[0].code == (all ? "type" : keyword));
    std::string deepest;
    for (int level = 0; level < levels; ++level) deepest += "/n";
    CHECK(issues[0].path == (all ? deepest + "/q" : ""));
  }
  const std::string wide = "[" + nested(levels, "{}") + "," + nested(levels, R"({"q":1})") + "]";
  const std::string list =
      R"({"anyOf":[{"type":"array","items":{"$ref":"#/components/schemas/R"}},)" + one + "," + two + "]}";
  CHECK(issues_of(list, wide).size() == 1);
}

TEST_CASE("checks a value once against mutually referring schemas") {
  const Compiled compiled = compile(branching_document(R"({"allOf":[)", ",", "]}"), "change");
  REQUIRE(refusal_of(compiled) == "");
  CHECK(compiled.endpoint->validate(parsed(R"({"a":1})").root(), {}).issues.size() == 1);
}

TEST_CASE("limits the fields of a recursive schema") {
  const Compiled compiled =
      compile(branching_document(R"({"type":"object","properties":{"a":)", R"(,"b":)", "}}"), "change");
  REQUIRE(refusal_of(compiled) == "");
  const std::string fields = document::dump(compiled.endpoint->describe());
  CHECK(fields.size() < 10'000'000);
}
