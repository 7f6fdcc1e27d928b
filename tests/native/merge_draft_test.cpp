// Merges the edits of another draft of the same resource.
#include <doctest/doctest.h>

#include "draft_editor.h"
#include "random_schemas.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

const char* const stored_resource = R"({"n":12345678901234567890.10,"t":"a","u":"b","y":1})";

std::unique_ptr<Endpoint> merging_endpoint() {
  const Plain text = {{"type", "string"}};
  const Plain schema = {
      {"type", "object"},
      {"properties", {{"n", {{"type", "number"}}}, {"t", text}, {"u", text}, {"y", {{"type", "integer"}}}}}};
  Compiled compiled = compile(api_around(schema).dump(), "change");
  REQUIRE(refusal_of(compiled) == "");
  return std::move(compiled.endpoint);
}

Draft stored_draft(const Endpoint& endpoint) {
  return {endpoint, document::read_trusted(stored_resource), plain_options};
}

std::string content_of(const Draft& draft) {
  return draft.content();
}

std::string conflicts_of(const Draft& draft) {
  return document::dump(draft.list_conflicts());
}

bool merge_into(Draft& draft, const Draft& other) {
  const document::Document content = document::read_trusted(content_of(other));
  return draft.merge_draft(content.root(), std::nullopt);
}

void set_text(Draft& draft, const char* pointer, const char* json) {
  CHECK(draft.set(pointer, document::read_trusted(json), 0) == DraftErrorCode::none);
}

}  // namespace

TEST_CASE("merges the edits of two drafts with every digit, and keeps the undo history") {
  const auto endpoint = merging_endpoint();
  Draft mine = stored_draft(*endpoint);
  Draft theirs = stored_draft(*endpoint);
  set_text(mine, "/t", "\"mine\"");
  set_text(theirs, "/u", "\"theirs\"");
  CHECK(merge_into(mine, theirs));
  CHECK(text_of(mine) == R"({"n":12345678901234567890.10,"t":"mine","u":"theirs","y":1})");
  CHECK(mine.undo());
  CHECK(text_of(mine) == R"({"n":12345678901234567890.10,"t":"a","u":"theirs","y":1})");
  CHECK(mine.redo());
  CHECK(text_of(mine) == R"({"n":12345678901234567890.10,"t":"mine","u":"theirs","y":1})");
}

TEST_CASE("reports a conflict where two drafts differ") {
  const auto endpoint = merging_endpoint();
  Draft mine = stored_draft(*endpoint);
  Draft theirs = stored_draft(*endpoint);
  set_text(mine, "/t", "\"mine\"");
  set_text(theirs, "/t", "\"theirs\"");
  CHECK(merge_into(mine, theirs));
  const std::string conflict = R"([{"path":"/t","base":"a","mine":"mine","theirs":"theirs"}])";
  CHECK(conflicts_of(mine) == conflict);
  // The same conflict again adds nothing. Another one at the same place would replace this one.
  const std::string before = text_of(mine);
  set_text(theirs, "/t", "\"again\"");
  CHECK_FALSE(merge_into(mine, theirs));
  CHECK(conflicts_of(mine) == conflict);
  CHECK(text_of(mine) == before);
}

TEST_CASE("merges unreadable text if the other draft did not change the value") {
  const auto endpoint = merging_endpoint();
  for (const char* elsewhere : {"/t", "/y"}) {
    Draft mine = stored_draft(*endpoint);
    Draft theirs = stored_draft(*endpoint);
    CHECK(theirs.set_from_input("/y", "one", 0) == DraftErrorCode::none);
    const bool is_same_place = std::string(elsewhere) == "/y";
    set_text(mine, elsewhere, is_same_place ? "2" : "\"mine\"");
    CHECK(merge_into(mine, theirs) != is_same_place);
    CHECK((content_of(mine).find(R"("inputs":["/y","one"])") == std::string::npos) == is_same_place);
  }
}
