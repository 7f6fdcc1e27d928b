// JSON Patch and merge patch with long lists, and with documents of the largest size and depth.
#include <doctest/doctest.h>

#include <algorithm>

#include "document/reader.h"
#include "json_patch_texts.h"
#include "patch/merge_patch.h"
#include "property_runs.h"
#include "timing.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

#if defined(RESUME_PATCH_SANITIZED)
constexpr std::uint32_t long_list = 5000;  // The tests are twenty times slower there.
#else
constexpr std::uint32_t long_list = 20000;
#endif

/// Computes, applies and inverts a patch; returns the number of operations.
std::size_t check_long(const std::string& what, const Plain& before, const Plain& after) {
  INFO("list: ", what);
  const std::string before_text = before.dump();
  const std::string after_text = after.dump();
  auto start = std::clock();
  const std::string operations = difference(before_text, after_text);
  const long long differing = milliseconds_since(start);
  start = std::clock();
  const std::string result = applied(before_text, operations);
  const long long applying = milliseconds_since(start);
  CHECK(plain(result) == after);
  CHECK(plain(applied(after_text, inverse(before_text, operations))) == before);
  const std::size_t count = plain(operations).size();
  MESSAGE(what << ": " << count << " operations, diff " << differing << " ms, apply " << applying << " ms");
  CHECK(differing < far_too_long);
  CHECK(applying < far_too_long);
  return count;
}

}  // namespace

TEST_CASE("patches long lists in an interactive time") {
  constexpr std::uint32_t count = long_list;
  Plain list = Plain::array();
  for (std::uint32_t at = 0; at < count; ++at) list.push_back({{"id", at}, {"text", "item"}});
  Plain reversed = list;
  std::reverse(reversed.begin(), reversed.end());
  CHECK(check_long("reversed", list, reversed) == count - 1);
  Plain shuffled = list;
  Random random(7);
  for (std::uint32_t at = count; at > 1; --at) std::swap(shuffled[at - 1], shuffled[random.below(at)]);
  CHECK(check_long("shuffled", list, shuffled) < count);
  Plain edited = list;
  for (Plain& item : edited) item["text"] = "edited";
  CHECK(check_long("edited", list, edited) == count);
  Plain every_other = Plain::array();
  for (std::uint32_t at = 0; at < count; at += 2) every_other.push_back(list[at]);
  CHECK(check_long("every other", list, every_other) == count / 2);
  Plain longer = list;
  longer.insert(longer.begin(), "new");
  CHECK(check_long("one in front", list, longer) == 1);
  CHECK(check_long("moved to another list", Plain{{"a", list}, {"b", Plain::array()}},
                   Plain{{"a", Plain::array()}, {"b", list}}) == count);
  Plain repeating = Plain::array();
  for (std::uint32_t at = 0; at < count; ++at) repeating.push_back(at % 10);
  Plain turned = repeating;
  std::reverse(turned.begin(), turned.end());
  check_long("repeated, reversed", repeating, turned);
  Plain members = Plain::object();
  Plain renamed = Plain::object();
  for (std::uint32_t at = 0; at < count; ++at) {
    members["a" + std::to_string(at)] = at;
    renamed["b" + std::to_string(at)] = at;
  }
  CHECK(check_long("renamed", members, renamed) == count);
}

TEST_CASE("refuses results that are too deep or too large") {
  const document::Document document =
      document::read_trusted(R"({"a":[],"b":")" + std::string(100000, 'x') + "\"}");
  std::string operations;
  for (int at = 0; at < 40; ++at) operations += R"(,{"op":"copy","from":"","path":"/a/-"})";
  const document::Document edits = document::read_trusted("[" + operations.substr(1) + "]");
  CHECK(patch::apply_json_patch(document.root(), edits.root()).limit == document::ReadErrorCode::too_large);
  const document::Document undoing = document::read_trusted(
      "[" + operations.substr(1) + R"(,{"op":"remove","path":"/a"},{"op":"test","path":"","value":{}}])");
  CHECK(patch::invert_json_patch(document.root(), undoing.root()).limit ==
        document::ReadErrorCode::too_large);
  const document::Document deep = document::read_trusted(std::string(300, '[') + std::string(300, ']'));
  std::string path;
  for (int at = 0; at < 299; ++at) path += "/0";
  const document::Document deeper =
      document::read_trusted(R"([{"op":"copy","from":"","path":")" + path + R"(/-"}])");
  CHECK(patch::apply_json_patch(deep.root(), deeper.root()).limit == document::ReadErrorCode::too_deep);
}

TEST_CASE("patches documents as deep as the limit") {
  for (const bool lists : {true, false}) {
    std::string open;
    std::string close;
    std::string path;
    for (int depth = 0; depth < 511; ++depth) {
      open += lists ? "[0," : R"({"a":)";
      close += lists ? ']' : '}';
      path += lists ? "/1" : "/a";
    }
    std::string before = open;
    before.append("[1]").append(close);
    std::string after = open;
    after.append("[2]").append(close);
    const std::string operations = difference(before, after);
    CHECK(operations == R"([{"op":"replace","path":")" + path + R"(/0","value":2}])");
    CHECK(applied(before, operations) == after);
    CHECK(applied(after, inverse(before, operations)) == before);
    const document::Document left = document::read_trusted(before);
    const document::Document right = document::read_trusted(after);
    const std::string merging = patch::diff_merge_patch(left.root(), right.root()).text;
    CHECK(merging == after);
    CHECK(patch::apply_merge_patch(left.root(), document::read_trusted(merging).root()) == after);
  }
}
