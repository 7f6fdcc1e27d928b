// Tests the reader, pointers, numbers and equality beyond the tables of tests/cases/.
#include "document/reader.h"

#include "cases.h"
#include "document/equality.h"
#include "document/number.h"
#include "document/pointer.h"
#include "document/writer.h"
#include "timing.h"

using namespace resume_patch::document;

namespace {

Document parse(std::string_view text) {
  auto result = read(text);
  REQUIRE(std::holds_alternative<Document>(result));
  return std::get<Document>(std::move(result));
}

std::string rewritten(std::string_view text) {
  const Document document = parse(text);
  std::string out;
  write(out, document.root());
  return out;
}

}  // namespace

TEST_CASE("writes a document without white space, with its digits and escapes") {
  CHECK(
      rewritten(R"( { "a" : [ 1 , 2.50, -0, 1e400, 9007199254740993 ] , "\u0062\/" : "\ud83d\ude00é" } )") ==
      R"({"a":[1,2.50,-0,1e400,9007199254740993],"\u0062\/":"\ud83d\ude00é"})");
  CHECK(rewritten("[]") == "[]");
  CHECK(rewritten("[[],{},[{}],\"\"]") == "[[],{},[{}],\"\"]");
}

TEST_CASE("keeps the last of several members with the same name") {
  CHECK(rewritten(R"({"a":1,"b":{"c":[1,2]},"a":{"x":[3]},"d":4})") ==
        R"({"b":{"c":[1,2]},"a":{"x":[3]},"d":4})");
  CHECK(rewritten(R"({"a":1,"\u0061":2})") == R"({"\u0061":2})");
  CHECK(rewritten(R"({"o":{"a":{"a":1,"a":[2]},"a":{"b":1}},"z":0})") == R"({"o":{"a":{"b":1}},"z":0})");
  std::string many = "{";
  for (int at = 0; at < 300; ++at)
    many += "\"k" + std::to_string(at % 200) + "\":" + std::to_string(at) + ",";
  many += "\"end\":[1]}";
  const Document document = parse(many);
  CHECK(document.root().size() == 201);
  CHECK(document.root().find("k7")->slice() == "207");
  CHECK(document.root().find("k150")->slice() == "150");
  CHECK(document.root().find("end")->size() == 1);
}

TEST_CASE("reports the line and the column of an error") {
  const auto result = read("{\n \"a\": \"é\",\r\n \"b\": tru }");
  REQUIRE(std::holds_alternative<ReadError>(result));
  const ReadError error = std::get<ReadError>(result);
  CHECK(error.code == ReadErrorCode::unexpected_character);
  CHECK(error.line == 3);
  CHECK(error.column == 10);
}

TEST_CASE("refuses too deep a document before any recursion") {
  const std::string deepest = std::string(512, '[') + std::string(512, ']');
  CHECK(std::holds_alternative<Document>(read(deepest)));
  const auto result = read(std::string(100000, '['));
  REQUIRE(std::holds_alternative<ReadError>(result));
  CHECK(std::get<ReadError>(result).code == ReadErrorCode::too_deep);
}

TEST_CASE("compares values by meaning") {
  const Document left = parse(R"({"a":[1,{"x":1.0,"y":"\u0041"}],"b":null})");
  const Document right = parse(R"({"b":null,"a":[10e-1,{"y":"A","x":1}]})");
  CHECK(equal(left.root(), right.root()));
  CHECK(hash(left.root()) == hash(right.root()));
  CHECK_FALSE(equal(left.root(), parse(R"({"b":null,"a":[1,{"y":"A","x":2}]})").root()));
  CHECK_FALSE(equal(parse("[1,2]").root(), parse("[2,1]").root()));
}

TEST_CASE("compares objects of many members in any order") {
  constexpr int count = 200000;
  std::string forth = "{";
  std::string back = "{";
  for (int at = 0; at < count; ++at) {
    const std::string comma = at == 0 ? "" : ",";
    forth += comma + '"' + std::to_string(at) + "\":0";
    back += comma + '"' + std::to_string(count - 1 - at) + "\":0";
  }
  const Document left = parse(forth + '}');
  const Document right = parse(back + '}');
  const auto start = std::clock();
  CHECK(equal(left.root(), right.root()));
  CHECK_FALSE(equal(left.root(), parse(back.replace(1, 4, "\"x") + '}').root()));
  CHECK(resume_patch::tests::milliseconds_since(start) < resume_patch::tests::far_too_long);
}

TEST_CASE("scans every byte of a string the same at every offset") {
  for (std::size_t length = 0; length < 40; ++length) {
    for (const char* special : {"\\n", "é", "\\u0000", "漢", "😀"}) {
      const std::string text =
          "\"" + std::string(length, 'x') + special + std::string(40 - length, 'y') + "\"";
      CHECK(rewritten(text) == text);
    }
    CHECK(std::holds_alternative<ReadError>(read("\"" + std::string(length, 'x') + "\x1F\"")));
    CHECK(std::holds_alternative<ReadError>(read("\"" + std::string(length, 'x') + "\x80\"")));
    CHECK(std::holds_alternative<ReadError>(read("\"" + std::string(length, 'x'))));
  }
}
