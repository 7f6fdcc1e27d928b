// Conflicts of drafts: what they say, where they are, and how long settling many of them takes.
#include <doctest/doctest.h>

#include <string>

#include "draft_editor.h"
#include "property_runs.h"
#include "random_schemas.h"
#include "timing.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

using document::Document;
using document::Value;

std::unique_ptr<Endpoint> conflict_endpoint() {
  const Plain text = {{"type", "string"}};
  const Plain item = {
      {"type", "object"}, {"x-identity", "id"}, {"properties", {{"id", {{"type", "integer"}}}, {"t", text}}}};
  const Plain list = {{"type", "array"}, {"items", item}};
  const Plain map = {{"type", "object"}, {"additionalProperties", text}};
  const Plain schema = {{"type", "object"},
                        {"properties", {{"a", text}, {"list", list}, {"other", list}, {"map", map}}}};
  Compiled compiled = compile(api_around(schema).dump(), "change");
  REQUIRE(refusal_of(compiled) == "");
  return std::move(compiled.endpoint);
}

Draft open_draft(const Endpoint& endpoint, const std::string& base) {
  return {endpoint, document::read_trusted(base), plain_options};
}

void set(Draft& draft, const std::string& pointer, const std::string& json) {
  REQUIRE(draft.set(pointer, document::read_trusted(json), 0) == DraftErrorCode::none);
}

std::string conflicts_of(const Draft& draft) {
  return document::dump(draft.list_conflicts());
}

std::vector<std::string> paths_of(const Draft& draft) {
  const Document conflicts = document::read_trusted(conflicts_of(draft));
  std::vector<std::string> paths;
  for (const Value conflict : conflicts.root().items()) paths.push_back(conflict.find("path")->string());
  return paths;
}

/// Numbers of items or members.
enum class Part : std::uint8_t { all, odd, even, none };

bool is_in(Part part, std::uint32_t number) {
  return part == Part::all || (part == Part::odd && number % 2 == 1) ||
         (part == Part::even && number % 2 == 0);
}

std::string list_of(std::uint32_t count, const char* text, Part part = Part::all) {
  std::string list = "[";
  for (std::uint32_t id = 0; id < count; ++id) {
    if (!is_in(part, id)) continue;
    if (list.size() > 1) list += ',';
    list += R"({"id":)" + std::to_string(id) + R"(,"t":")" + text + R"("})";
  }
  return list + ']';
}

std::string map_of(std::uint32_t count, const char* text) {
  std::string map = "{";
  for (std::uint32_t name = 0; name < count; ++name)
    map += (name == 0 ? "\"" : ",\"") + std::to_string(name) + "\":\"" + text + '"';
  return map + '}';
}

struct Many {
  const char* name;
  std::string base;
  std::string mine;
  std::string theirs;
  std::string others;
};

std::vector<Many> many_conflicts(std::uint32_t count) {
  return {{"list", list_of(count, "b"), list_of(count, "m"), list_of(count, "t"), list_of(count, "o")},
          {"list", list_of(count, "b"), "[]", list_of(count, "t"), list_of(count, "o")},
          {"list", list_of(count, "b"), list_of(count, "m"), "[]", "[]"},
          {"list", list_of(count, "b"), list_of(count, "m", Part::odd), list_of(count, "t", Part::even),
           list_of(count, "o", Part::even)},
          {"map", map_of(count, "b"), map_of(count, "m"), map_of(count, "t"), map_of(count, "o")}};
}

}  // namespace

TEST_CASE("resolves thousands of conflicts one by one") {
  constexpr std::uint32_t count = 3000;
  const auto endpoint = conflict_endpoint();
  for (const Many& many : many_conflicts(count)) {
    const std::string member = std::string("{\"") + many.name + "\":";
    for (const bool theirs : {true, false}) {
      Draft draft = open_draft(*endpoint, member + many.base + '}');
      set(draft, std::string("/") + many.name, many.mine);
      const std::clock_t start = std::clock();
      draft.rebase(document::read_trusted(member + many.theirs + '}'));
      draft.rebase(document::read_trusted(member + many.others + R"(,"a":"x"})"));
      std::vector<std::string> paths = paths_of(draft);
      CHECK(paths.size() == count);
      std::size_t settled = 0;
      // The paths of other items move while items come back or go.
      for (std::uint32_t reads = 0; !paths.empty() && reads < 20;) {
        const bool is_open = draft.resolve(paths.back(), theirs, std::nullopt) == DraftErrorCode::none;
        if (is_open) ++settled;
        paths.pop_back();
        if (is_open && !paths.empty()) continue;
        paths = paths_of(draft);
        ++reads;
      }
      CHECK(settled == count);
      CHECK(conflicts_of(draft) == "[]");
      CHECK(milliseconds_since(start) < far_too_long);
    }
  }
}

TEST_CASE("reports the draft's current value in a conflict") {
  const auto endpoint = conflict_endpoint();
  Draft draft = open_draft(*endpoint, R"({"a":"a"})");
  set(draft, "/a", R"("m")");
  draft.rebase(document::read_trusted(R"({"a":"t"})"));
  const auto with = [](const std::string& mine) {
    return R"([{"path":"/a","base":"a","mine":")" + mine + R"(","theirs":"t"}])";
  };
  CHECK(conflicts_of(draft) == with("m"));
  for (const char* mine : {"z", "a"}) {
    CHECK(draft.set("/a", document::read_trusted('"' + std::string(mine) + '"'), 5000) ==
          DraftErrorCode::none);
    CHECK(conflicts_of(draft) == with(mine));
    CHECK(draft.undo());
    CHECK(conflicts_of(draft) == with("m"));
    CHECK(draft.redo());
    std::string saved;
    draft.save(saved, true);
    Draft again = open_draft(*endpoint, R"({"a":"t"})");
    const Document text = document::read_trusted(saved);
    CHECK(again.restore(text.root()) == DraftErrorCode::none);
    CHECK(conflicts_of(again) == with(mine));
    again.rebase(document::read_trusted(R"({"a":"t","other":[]})"));
    CHECK(conflicts_of(again) == with(mine));
    CHECK(draft.undo());
  }
  set(draft, "/a", R"("t")");
  CHECK(conflicts_of(draft) == "[]");
  CHECK((draft.undo() && draft.undo()));
  CHECK(text_of(draft) == R"({"a":"t"})");
  CHECK(conflicts_of(draft) == "[]");
}

TEST_CASE("resolves, reopens and saves conflicts in any order") {
  const auto endpoint = conflict_endpoint();
  Draft draft = open_draft(*endpoint, R"({"list":)" + list_of(3, "b") + '}');
  set(draft, "/list", list_of(3, "m"));
  draft.rebase(document::read_trusted(R"({"list":)" + list_of(3, "t") + '}'));
  const std::vector<std::string> paths = {"/list/0/t", "/list/1/t", "/list/2/t"};
  CHECK(draft.resolve("/list/2/t", true, std::nullopt) == DraftErrorCode::none);
  CHECK(draft.resolve("/list/0/t", false, std::nullopt) == DraftErrorCode::none);
  CHECK(draft.resolve("/list/0/t", false, std::nullopt) == DraftErrorCode::no_conflict);
  CHECK(draft.resolve("/list/1/t", true, std::nullopt) == DraftErrorCode::none);
  CHECK(draft.undo());
  std::string saved;
  draft.save(saved, true);
  Draft again = open_draft(*endpoint, R"({"list":)" + list_of(3, "t") + '}');
  const Document text = document::read_trusted(saved);
  CHECK(again.restore(text.root()) == DraftErrorCode::none);
  for (Draft* const each : {&draft, &again}) {
    CHECK(paths_of(*each) == std::vector<std::string>{"/list/1/t"});
    CHECK((each->undo() && each->undo()));
    CHECK(paths_of(*each) == paths);
    CHECK((each->redo() && each->redo() && each->redo()));
    CHECK(conflicts_of(*each) == "[]");
    CHECK(text_of(*each) == R"({"list":[{"id":0,"t":"m"},{"id":1,"t":"t"},{"id":2,"t":"t"}]})");
  }
}

TEST_CASE("reports a conflict if one side moved an item to another list and the other side edited it") {
  const auto endpoint = conflict_endpoint();
  Draft draft = open_draft(*endpoint, R"({"list":[{"id":1,"t":"b"}],"other":[]})");
  REQUIRE(draft.move("/list/0", "/other/0") == DraftErrorCode::none);
  const std::string conflict = R"([{"path":"/list/0","base":{"id":1,"t":"b"},"theirs":{"id":1,"t":"t"}}])";
  draft.rebase(document::read_trusted(R"({"list":[{"id":1,"t":"t"}],"other":[]})"));
  CHECK(conflicts_of(draft) == conflict);
  draft.rebase(document::read_trusted(R"({"list":[{"id":1,"t":"t"}],"other":[],"a":"x"})"));
  CHECK(conflicts_of(draft) == conflict);
  CHECK(draft.resolve("/list/0", false, std::nullopt) == DraftErrorCode::none);
  CHECK(text_of(draft) == R"({"list":[],"other":[{"id":1,"t":"b"}],"a":"x"})");
  CHECK(conflicts_of(draft) == "[]");
}

TEST_CASE("keeps unreadable text with its item when an order conflict is resolved") {
  const auto endpoint = conflict_endpoint();
  Draft draft = open_draft(*endpoint, R"({"list":[{"id":1},{"id":2},{"id":3}]})");
  REQUIRE(draft.move("/list/0", "/list/1") == DraftErrorCode::none);
  REQUIRE(draft.set_unreadable("/list/1/t", "typed", 0) == DraftErrorCode::none);
  draft.rebase(document::read_trusted(R"({"list":[{"id":1},{"id":3},{"id":2},{"id":4}]})"));
  REQUIRE(paths_of(draft) == std::vector<std::string>{"/list"});
  const auto input_at = [&](const char* path) {
    std::string text;
    draft.write_input_at(path, text);
    return text;
  };
  CHECK(draft.resolve("/list", true, std::nullopt) == DraftErrorCode::none);
  CHECK(text_of(draft) == R"({"list":[{"id":1},{"id":3},{"id":2},{"id":4}]})");
  CHECK(input_at("/list/0/t") == "typed");
  CHECK(draft.undo());
  CHECK(input_at("/list/2/t") == "typed");
}

TEST_CASE("an item that holds a text that is no value stays when the order of its list is settled") {
  const auto endpoint = conflict_endpoint();
  Draft draft = open_draft(*endpoint, R"({"list":[{"id":1},{"id":2},{"id":3},{"id":5}]})");
  REQUIRE(draft.move("/list/0", "/list/1") == DraftErrorCode::none);
  REQUIRE(draft.set_unreadable("/list/3/t", "typed", 0) == DraftErrorCode::none);
  draft.rebase(document::read_trusted(R"({"list":[{"id":1},{"id":3},{"id":2},{"id":4}]})"));
  REQUIRE(paths_of(draft).size() == 2);
  REQUIRE(paths_of(draft).front() == "/list");
  const std::string before = text_of(draft);
  CHECK(draft.resolve("/list", true, std::nullopt) == DraftErrorCode::none);
  CHECK(text_of(draft) == R"({"list":[{"id":1},{"id":3},{"id":2},{"id":4},{"id":5}]})");
  std::string text;
  CHECK(draft.write_input_at("/list/4/t", text));
  CHECK(text == "typed");
  CHECK(paths_of(draft) == std::vector<std::string>{"/list/4"});
  std::string saved;
  draft.save(saved, true);
  Draft again = open_draft(*endpoint, written(draft.base()));
  const Document document = document::read_trusted(saved);
  REQUIRE(again.restore(document.root()) == DraftErrorCode::none);
  for (Draft* const each : {&draft, &again}) {
    CHECK(each->resolve("/list/4", true, std::nullopt) == DraftErrorCode::none);
    CHECK(text_of(*each) == R"({"list":[{"id":1},{"id":3},{"id":2},{"id":4}]})");
    CHECK(each->list_conflicts().empty());
    CHECK((each->undo() && each->undo()));
    CHECK(text_of(*each) == before);
  }
}

namespace {

/// A list of some of the items 0, 1, ... in any order, some with another text, and some new ones.
std::string random_items(Random& random, std::uint32_t count, const char* text, std::uint32_t kept) {
  Plain list = Plain::array();
  for (std::uint32_t id = 0; id < count; ++id) {
    if (!random.chance(kept)) continue;
    const auto at = static_cast<Plain::difference_type>(
        random.chance(70) ? list.size() : random.below(static_cast<std::uint32_t>(list.size()) + 1));
    list.insert(list.begin() + at, Plain{{"id", id}, {"t", random.chance(80) ? text : "b"}});
    if (random.chance(10)) list.push_back({{"id", 100 + random.below(1000)}, {"t", text}});
  }
  return list.dump();
}

/// Opens a copy that has kept nothing from one resolution to the next.
Draft copy_of(const Endpoint& endpoint, Draft& draft) {
  std::string saved;
  draft.save(saved, true);
  Draft again = open_draft(endpoint, written(draft.base()));
  const Document document = document::read_trusted(saved);
  REQUIRE(again.restore(document.root()) == DraftErrorCode::none);
  return again;
}

}  // namespace

TEST_CASE("conflicts about missing items are where a copy of the draft has them") {
  std::uint32_t resolved = 0;
  const auto endpoint = conflict_endpoint();
  const std::uint32_t sessions = run_count(1500);
  for (std::uint32_t run = 0; run < sessions; ++run) {
    const std::uint64_t seed = first_seed(20261130) + run;
    CAPTURE(seed);
    Random random(seed);
    const std::uint32_t count = 2 + random.below(8);
    const auto resource = [&](const std::string& list) { return R"({"list":)" + list + '}'; };
    Draft draft = open_draft(*endpoint, resource(list_of(count, "b")));
    set(draft, "/list", random_items(random, count, "m", 30));
    draft.rebase(document::read_trusted(resource(random_items(random, count, "t", 90))));
    if (random.chance(30))
      draft.rebase(document::read_trusted(resource(random_items(random, count, "o", 90))));
    for (std::uint32_t edits = 0; edits < 2 * count; ++edits) {
      const std::vector<std::string> paths = paths_of(draft);
      if (paths.empty()) break;
      if (random.chance(10)) draft.undo();
      if (random.chance(5)) draft.redo();
      const std::string path = paths[random.below(static_cast<std::uint32_t>(paths.size()))];
      const bool theirs = random.chance(60);
      INFO("at ", path, theirs ? " theirs of " : " mine of ", text_of(draft), conflicts_of(draft));
      Draft copy = copy_of(*endpoint, draft);
      CHECK(draft.resolve(path, theirs, std::nullopt) == copy.resolve(path, theirs, std::nullopt));
      CHECK(text_of(draft) == text_of(copy));
      CHECK(conflicts_of(draft) == conflicts_of(copy));
      ++resolved;
    }
  }
  CHECK(resolved > sessions);
}
