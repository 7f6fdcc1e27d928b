// The identities of list items in compiled endpoints, beyond tests/cases/merge.json.
#include "endpoint/identities.h"

#include <doctest/doctest.h>

#include "case_endpoints.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

std::string media(const std::string& item) {
  return R"("content":{"application/json":{"schema":{"properties":{"items":{"type":"array","items":)" + item +
         "}}}}}";
}

/// Returns the paths of the changes between two lists, for an endpoint with the item schemas `request` and
/// `response`.
std::string changed(const std::string& request, const std::string& response, const std::string& stored_text,
                    const std::string& after, const Json& identity = Json::object()) {
  const Compiled compiled = compile(
      R"({"openapi":"3.0.3","info":{},"paths":{"/x":{"patch":{"operationId":"change","requestBody":{)" +
          media(request) + R"(},"responses":{"200":{)" + media(response) + "}}}}}}",
      "change", identity);
  if (compiled.endpoint == nullptr) abort_tests(refusal_of(compiled).c_str(), "identities");
  const document::Document documents[] = {parsed(R"({"items":)" + stored_text + "}"),
                                          parsed(R"({"items":)" + after + "}")};
  std::string found;
  const endpoint::Difference difference = compiled.endpoint->diff(documents[0].root(), documents[1].root());
  for (const diff::Change& change : difference.changes)
    found += (found.empty() ? "" : " ") + std::string(diff::name_of(change.kind)) + change.path;
  return found;
}

const std::string without_id = R"({"type":"object","properties":{"name":{"type":"string"}}})";
const std::string with_id =
    R"({"type":"object","properties":{"id":{"type":"string"},"name":{"type":"string"}}})";
const std::string with_object_id =
    R"({"type":"object","properties":{"id":{"type":"object"},"name":{"type":"string"}}})";
const std::string stored_text = R"([{"id":"a","name":"x"},{"id":"b","name":"y"}])";
const std::string swapped = R"([{"id":"b","name":"x"},{"id":"a","name":"z"}])";

}  // namespace

TEST_CASE("identifies items by `id`, also if only the response has it") {
  const std::string by_id = "replace/items/0/name move/items/1 replace/items/1/name";
  CHECK(changed(with_id, with_id, stored_text, swapped) == by_id);
  CHECK(changed(without_id, with_id, stored_text, swapped) == by_id);
  CHECK(changed(without_id, without_id, stored_text, swapped) != by_id);
  CHECK(changed(with_object_id, with_object_id, stored_text, swapped) != by_id);
}

TEST_CASE("identifies items by the member that the option names") {
  const std::string by_name = "remove/items/1 replace/items/0/id add/items/1";
  CHECK(changed(with_id, with_id, stored_text, swapped, {{"/items", "name"}}) == by_name);
  CHECK(changed(with_id, with_id, stored_text, swapped, {{"/items", nullptr}}) ==
        changed(without_id, without_id, stored_text, swapped));
  CHECK(changed(with_id, with_id, stored_text, swapped, {{"/others", "name"}, {"items", "name"}}) ==
        changed(with_id, with_id, stored_text, swapped));
}
