// Matches and merges items by their known origins.
#include "diff/origins.h"

#include <doctest/doctest.h>

#include "diff/match.h"
#include "diff/transfer_origins.h"
#include "diff_schema_reader.h"
#include "document/reader.h"
#include "document/writer.h"
#include "merge/merge.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

using Table = std::vector<diff::Origin>;

/// A document and the origins of its items.
struct Traced {
  document::Document document;
  diff::Origins origins;

  Traced(const std::string& text, const Table& table)
      : document(document::read_trusted(text)), origins(document.root(), table) {}
};

std::vector<std::uint32_t> pairs_of(const Traced& before, const Traced& after) {
  return diff::match_items(before.document.root(), after.document.root(), diff::DiffSchemas(),
                           diff::any_schema, {&before.origins, &after.origins})
      .before_of;
}

constexpr std::uint32_t none = diff::ListMatch::none;

/// Returns the merged text, its origins, and a line for each conflict: "/0 item 5 missing around 2".
std::string merged_with_origins(const Traced& base, const Traced& mine, const std::string& theirs,
                                merge::Options options = {}, const NamedDiffSchemas& known = {}) {
  const document::Document latest = document::read_trusted(theirs);
  options.base_origins = &base.origins;
  options.mine_origins = &mine.origins;
  const merge::Result result = merge::three_way(base.document.root(), mine.document.root(), latest.root(),
                                                known.schemas, known.root, options);
  std::string found = result.text;
  for (const diff::Origin origin : result.origins) found += ' ' + std::to_string(origin);
  for (const merge::Conflict& conflict : result.conflicts) {
    found += '\n' + conflict.path.substr(0, conflict.item_path_length) + '|' +
             conflict.path.substr(conflict.item_path_length);
    found += " item " + std::to_string(conflict.item);
    if (conflict.is_missing_item) found += " missing around " + std::to_string(conflict.parent_item);
  }
  return found;
}

}  // namespace

TEST_CASE("derives an implicit origin from the position of the item's node") {
  const document::Document document = document::read_trusted(R"({"a":["x",["y"]],"b":[{}]})");
  const diff::Origins origins(document.root());
  Table all;
  diff::append_origins(all, document.root(), &origins);
  CHECK(all == Table{4, 5, 6, 9});
  const document::Document other = document::read_trusted("[1]");
  CHECK(origins.of(*other.root().item(0)) == diff::unknown_origin);
  all.clear();
  diff::append_origins(all, document.root(), nullptr);
  CHECK(all == Table{0, 0, 0, 0});
}

TEST_CASE("reads the origins of all array items from a table in document order") {
  const Traced traced(R"({"a":["x",["y"]],"b":[{}]})", {7, 8, 9, 10});
  const auto lists = traced.document.root();
  CHECK(traced.origins.of(*lists.find("a")->item(1)) == 8);
  CHECK(traced.origins.of(*lists.find("a")->item(1)->item(0)) == 9);
  CHECK(traced.origins.of(*lists.find("b")->item(0)) == 10);
  CHECK(traced.origins.of(*lists.find("a")) == diff::unknown_origin);
}

TEST_CASE("pairs items with known origins only by their origins") {
  CHECK(pairs_of({R"(["a","b"])", {1, 2}}, {R"(["b","a"])", {1, 2}}) == Table{0, 1});
  CHECK(pairs_of({R"(["a","b"])", {1, 2}}, {R"(["a","b"])", {2, 1}}) == Table{1, 0});
  CHECK(pairs_of({R"(["a","b"])", {1, 2}}, {R"(["a","b"])", {3, 2}}) == Table{none, 1});
  CHECK(pairs_of({R"([{"x":1}])", {1}}, {R"([[],{"y":2}])", {4, 1}}) == Table{none, 0});
  CHECK(pairs_of({R"(["a","b"])", {1, 2}}, {R"([{},"a"])", {0, 2}}) == Table{none, 1});
  CHECK(pairs_of({R"(["a","b"])", {1, 2}}, {R"(["b",{}])", {1, 0}}) == Table{0, none});
  CHECK(pairs_of({R"(["a","b"])", {1, 2}}, {R"(["b","a"])", {0, 0}}) == Table{1, 0});
  const document::Document before = document::read_trusted(R"(["a","b","c"])");
  const document::Document after = document::read_trusted(R"(["c","a","b"])");
  const diff::Origins origins(before.root());
  const diff::Origins same(after.root(), {4, 2, 3});
  const diff::ListMatch match = diff::match_items(before.root(), after.root(), diff::DiffSchemas(),
                                                  diff::any_schema, {&origins, &same});
  CHECK(match.before_of == Table{2, 0, 1});
  CHECK(match.moved == std::vector<std::uint8_t>{1, 0, 0});
}

TEST_CASE("transfers origins to another version") {
  const Traced before(R"({"a":[{"x":["y","z"]},{"x":["w"]}],"b":[1]})", {1, 2, 3, 4, 5, 6});
  const document::Document after =
      document::read_trusted(R"({"a":[{"x":["w"]},{"x":["y","z"]}],"b":1,"c":[1]})");
  Table carried;
  diff::transfer_origins(carried, before.document.root(), &before.origins, after.root(), diff::DiffSchemas(),
                         diff::any_schema);
  CHECK(carried == Table{4, 5, 1, 2, 3, 0});
}

TEST_CASE("merges by known origins without guessing") {
  CHECK(merged_with_origins({R"([{"n":"Ann","t":1},{"n":"Bob","t":2}])", {1, 2}},
                            {R"([{"n":"New"},{"n":"Ann","t":9},{"n":"Bob","t":2}])", {7, 1, 2}},
                            R"([{"n":"Ann","t":1,"p":5},{"n":"Bob","t":2}])") ==
        R"([{"n":"New"},{"n":"Ann","t":9,"p":5},{"n":"Bob","t":2}] 7 1 2)");
  CHECK(merged_with_origins({R"(["a","b"])", {1, 2}}, {R"(["x","b"])", {1, 2}}, R"(["a","b","c"])") ==
        R"(["x","b","c"] 1 2 0)");
}

TEST_CASE("reports the origin of the item in conflict") {
  CHECK(merged_with_origins({R"({"l":[{"n":1,"m":1,"o":1}]})", {5}}, {R"({"l":[{"n":2,"m":1,"o":1}]})", {5}},
                            R"({"l":[{"n":3,"m":1,"o":1}]})") ==
        "{\"l\":[{\"n\":2,\"m\":1,\"o\":1}]} 5\n/l/0|/n item 5");
  CHECK(merged_with_origins({R"([{"n":1,"m":1,"l":["a"]}])", {5, 6}}, {R"([{"n":1,"m":1,"l":[]}])", {5}},
                            R"([{"n":1,"m":1,"l":["b"]}])") ==
        "[{\"n\":1,\"m\":1,\"l\":[]}] 5\n/0/l/0| item 6 missing around 5");
  CHECK(merged_with_origins({R"({"a":1})", {}}, {R"({"a":2})", {}}, R"({"a":3})") == "{\"a\":2}\n|/a item 0");
}

TEST_CASE("keeps known origins in a list that one side replaced") {
  CHECK(merged_with_origins(
            {R"({"l":[["a"],["b"]],"m":1})", {1, 2, 3, 4}}, {R"({"l":[["a"],["b"]],"m":2})", {1, 2, 3, 4}},
            R"({"l":[["new"],["b"],["a"]],"m":1})") == R"({"l":[["new"],["b"],["a"]],"m":2} 0 0 3 4 1 2)");
  CHECK(merged_with_origins({R"({"m":1})", {}}, {R"({"l":["x","y"],"m":1})", {8, 9}},
                            R"({"l":["x", "y"],"m":1})") == R"({"l":["x","y"],"m":1} 8 9)");
}
