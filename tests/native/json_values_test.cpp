// Values of results: what is embedded in them, and what they become as text.
#include <doctest/doctest.h>

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
    CHECK(document::text_of_objects(Json::array({{{"value", json}, {"op", "add"}}})) ==
          R"([{"value":)" + std::string(text) + R"(,"op":"add"}])");
  }
  CHECK(document::embedded_text(Json("text")) == nullptr);
  CHECK(document::embedded_text(Json{{"json", 1}}) == nullptr);
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

TEST_CASE("replaces bytes that are not UTF-8") {
  CHECK(document::dump("a\xff"
                       "b\xed\xa0\x80") ==
        "\"a\xef\xbf\xbd"
        "b\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
}

TEST_CASE("discards text that is not JSON") {
  for (const char* const text : {"", "{", "[1,]", "01", "\"\xff\"", R"("\ud800")"})
    CHECK(document::to_json(std::string_view(text)).is_discarded());
}
