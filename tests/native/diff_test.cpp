// Compares two documents and pairs the items of their lists.
#include <algorithm>

#include "diff/compare.h"
#include "diff/match.h"
#include "diff_schema_reader.h"
#include "document/reader.h"
#include "document/writer.h"
#include "timing.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

// One line for each change: "replace /a 1 -> 2", "move /l/0 from /l/2".
std::string told(const std::vector<diff::Change>& changes) {
  std::string lines;
  for (const diff::Change& change : changes) {
    if (!lines.empty()) lines += "; ";
    lines += diff::name_of(change.kind);
    lines += ' ' + change.path;
    if (change.kind == diff::ChangeKind::move) {
      lines += " from " + change.from;
      continue;
    }
    lines += ' ';
    if (change.before) document::write(lines, *change.before);
    if (change.before && change.after) lines += " -> ";
    if (change.after) document::write(lines, *change.after);
  }
  return lines;
}

std::string differences(const std::string& before, const std::string& after,
                        const NamedDiffSchemas& known = {}, diff::CompareOptions options = {}) {
  const document::Document left = document::read_trusted(before);
  const document::Document right = document::read_trusted(after);
  return told(diff::compare(left.root(), right.root(), known.schemas, known.root, options));
}

std::string list_of(const std::vector<std::string>& items) {
  std::string text = "[";
  for (const std::string& item : items) text += (text.size() > 1 ? "," : "") + item;
  return text + "]";
}

const std::string list_with_ids =
    R"({"type":"array","items":{"x-identity":"id","properties":{"id":{"type":"integer"},"x":{}}}})";

}  // namespace

TEST_CASE("compares members by name and values by meaning") {
  CHECK(differences(R"({"a":1,"b":"\u0041","c":[1.0]})", R"({"c":[1],"b":"A","a":10e-1})").empty());
  CHECK(differences(R"({"a":1})", R"({"a":2})") == "replace /a 1 -> 2");
  CHECK(differences(R"({"a":9007199254740993})", R"({"a":9007199254740992})") ==
        "replace /a 9007199254740993 -> 9007199254740992");
  CHECK(differences(R"({"a":{"b":{"c":1}}})", R"({"a":{"b":{"c":2,"d":3}}})") ==
        "replace /a/b/c 1 -> 2; add /a/b/d 3");
  CHECK(differences(R"({"a":1,"b":2})", R"({"b":2})") == "remove /a 1");
  CHECK(differences(R"({"a":"1"})", R"({"a":1})") == R"(replace /a "1" -> 1)");
  CHECK(differences(R"({"a":{"b":1}})", R"({"a":[1]})") == R"(replace /a {"b":1} -> [1])");
  CHECK(differences("[1]", "{}") == "replace  [1] -> {}");
}

TEST_CASE("treats every key as an ordinary key") {
  CHECK(differences(R"({"__proto__":1,"":1,"a/b":1,"~":1,"é":1,"n\u0061me":1})",
                    R"({"__proto__":2,"":2,"a/b":2,"~":2,"é":2,"name":2})") ==
        "replace /__proto__ 1 -> 2; replace / 1 -> 2; replace /a~1b 1 -> 2; replace /~0 1 -> 2; "
        "replace /é 1 -> 2; replace /name 1 -> 2");
}

TEST_CASE("finds many members in another order") {
  std::string before = "{\"x\":0";
  std::string after = "{\"y\":0";
  for (int at = 0; at < 500; ++at) {
    before += ",\"k" + std::to_string(at) + "\":" + std::to_string(at);
    after += ",\"k" + std::to_string(499 - at) + "\":" + std::to_string(499 - at);
  }
  CHECK(differences(before + "}", after + "}") == "add /y 0; remove /x 0");
}

TEST_CASE("treats null and absent as equal where null is allowed") {
  const NamedDiffSchemas known(
      R"({"properties":{"n":{"nullable":true,"type":"string"},"s":{"type":"string"}}})");
  CHECK(differences(R"({"n":null})", "{}", known).empty());
  CHECK(differences("{}", R"({"n":null})", known).empty());
  CHECK(differences("{}", R"({"s":null})", known) == "add /s null");
  CHECK(differences(R"({"s":null})", "{}", known) == "remove /s null");
  CHECK(differences(R"({"n":""})", R"({"n":null})", known) == R"(replace /n "" -> null)");
  CHECK(differences(R"({"n":""})", R"({"n":null})", known, {true}).empty());
  CHECK(differences(R"({"s":""})", "{}", known, {true}) == R"(remove /s "")");
}

TEST_CASE("treats a removed list as an empty list") {
  const NamedDiffSchemas known(R"({"properties":{"l":{"type":"array","items":{}}}})");
  CHECK(differences(R"({"l":[]})", "{}", known).empty());
  CHECK(differences("{}", R"({"l":[]})", known) == "add /l []");
  CHECK(differences(R"({"l":[1]})", R"({"l":null})", known) == "replace /l [1] -> null");
}

TEST_CASE("accepts a missing read-only member, and reports one change if it differs") {
  const NamedDiffSchemas known(R"({"properties":{"r":{"readOnly":true,"properties":{"x":{},"y":{}}},
                             "o":{"properties":{"r":{"readOnly":true,"type":"string"}}}}})");
  CHECK(differences(R"({"r":{"x":1},"o":{"r":"a"}})", R"({"o":{}})", known).empty());
  CHECK(differences(R"({"r":{"x":1,"y":1}})", R"({"r":{"x":2,"y":2}})", known) ==
        R"(replace /r {"x":1,"y":1} -> {"x":2,"y":2})");
  CHECK(differences(R"({"o":{}})", R"({"o":{"r":"a"}})", known) == R"(add /o/r "a")");
  CHECK(differences(R"({"u":{"x":{"y":1}}})", R"({"u":{"x":{"y":2}}})", known) ==
        R"(replace /u {"x":{"y":1}} -> {"x":{"y":2}})");
}

TEST_CASE("reports the path of a change in the new document") {
  const document::Document left = document::read_trusted(R"([{"id":1,"x":1},{"id":2,"x":2}])");
  const document::Document right = document::read_trusted(R"([{"id":2},{"id":1,"x":1}])");
  const NamedDiffSchemas known(list_with_ids);
  const auto changes = diff::compare(left.root(), right.root(), known.schemas, known.root);
  CHECK(told(changes) == "remove /1/x 2; move /1 from /0");
  CHECK(changes.front().display_path == "/0");
  CHECK(changes.front().name == "x");
  CHECK(changes.front().in_list);
}

TEST_CASE("pairs items by their identity") {
  const NamedDiffSchemas known(list_with_ids);
  CHECK(differences(R"([{"id":1},{"id":2},{"id":3}])", R"([{"id":3},{"id":1},{"id":2}])", known) ==
        "move /0 from /2");
  CHECK(differences(R"([{"id":1,"x":"a"},{"id":2,"x":"b"}])", R"([{"id":2.0,"x":"c"},{"id":1,"x":"a"}])",
                    known) == R"(replace /0/x "b" -> "c"; move /1 from /0)");
  CHECK(differences(R"([{"id":1,"x":1},{"id":2,"x":2}])", R"([{"id":9,"x":9},{"id":1,"x":1},{"id":2,"x":2}])",
                    known) == R"(add /0 {"id":9,"x":9})");
  CHECK(differences(R"([{"id":1,"x":1}])", R"([{"id":2,"x":1}])", known) ==
        R"(remove /0 {"id":1,"x":1}; add /0 {"id":2,"x":1})");
  CHECK(differences(R"([{"id":1,"x":1},{"x":2}])", R"([{"x":3},{"id":1,"x":1}])", known) ==
        R"(remove /1 {"x":2}; add /0 {"x":3})");
}

TEST_CASE("ignores a repeated identity and loses no item") {
  const NamedDiffSchemas known(list_with_ids);
  CHECK(differences(R"([{"id":1,"x":"a"},{"id":1,"x":"b"}])", R"([{"id":1,"x":"a"},{"id":1,"x":"c"}])",
                    known) == R"(replace /1/x "b" -> "c")");
  CHECK(differences(R"([{"id":1,"x":"a"},{"id":1,"x":"b"}])", R"([{"id":1,"x":"b"},{"id":1,"x":"a"}])",
                    known) == "move /1 from /0");
  CHECK(differences(R"([{"id":1,"x":"a"}])", R"([{"id":1,"x":"b"},{"id":1,"x":"c"}])", known) ==
        R"(remove /0 {"id":1,"x":"a"}; add /0 {"id":1,"x":"b"}; add /1 {"id":1,"x":"c"})");
}

TEST_CASE("pairs items without an identity by content, then by likeness") {
  CHECK(differences(R"(["a","b","c"])", R"(["a","c"])") == R"(remove /1 "b")");
  CHECK(differences(R"(["a","b","c"])", R"(["a","x","c"])") == R"(replace /1 "b" -> "x")");
  CHECK(differences(R"(["a","b","c"])", R"(["c","a","b"])") == "move /0 from /2");
  CHECK(differences(R"(["a","x","a"])", R"(["x","a"])") == R"(remove /0 "a")");
  CHECK(differences(R"([{"x":1,"y":1},"s"])", R"(["s",{"x":1,"y":2}])") ==
        R"(remove /0 {"x":1,"y":1}; add /1 {"x":1,"y":2})");
  CHECK(differences(R"([{"x":1,"y":1},"s"])", R"([{"x":1,"y":2},"t"])") ==
        R"(replace /0/y 1 -> 2; replace /1 "s" -> "t")");
  CHECK(differences("[1,[1,2,3],2]", "[1,[2,3],2]") == "remove /1/0 1");
  CHECK(differences("[null,1]", "[1,null]") == "move /1 from /0");
}

TEST_CASE("pairs items by content after a client dropped read-only members") {
  const NamedDiffSchemas known(R"({"type":"array","items":{"properties":{"x":{},"r":{"readOnly":true}}}})");
  CHECK(differences(R"([{"x":1,"r":1},{"x":2,"r":2},{"x":3,"r":3}])", R"([{"x":0},{"x":3},{"x":1},{"x":2}])",
                    known) == R"(add /0 {"x":0}; move /1 from /2)");
}

TEST_CASE("reports a reorder as the fewest moves and no other change") {
  const NamedDiffSchemas known(list_with_ids);
  std::vector<std::string> items;
  items.reserve(100);
  for (int at = 0; at < 100; ++at) items.push_back("{\"id\":" + std::to_string(at) + "}");
  const std::string before = list_of(items);
  std::swap(items[3], items[90]);
  std::rotate(items.begin() + 40, items.begin() + 41, items.begin() + 60);
  const document::Document left = document::read_trusted(before);
  const document::Document right = document::read_trusted(list_of(items));
  const auto changes = diff::compare(left.root(), right.root(), known.schemas, known.root);
  CHECK(changes.size() == 3);
  for (const diff::Change& change : changes) CHECK(change.kind == diff::ChangeKind::move);
}

TEST_CASE("compares 20,000 items in an interactive time") {
  constexpr std::uint32_t count = 20000;
  const auto build = [](const char* id, const char* text, std::uint32_t repeat) {
    std::vector<std::string> items;
    for (std::uint32_t at = 0; at < count; ++at) {
      items.push_back("{\"" + std::string(id) + "\":" + std::to_string(at % repeat) + ",\"x\":\"" + text +
                      "\"}");
    }
    return items;
  };
  const auto timed = [](const std::string& what, const std::vector<std::string>& before,
                        const std::vector<std::string>& after, const NamedDiffSchemas& known) {
    const document::Document left = document::read_trusted(list_of(before));
    const document::Document right = document::read_trusted(list_of(after));
    const auto start = std::clock();
    const auto changes = diff::compare(left.root(), right.root(), known.schemas, known.root);
    const long long taken = milliseconds_since(start);
    MESSAGE(what << ": " << taken << " ms, " << changes.size() << " changes");
    CHECK(taken < far_too_long);
    return changes.size();
  };
  const NamedDiffSchemas known(list_with_ids);
  const auto items = build("id", "text", count);
  CHECK(timed("edited, by identity", items, build("id", "other", count), known) == count);
  CHECK(timed("edited, by order", items, build("id", "other", count), NamedDiffSchemas()) == count);
  auto inserted = items;
  inserted.insert(inserted.begin() + count / 2, R"({"id":-1})");
  CHECK(timed("inserted", items, inserted, known) == 1);
  CHECK(timed("inserted, by content", items, inserted, NamedDiffSchemas()) == 1);
  auto reversed = items;
  std::reverse(reversed.begin(), reversed.end());
  CHECK(timed("reversed", items, reversed, known) == count - 1);
  CHECK(timed("reversed, by content", items, reversed, NamedDiffSchemas()) == count - 1);
  const auto repeating = build("id", "text", 10);
  auto fewer = repeating;
  fewer.erase(fewer.begin() + 5000);
  fewer.insert(fewer.begin() + 15000, R"("new")");
  CHECK(timed("repeated identities, two edits", repeating, fewer, known) == 2);
  auto shuffled = repeating;
  std::reverse(shuffled.begin(), shuffled.end());
  timed("repeated contents, reversed", repeating, shuffled, NamedDiffSchemas());
  timed("equal items", build("id", "text", 1), build("id", "other", 1), NamedDiffSchemas());
}
