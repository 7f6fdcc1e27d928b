// Runs the table of JSON Pointers.
#include "case_endpoints.h"
#include "case_results.h"
#include "document/pointer.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

void check_pointer(document::Value root, const Json& one) {
  check_members(one, {"pointer", "value", "missing", "invalid"});
  CHECK(one.contains("value") + one.contains("missing") + one.contains("invalid") == 1);
  const std::string pointer = string_of(one["pointer"]);
  INFO("pointer: ", pointer);
  CHECK(document::split_pointer(pointer).has_value() == !one.contains("invalid"));
  const auto found = document::resolve(root, pointer);
  CHECK(found.has_value() == one.contains("value"));
  if (!found || !one.contains("value")) return;
  const bool is_equal = same_json(written(*found), one["value"].dump());
  CHECK(is_equal);
}

void check_tokens(const Json& one) {
  std::string pointer;
  for (const Json& token : one["tokens"]) document::append_token(pointer, string_of(token));
  CHECK(pointer == string_of(one["pointer"]));
  const auto tokens = document::split_pointer(pointer);
  CHECK(tokens.has_value());
  if (tokens) CHECK(Json(*tokens) == one["tokens"]);
}

}  // namespace

TEST_CASE("cases: parses and resolves JSON Pointers") {
  for_each_case("pointer.json", [](const Json& one) {
    check_members(one, {"name", "document", "cases", "tokens", "pointer"});
    CHECK(one.contains("tokens") + one.contains("document") == 1);
    if (one.contains("tokens")) return check_tokens(one);
    const document::Document document = parsed(one["document"].dump());
    for (const Json& inner : one["cases"]) check_pointer(document.root(), inner);
  });
}
