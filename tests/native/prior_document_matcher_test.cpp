// Reading a text with a prior document gives the same result as reading it alone.
#include <doctest/doctest.h>

#include <cstring>
#include <string>

#include "document/reader.h"
#include "property_runs.h"
#include "random_documents.h"

using namespace resume_patch;
using document::Document;

namespace {

struct ReadOutcome {
  Document document;
  std::optional<document::ReadError> error;
};

ReadOutcome read_beside(const std::string& text, const Document* known) {
  ReadOutcome outcome;
  std::memcpy(outcome.document.reserve_text(text.size()), text.data(), text.size());
  outcome.error = document::read_reserved(outcome.document, text.size(), {}, known);
  return outcome;
}

void require_same_nodes(const Document& left, const Document& right) {
  REQUIRE(left.is_empty() == right.is_empty());
  if (left.is_empty()) return;
  const document::Node* mine = &left.root().node();
  const document::Node* theirs = &right.root().node();
  REQUIRE(mine->node_count == theirs->node_count);
  for (std::uint32_t at = 0; at < left.root().node().node_count; ++at) {
    CAPTURE(at);
    REQUIRE(mine[at].text - mine[0].text == theirs[at].text - theirs[0].text);
    REQUIRE(mine[at].length == theirs[at].length);
    REQUIRE(mine[at].node_count == theirs[at].node_count);
    REQUIRE(mine[at].kind == theirs[at].kind);
    REQUIRE(mine[at].is_noncanonical == theirs[at].is_noncanonical);
    REQUIRE(mine[at].boolean == theirs[at].boolean);
    REQUIRE(mine[at].has_null_character == theirs[at].has_null_character);
  }
}

void require_same(const std::string& known_text, const std::string& text) {
  CAPTURE(known_text);
  CAPTURE(text);
  const ReadOutcome known = read_beside(known_text, nullptr);
  const ReadOutcome beside = read_beside(text, &known.document);
  const ReadOutcome alone = read_beside(text, nullptr);
  REQUIRE(beside.error.has_value() == alone.error.has_value());
  if (alone.error) {
    REQUIRE(beside.error->code == alone.error->code);
    REQUIRE(beside.error->offset == alone.error->offset);
  }
  require_same_nodes(beside.document, alone.document);
}

/// Makes texts long enough to be reused, with characters that JSON can only write as escapes.
void lengthen(tests::Random& random, tests::Plain& value) {
  if (value.is_string() && random.chance(30)) value = std::string(30 + random.below(9), 'x') + "\"\n";
  if (value.is_string() && random.chance(10)) value = std::string("a\0b", 3);
  if (value.is_structured()) {
    for (tests::Plain& part : value) lengthen(random, part);
  }
}

}  // namespace

TEST_CASE("parses a version of a known document as it would without it") {
  for (std::uint32_t seed = 0; seed < tests::run_count(); ++seed) {
    tests::Random random(seed);
    diff::DiffSchemas schemas;
    const diff::DiffSchemaId root = tests::random_root(random, schemas);
    tests::Plain before = tests::random_object(random, schemas, root, 4);
    lengthen(random, before);
    tests::Plain after = before;
    for (std::uint32_t edits = random.below(5); edits > 0; --edits)
      tests::edit(random, schemas, root, after, 4);
    const std::string known = before.dump(random.chance(10) ? 1 : -1);
    std::string text = after.dump(random.chance(10) ? 1 : -1);
    require_same(known, text);
    // Malformed text is refused at the same place.
    const auto at = random.below(static_cast<std::uint32_t>(text.size()));
    constexpr std::string_view bytes = "{}[],:\"\\0ax ";
    text[at] = bytes[random.below(static_cast<std::uint32_t>(bytes.size()))];
    if (random.chance(30)) text.resize(at);
    require_same(known, text);
  }
}

TEST_CASE("parses any text beside any known document with the same result") {
  const std::string list = R"([{"id":1,"a":"x"},{"id":2,"a":"y"},{"id":3,"a":"z"},{"id":4}])";
  require_same(list, list);
  require_same(list, R"([{"id":3,"a":"z"},{"id":1,"a":"x"},{"id":2,"a":"new"},{"id":4}])");
  require_same(list, R"([{"id":0},{"id":1,"a":"x"},{"id":2,"a":"y"},{"id":3,"a":"z"},{"id":4}])");
  require_same(list, R"([{"id":1,"a":"x"},{"id":2,"a":"y"},{"id":3,"a":"z"},{"id":4},{"id":4}])");
  require_same(R"({"a":[1]})", R"({"a":[1],"a":[1,2]})");
  require_same(R"({"a":[1]})", R"({"a":[1]]})");
  require_same(R"([[]])", R"([[],[]])");
  require_same("[]", "{}");
  require_same("1", "12");
  require_same(R"({"a":{"b":{}}})", R"({"a":{"b":{}}})");
  require_same(R"({"a" : 1})", R"({"a" : 1})");
  require_same("[1", "[1]");
}

TEST_CASE("parses in linear time if the known document matches nothing") {
  // Each level is equal except for its end.
  const std::string deep(400, '[');
  const std::string filling = "\"" + std::string(1U << 20U, 'x');
  require_same(deep + filling + "a\"" + std::string(400, ']'),
               deep + filling + "b\"" + std::string(400, ']'));
}
