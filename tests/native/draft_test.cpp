// Cases of drafts that the random sessions of draft_property_test.cpp make too rarely.
#include <doctest/doctest.h>

#include "draft/saved_format.h"
#include "draft_editor.h"
#include "random_schemas.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

document::Document value_of(const char* text) {
  return document::read_trusted(text);
}

std::unique_ptr<Endpoint> endpoint_around(const Plain& schema) {
  Compiled compiled = compile(api_around(schema).dump(), "change");
  REQUIRE(refusal_of(compiled) == "");
  return std::move(compiled.endpoint);
}

std::unique_ptr<Endpoint> list_endpoint() {
  const Plain items = {{"type", "array"}, {"items", {{"type", "string"}, {"maxLength", 2}}}};
  const Plain schema = {{"type", "object"},
                        {"properties", {{"list", items}, {"t", {{"type", "string"}, {"maxLength", 2}}}}}};
  return endpoint_around(schema);
}

std::unique_ptr<Endpoint> endpoint_of_items() {
  const Plain item = {{"type", "object"},
                      {"x-identity", "id"},
                      {"properties", {{"id", {{"type", "integer"}}}, {"t", {{"type", "string"}}}}}};
  const Plain schema = {{"type", "object"}, {"properties", {{"list", {{"type", "array"}, {"items", item}}}}}};
  return endpoint_around(schema);
}

bool is_error_at(const endpoint::Patch& patch, std::string_view path) {
  return std::any_of(patch.issues.begin(), patch.issues.end(), [&](const validate::Issue& issue) {
    return issue.path == path && issue.severity == schema::Severity::error;
  });
}

}  // namespace

TEST_CASE("reports the issue of an edit even if stored values have more issues than the limit") {
  const auto endpoint = list_endpoint();
  Plain base = {{"list", Plain::array()}, {"t", "x"}};
  for (int at = 0; at < 1500; ++at) base["list"].push_back("stored long ago");
  Draft draft(*endpoint, document::read_trusted(base.dump()), plain_options);
  CHECK(draft.set("/list/1400", value_of("\"ok\""), 0) == DraftErrorCode::none);
  CHECK(draft.patch().valid);
  CHECK(draft.set("/list/1400", value_of("\"written just now\""), 0) == DraftErrorCode::none);
  CHECK_FALSE(draft.patch().valid);
  CHECK(is_error_at(draft.patch(), "/list/1400"));
  CHECK(draft.set("/t", value_of("\"long too\""), 0) == DraftErrorCode::none);
  CHECK(is_error_at(draft.patch(), "/t"));
}

TEST_CASE("reports the error of an edit even if there are more warnings than the limit") {
  const Plain schema = {{"type", "object"}, {"properties", {{"t", {{"type", "string"}, {"maxLength", 2}}}}}};
  const auto endpoint =
      endpoint_around({{"type", "object"}, {"properties", {{"deep", schema}, {"t", {{"type", "integer"}}}}}});
  Plain unknown = Plain::object();
  for (int at = 0; at < 1200; ++at) unknown["name" + std::to_string(at)] = at;
  Draft draft(*endpoint, value_of("{}"), plain_options);
  CHECK(draft.set("/deep", document::read_trusted(unknown.dump()), 0) == DraftErrorCode::none);
  CHECK(draft.set("/deep/t", value_of("\"long\""), 0) == DraftErrorCode::none);
  CHECK(draft.set("/t", value_of("\"no number\""), 0) == DraftErrorCode::none);
  CHECK_FALSE(draft.patch().valid);
  CHECK(is_error_at(draft.patch(), "/deep/t"));
  CHECK(is_error_at(draft.patch(), "/t"));
}

TEST_CASE("converts typed text to the stored type where any type is allowed") {
  const auto endpoint = endpoint_around(
      {{"type", "object"},
       {"properties", {{"a", Plain::object()}, {"b", Plain::object()}, {"c", Plain::object()}}}});
  Draft draft(*endpoint, value_of(R"({"a":5,"b":true,"c":"5"})"), plain_options);
  const auto type = [&](const char* path, const char* text) {
    CHECK(draft.set_from_input(path, text, 0) == DraftErrorCode::none);
    return text_of(draft);
  };
  CHECK(type("/a", "5") == R"({"a":5,"b":true,"c":"5"})");
  CHECK(type("/b", "true") == R"({"a":5,"b":true,"c":"5"})");
  CHECK(draft.patch().body.text.empty());
  CHECK(type("/a", "") == R"({"a":null,"b":true,"c":"5"})");
  CHECK(type("/a", "7") == R"({"a":7,"b":true,"c":"5"})");
  CHECK(type("/a", "7 days") == R"({"a":"7 days","b":true,"c":"5"})");
  CHECK(type("/a", "5") == R"({"a":5,"b":true,"c":"5"})");
  CHECK(type("/b", "false") == R"({"a":5,"b":false,"c":"5"})");
  CHECK(type("/c", "6") == R"({"a":5,"b":false,"c":"6"})");
  CHECK(draft.patch().body.text == R"({"b":false,"c":"6"})");
}

TEST_CASE("records the removal of a null that is not allowed") {
  const auto endpoint = list_endpoint();
  Draft draft(*endpoint, value_of(R"({"t":null})"), plain_options);
  CHECK(draft.remove("/t") == DraftErrorCode::none);
  CHECK(draft.patch().body.text.empty());
  REQUIRE(draft.patch().body.ignored.size() == 1);
  CHECK(draft.patch().body.ignored[0].reason == patch::IgnoredReason::unremovable);
}

TEST_CASE("keeps the number of a field until another value is edited") {
  const auto endpoint = list_endpoint();
  Draft draft(*endpoint, value_of(R"({"list":["a"],"t":"x"})"), plain_options);
  const std::uint32_t field = draft.field_at("/t");
  REQUIRE(field != 0);
  CHECK(draft.field_at("/t") == field);
  CHECK(draft.field_at("/list/0") == 0);
  CHECK(draft.field_at("/list") == 0);
  CHECK(draft.field_at("/missing") == 0);
  document::Document text = value_of("\"abc\"");
  CHECK(draft.set_field(field, text, 0));
  CHECK((draft.status() & Draft::totals_are_known) != 0);
  CHECK((draft.status() & Draft::is_valid) == 0);
  CHECK((draft.status() & Draft::field_has_no_issues) == 0);
  CHECK_FALSE(draft.redo());
  CHECK(draft.field_at("/t") == field);
  CHECK(draft.undo());
  document::Document other = value_of("\"abc\"");
  CHECK_FALSE(draft.set_field(field, other, 0));
  CHECK_FALSE(draft.set_field(7, other, 0));
}

TEST_CASE("refuses a saved draft that this version cannot have written") {
  const auto endpoint = list_endpoint();
  Draft draft(*endpoint, value_of(R"({"list":["a"]})"), plain_options);
  CHECK(draft.insert("/list/0", value_of("\"b\"")) == DraftErrorCode::none);
  std::string saved;
  draft.save(saved, true);
  const auto restored = [&](const std::string& text) {
    Draft again(*endpoint, value_of(R"({"list":["a"]})"), plain_options);
    const document::Document document = document::read_trusted(text);
    return again.restore(document.root());
  };
  CHECK(restored(saved) == DraftErrorCode::none);
  CHECK(restored("{}") == DraftErrorCode::unknown_format);
  CHECK(restored("[]") == DraftErrorCode::unknown_format);
  CHECK(restored("null") == DraftErrorCode::unknown_format);
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string text = saved;
    text.replace(text.find(from), from.size(), to);
    return text;
  };
  CHECK(restored(with("/list/0", "/list/9")) == DraftErrorCode::damaged);
  CHECK(restored(with("\"version\":3", "\"version\":3.0")) == DraftErrorCode::unknown_format);
  CHECK(restored(with("\"operation\":\"", "\"operation\":\"x")) == DraftErrorCode::foreign);
}

TEST_CASE("refuses a saved draft with a correct checksum and invalid content") {
  const auto endpoint = list_endpoint();
  const char* const base = R"({"list":["a"],"t":"x"})";
  Draft draft(*endpoint, value_of(base), plain_options);
  CHECK(draft.set("/t", value_of("\"mine\""), 0) == DraftErrorCode::none);
  CHECK(draft.insert("/list/0", value_of("\"b\"")) == DraftErrorCode::none);
  draft.rebase(value_of(R"({"list":["a"],"t":"theirs"})"), std::nullopt);
  CHECK(draft.set("/t", value_of("\"z\""), 90000) == DraftErrorCode::none);
  std::string saved;
  draft.save(saved, true);
  const std::size_t start = saved.find("\"draft\":") + 8;
  const std::size_t end = saved.rfind(",\"check\":");
  const std::string content = saved.substr(start, end - start);
  const std::string check = draft::checksum(content);
  const auto restored = [&](const std::string& from, const std::string& to) {
    INFO("instead: ", from);
    std::string other = content;
    REQUIRE(other.find(from) != std::string::npos);
    other.replace(other.find(from), from.size(), to);
    std::string text = saved.substr(0, start) + other + saved.substr(end);
    text.replace(text.find(check), check.size(), draft::checksum(other));
    Draft again(*endpoint, value_of(base), plain_options);
    const document::Document document = document::read_trusted(text);
    const DraftErrorCode error = again.restore(document.root());
    CHECK((error == DraftErrorCode::none || text_of(again) == base));
    return error;
  };
  CHECK(restored("x", "x") == DraftErrorCode::none);
  for (const char* const to : {R"("value":99)", R"("value":-)", R"("value":"b","number":)",
                               R"("value":null,"number":)", R"("value":[],"number":)"})
    CHECK(restored(R"("value":)", to) == DraftErrorCode::damaged);
  CHECK(restored(R"("theirs":)", R"("theirs":99)") == DraftErrorCode::damaged);
  CHECK(restored(R"("base":)", R"("base":99)") == DraftErrorCode::damaged);
  for (const char* const to : {R"("documents":[[],)", R"("others":[)", R"("documents":7,"others":[)"})
    CHECK(restored(R"("documents":[)", to) == DraftErrorCode::damaged);
  CHECK(restored(R"("next":)", R"("next":-)") == DraftErrorCode::damaged);
  CHECK(restored(R"("past":[)", R"("past":[null,)") == DraftErrorCode::damaged);
  CHECK(restored(R"("conflicts":[])", R"("conflicts":[7])") == DraftErrorCode::damaged);
  CHECK(restored(R"("inputs":[)", R"("inputs":["/t")") == DraftErrorCode::damaged);
  CHECK(restored(R"("inputs":[)", R"("inputs":["/t",7)") == DraftErrorCode::damaged);
  CHECK(restored(R"("steps":[)", R"("steps":[{},)") == DraftErrorCode::damaged);
  CHECK(restored(R"("undone":)", R"("undone":9)") == DraftErrorCode::damaged);
}

TEST_CASE("saves values of the resource unchanged") {
  const auto endpoint = list_endpoint();
  const std::string base = R"({"list":["\u00e9"],"n":12345678901234567890.10})";
  Draft draft(*endpoint, document::read_trusted(base), plain_options);
  CHECK(draft.set("/t", value_of("1.50"), 0) == DraftErrorCode::none);
  std::string saved;
  draft.save(saved, true);
  CHECK(saved.find(R"("documents":[)" + base + R"(,1.50]},"check":")") != std::string::npos);
  Draft again(*endpoint, document::read_trusted(base), plain_options);
  CHECK(again.restore(document::read_trusted(saved).root()) == DraftErrorCode::none);
  CHECK(text_of(again) == text_of(draft));
  CHECK(draft.content().ends_with(R"("documents":[)" + text_of(draft) + "]}"));
}

TEST_CASE("keeps the conflict of a missing item when the item at its position is removed") {
  const auto endpoint = endpoint_of_items();
  Draft draft(*endpoint, value_of(R"({"list":[{"id":1},{"id":2},{"id":3}]})"), plain_options);
  CHECK(draft.remove("/list/1") == DraftErrorCode::none);
  draft.rebase(value_of(R"({"list":[{"id":1},{"id":2,"t":"x"},{"id":3}]})"), std::nullopt);
  std::string saved;
  draft.save(saved, true);
  Draft again(*endpoint, value_of(R"({"list":[{"id":1},{"id":2,"t":"x"},{"id":3},{"id":4}]})"),
              plain_options);
  const document::Document text = document::read_trusted(saved);
  CHECK(again.restore(text.root()) == DraftErrorCode::none);
  CHECK(again.move("/list/1", "/list/0") == DraftErrorCode::none);
  CHECK(again.remove("/list/0") == DraftErrorCode::none);
  CHECK(again.resolve("/list/1", true, std::nullopt) == DraftErrorCode::none);
  CHECK(text_of(again) == R"({"list":[{"id":1},{"id":2,"t":"x"},{"id":4}]})");
  CHECK(again.undo());
  CHECK(again.undo());
  CHECK(again.undo());
  CHECK(text_of(again) == R"({"list":[{"id":1},{"id":3},{"id":4}]})");
  CHECK(again.resolve("/list/1", false, std::nullopt) == DraftErrorCode::none);
}

TEST_CASE("undoes grouped edits in one step, also after saving") {
  const auto endpoint = list_endpoint();
  const char* const base = R"({"list":["a"],"t":"x"})";
  Draft draft(*endpoint, value_of(base), plain_options);
  CHECK_FALSE((draft.can_undo() || draft.can_redo()));
  CHECK(draft.set("/t", value_of("\"y\""), 0) == DraftErrorCode::none);
  draft.group_edits(true);
  CHECK(draft.set("/t", value_of("\"z\""), 1) == DraftErrorCode::none);
  CHECK(draft.insert("/list/0", value_of("\"b\"")) == DraftErrorCode::none);
  CHECK(draft.remove("/list/1") == DraftErrorCode::none);
  draft.group_edits(false);
  CHECK(draft.set("/t", value_of("\"w\""), 2) == DraftErrorCode::none);
  std::string saved;
  draft.save(saved, true);
  Draft again(*endpoint, value_of(base), plain_options);
  const document::Document document = document::read_trusted(saved);
  CHECK(again.restore(document.root()) == DraftErrorCode::none);
  for (Draft* each : {&draft, &again}) {
    CHECK(each->undo());
    CHECK(text_of(*each) == R"({"list":["b"],"t":"z"})");
    CHECK(each->undo());
    CHECK(text_of(*each) == R"({"list":["a"],"t":"y"})");
    CHECK((each->can_undo() && each->can_redo()));
    CHECK(each->redo());
    CHECK(text_of(*each) == R"({"list":["b"],"t":"z"})");
    CHECK((each->undo() && each->undo()));
    CHECK(text_of(*each) == base);
    CHECK_FALSE(each->can_undo());
  }
}
