// Values of results: what is embedded in them, and what they become as text.
#include <doctest/doctest.h>

#include <cstdint>
#include <string>

#include "case_results.h"
#include "document/json.h"
#include "document/reader.h"

using namespace resume_patch;
using namespace resume_patch::tests;
using document::embed;
using document::read_trusted;

TEST_CASE("embeds a value with its digits and escapes") {
  for (const char* const text :
       {"12345678901234567890.10", "1e400", "-0.0", R"("\u00e9\n")", R"({"a":[1.50,null]})", "[]"}) {
    const Json json = embed(read_trusted(text).root());
    REQUIRE(document::embedded_text(json) != nullptr);
    CHECK(*document::embedded_text(json) == text);
    CHECK(document::dump(Json::array({{{"value", json}, {"op", "add"}}})) ==
          R"([{"value":)" + std::string(text) + R"(,"op":"add"}])");
  }
  CHECK(document::embedded_text(Json("text")) == nullptr);
  CHECK(document::embedded_text(Json{{"json", 1}}) == nullptr);
  CHECK(document::embedded_text(Json{{"json", "1"}, {"path", ""}}) == nullptr);
  const Json nested = {{"issues", Json::array({{{"params", {{"actual", embed("1.50")}}}}})}};
  CHECK(document::dump(nested) == R"({"issues":[{"params":{"actual":1.50}}]})");
}

TEST_CASE("converts a text to a value and embeds numbers that are no integers") {
  const std::string text = R"({"b":[true,null,0,9007199254740993],"a":{"é":"\"\\\u0001"},"":{}})";
  CHECK(document::dump(document::to_json(read_trusted(text).root())) == text);
  for (const char* const number :
       {"12345678901234567890", "18446744073709551616", "-5", "0.25", "1e400", "1E2"})
    CHECK(document::to_json(read_trusted(number).root()) == embed(number));
}

TEST_CASE("converts, copies and dumps a document as deep as the limit") {
  const std::string text = std::string(512, '[') + std::string(512, ']');
  const Json json = document::to_json(read_trusted(text).root());
  const Json copy = json;  // NOLINT(performance-unnecessary-copy-initialization)
  CHECK(document::dump(copy) == text);
}

TEST_CASE("writes whole numbers with all digits and their sign") {
  const Json numbers = {0, -1, INT64_MAX, INT64_MIN, UINT64_MAX};
  CHECK(document::dump(numbers) == "[0,-1,9223372036854775807,-9223372036854775808,18446744073709551615]");
}
