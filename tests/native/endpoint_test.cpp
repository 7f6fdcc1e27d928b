// What endpoints make of misnamed form fields and of hostile documents, beside the tables of tests/cases/.
#include "endpoint/endpoint.h"

#include "case_endpoints.h"
#include "cases.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

/// Thirty schemas, each of which refers to the next one twice: 2^30 ways down.
std::string branching_document(const std::string& open, const std::string& close) {
  constexpr int levels = 30;
  std::string schemas;
  for (int level = 0; level < levels; ++level) {
    const std::string next = "{\"$ref\":\"#/components/schemas/L" + std::to_string(level + 1) + "\"}";
    schemas += "\"L" + std::to_string(level) + "\":" + open + next + "," +
               (close == "]}" ? next : "\"b\":" + next) + close + ",";
  }
  schemas += "\"L" + std::to_string(levels) + R"(":{"type":"string"})";
  return R"({"openapi":"3.0.3","info":{"title":"t","version":"1"},"paths":{"/a":{"patch":{"operationId":"change",)"
         R"("requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/L0"}}}},)"
         R"("responses":{}}}},"components":{"schemas":{)" +
         schemas + "}}}";
}

endpoint::FormValue form_of(const Endpoint& endpoint, const std::string& entries) {
  const document::Document document = parsed(entries);
  return endpoint.from_form(document.root());
}

}  // namespace

TEST_CASE("a misnamed field of a form does not empty the list or object that it names") {
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

TEST_CASE("a text beside the parts of an object is said to be lost") {
  const endpoint::FormValue form = form_of(*affinda_resume(), R"([["/name","zz"],["/name/first","a"]])");
  CHECK(form.json == R"({"name":{"first":"a"}})");
  REQUIRE(form.issues.size() == 1);
  CHECK(form.issues[0].path == "/name");
  CHECK(form.issues[0].code == "type");
}

TEST_CASE("a name with more parts than a document is deep is a name like any other") {
  std::string name;
  for (int part = 0; part < 100000; ++part) name += "/a";
  const endpoint::FormValue form = form_of(*letraz_experience(), "[[\"" + name + "\",\"x\"]]");
  CHECK(form.json == "{}");
}

TEST_CASE("schemas that refer to one another many times over compile at once") {
  for (const char* keyword : {"allOf", "anyOf", "oneOf"}) {
    CAPTURE(keyword);
    const Compiled compiled =
        compile(branching_document("{\"" + std::string(keyword) + "\":[", "]}"), "change");
    CHECK(refusal_of(compiled) == "");
  }
}

TEST_CASE("the fields of a document that has no end to them are bounded") {
  const Compiled compiled =
      compile(branching_document("{\"type\":\"object\",\"properties\":{\"a\":", "}}"), "change");
  REQUIRE(refusal_of(compiled) == "");
  std::string fields;
  fields = compiled.endpoint->describe();
  CHECK(fields.size() < 10'000'000);
}
