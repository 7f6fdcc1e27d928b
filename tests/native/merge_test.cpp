// Merges three versions of a document: cases that tests/cases/merge.json cannot express with an endpoint's
// schema.
#include "merge/merge.h"

#include <algorithm>

#include "diff_schema_reader.h"
#include "document/reader.h"
#include "document/writer.h"
#include "timing.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

/// Returns the merged text and a line for each conflict: "/a: 1 | 2 | 3" with the values of base, mine and
/// theirs, "-" for none.
std::string merged(const std::string& base, const std::string& mine, const std::string& theirs,
                   const NamedDiffSchemas& known = {}, const merge::Options& options = {}) {
  const document::Document documents[] = {document::read_trusted(base), document::read_trusted(mine),
                                          document::read_trusted(theirs)};
  const merge::Result result = merge::three_way(documents[0].root(), documents[1].root(), documents[2].root(),
                                                known.schemas, known.root, options);
  std::string found = result.text;
  for (const merge::Conflict& conflict : result.conflicts) {
    found += "\n" + conflict.path + ":";
    for (const auto& side : {conflict.base, conflict.mine, conflict.theirs}) {
      found += found.back() == ':' ? " " : " | ";
      if (side) document::write(found, *side);
      if (!side) found += '-';
    }
  }
  return found;
}

const NamedDiffSchemas jobs(
    R"({"type":"array","items":{"x-identity":"id","properties":{"id":{"type":"integer"},"x":{},"y":{}}}})");

}  // namespace

TEST_CASE("merges members by name") {
  CHECK(merged(R"({"a":1,"b":2,"c":3})", R"({"a":9,"b":2,"c":3})", R"({"a":1,"b":2,"c":7,"d":1.50})") ==
        R"({"a":9,"b":2,"c":7,"d":1.50})");
  CHECK(merged(R"({"a":1})", R"({"a":2})", R"({"a":3})") == "{\"a\":2}\n/a: 1 | 2 | 3");
  CHECK(merged(R"({"a":1})", R"({"a":2})", R"({"a":3})", {}, {merge::Side::theirs}) ==
        "{\"a\":3}\n/a: 1 | 2 | 3");
  CHECK(merged(R"({"a":1})", R"({"a":2})", R"({"a":2.0})") == R"({"a":2.0})");
  CHECK(merged(R"({"a":1})", "{}", R"({"a":3})") == "{}\n/a: 1 | - | 3");
  CHECK(merged(R"({"a":1,"":2,"a/b":0})", R"({"":2,"__proto__":1,"a/b":1})", R"({"a":1,"":3,"a/b":2})") ==
        "{\"\":3,\"a/b\":1,\"__proto__\":1}\n/a~1b: 0 | 1 | 2");
}

TEST_CASE("merges items by identity") {
  CHECK(merged(R"([{"id":1,"x":1},{"id":2}])", R"([{"id":2},{"id":1,"x":1,"y":2}])",
               R"([{"id":1,"x":3},{"id":2},{"id":3}])",
               jobs) == R"([{"id":2},{"id":3},{"id":1,"x":3,"y":2}])");
  CHECK(merged(R"([{"id":1,"x":1},{"id":2}])", R"([{"id":2}])", R"([{"id":1,"x":3},{"id":2}])", jobs) ==
        "[{\"id\":2}]\n/0: {\"id\":1,\"x\":1} | - | {\"id\":1,\"x\":3}");
  CHECK(merged(R"([{"id":1}])", R"([{"id":1},{"x":1}])", R"([{"id":1},{"id":5,"x":1,"y":null}])", jobs) ==
        R"([{"id":1},{"id":5,"x":1,"y":null}])");
}

TEST_CASE("merges scalars as a sequence") {
  CHECK(merged(R"(["a","b"])", R"(["a","x","b"])", R"(["a","y","b","z"])") == R"(["a","x","y","b","z"])");
  CHECK(merged(R"(["a","b"])", R"(["b","x"])", R"(["a","b","x"])") == R"(["b","x"])");
  CHECK(merged(R"(["a","b"])", R"(["a","x"])", R"(["a","b","x"])") == R"(["a","x"])");
  CHECK(merged(R"(["a","b"])", R"(["a","x"])", R"(["x","b"])") == R"(["x"])");
  CHECK(merged(R"(["a"])", R"(["b"])", R"(["c"])") == "[\"b\"]\n/0: \"a\" | \"b\" | \"c\"");
}

TEST_CASE("applies the moves of both sides") {
  CHECK(merged("[1,2,3,4,5,6]", "[2,3,4,5,6,1]", "[1,2,4,3,5,6]") == "[2,4,3,5,6,1]");
  CHECK(merged("[1,2,3]", "[2,1,3]", "[1,3,2]") == "[2,1,3]\n: [1,2,3] | [2,1,3] | [1,3,2]");
}

TEST_CASE("merges two lists of 20,000 items in an interactive time") {
  constexpr int count = 20000;
  const auto list_of = [](int step, const std::string& more) {
    std::string list = "[";
    for (int at = 0; at < count; ++at) {
      const int id = (at * step) % count;  // Each once, because step and count are coprime.
      list += (at == 0 ? "{\"id\":" : ",{\"id\":") + std::to_string(id) + more + "}";
    }
    return list + "]";
  };
  const auto timed = [](const std::string& what, const std::string& base, const std::string& mine,
                        const std::string& theirs, const NamedDiffSchemas& known) {
    const document::Document documents[] = {document::read_trusted(base), document::read_trusted(mine),
                                            document::read_trusted(theirs)};
    const auto start = std::clock();
    const merge::Result result = merge::three_way(documents[0].root(), documents[1].root(),
                                                  documents[2].root(), known.schemas, known.root, {});
    const long long taken = milliseconds_since(start);
    MESSAGE(what << ": " << taken << " ms");
    CHECK(taken < far_too_long);
    return result.conflicts.size();
  };
  const std::string plain = list_of(1, "");
  CHECK(timed("edits", plain, list_of(1, R"(,"x":1)"), list_of(1, R"(,"y":1)"), jobs) == 0);
  CHECK(timed("conflicts", plain, list_of(1, R"(,"x":1)"), list_of(1, R"(,"x":2)"), jobs) == count);
  CHECK(timed("removals", plain, "[]", list_of(1, R"(,"x":2)"), jobs) == count);
  CHECK(timed("orders", plain, list_of(7, R"(,"x":1)"), list_of(9, R"(,"y":1)"), jobs) == 1);
  CHECK(timed("insertions", "[]", list_of(1, R"(,"x":1)"), list_of(3, R"(,"y":1)"), jobs) == 0);
  CHECK(timed("contents", plain, list_of(7, ""), list_of(1, ""), NamedDiffSchemas()) == 0);
  std::string ones = "[1";
  for (int at = 1; at < count; ++at) ones += ",1";
  CHECK(timed("equal items", ones + "]", ones + ",2]", ones + ",3]", NamedDiffSchemas()) == 0);
  std::string members = "{";
  for (int at = 0; at < count; ++at) members += "\"" + std::to_string(at * 7919 % count) + "\":1,";
  CHECK(timed("members", members + "\"x\":1}", "{\"y\":1," + members.substr(1) + "\"x\":1}",
              members + "\"x\":2}", NamedDiffSchemas()) == 0);
}

TEST_CASE("keeps the digits of numbers in conflict") {
  CHECK(merged(R"({"a":1})", R"({"a":9007199254740992})", R"({"a":9007199254740993})") ==
        "{\"a\":9007199254740992}\n/a: 1 | 9007199254740992 | 9007199254740993");
}

TEST_CASE("merges documents as deep as the limit") {
  const document::Limits limits;
  const auto nested = [&](const std::string& inner) {
    std::string text;
    for (std::uint32_t depth = 1; depth < limits.depth; depth += 2) text += "{\"a\":[";
    text += inner;
    for (std::uint32_t depth = 1; depth < limits.depth; depth += 2) text += "]}";
    return text;
  };
  CHECK(merged(nested("1"), nested("1,2"), nested("3,1")) == nested("3,1,2"));
}
