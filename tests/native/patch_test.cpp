// Examples of PATCH bodies. patch_property_test.cpp tests all documents.
#include "diff_schema_reader.h"
#include "document/reader.h"
#include "document/writer.h"
#include "patch/body.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

struct Result {
  std::string text;
  std::string ignored;  ///< "/a readOnly 1 -> 2; /b unremovable 1 -> "
  std::string nulls;
  std::size_t changes;
};

Result patch_of(const NamedDiffSchemas& known, const std::string& before, const std::string& after,
                patch::Nulls nulls = patch::Nulls::as_null) {
  const document::Document left = document::read_trusted(before);
  const document::Document right = document::read_trusted(after);
  const patch::Body body = patch::build_body(left.root(), right.root(), known.schemas, known.root, {nulls});
  Result result{body.text, "", "", body.changes.size()};
  for (const patch::IgnoredEdit& ignored : body.ignored) {
    if (!result.ignored.empty()) result.ignored += "; ";
    result.ignored += ignored.path + ' ';
    result.ignored += patch::name_of(ignored.reason);
    result.ignored += ' ';
    if (ignored.before) document::write(result.ignored, *ignored.before);
    result.ignored += " -> ";
    if (ignored.after) document::write(result.ignored, *ignored.after);
  }
  for (const std::string& path : body.refused_nulls) result.nulls += path + ' ';
  return result;
}

const NamedDiffSchemas& flat() {
  static const NamedDiffSchemas known(R"({"additionalProperties":{"nullable":true},"properties":{
    "id":{"readOnly":true,"type":"string"}, "name":{"type":"string"}, "city":{"type":"string","nullable":true},
    "year":{"nullable":true,"type":"integer"}, "tags":{"type":"array","items":{"type":"string"}},
    "notes":{"type":"array","nullable":true,"items":{}}}})");
  return known;
}

const NamedDiffSchemas& deep() {
  static const NamedDiffSchemas known(R"({"properties":{
    "place":{"nullable":true,"properties":{
      "raw":{"type":"string"}, "street":{"type":"string","nullable":true}, "code":{"readOnly":true},
      "point":{"additionalProperties":false,"properties":{"x":{"type":"number"},"y":{"nullable":true}}}}},
    "jobs":{"type":"array","items":{"x-identity":"id","properties":{
      "id":{"type":"integer"}, "title":{"type":"string","nullable":true}, "level":{"readOnly":true},
      "where":{"properties":{"raw":{"type":"string"},"city":{"type":"string","nullable":true}}}}}}}})");
  return known;
}

}  // namespace

TEST_CASE("writes the changed properties in the schema's order, with their digits and escapes") {
  CHECK(patch_of(flat(), R"({"name":"a","year":1})", R"({ "year" : 1.0, "name":"\u0061" })").text.empty());
  CHECK(patch_of(flat(), R"({"name":"a"})", R"({"x":1e400,"year":9007199254740993,"name":"\u00e9"})").text ==
        R"({"name":"\u00e9","year":9007199254740993,"x":1e400})");
  CHECK(patch_of(flat(), R"({"name":"a","z":1,"y":2})", R"({"y":3,"z":2,"name":"a"})").text ==
        R"({"y":3,"z":2})");
}

TEST_CASE("clears a removed property explicitly where the schema allows it") {
  CHECK(patch_of(flat(), R"({"city":"a","year":1,"z":1})", "{}").text ==
        R"({"city":null,"year":null,"z":null})");
  CHECK(patch_of(flat(), R"({"tags":["a"],"notes":["a"]})", "{}").text == R"({"tags":[],"notes":null})");
  const Result kept = patch_of(flat(), R"({"name":"a"})", "{}");
  CHECK(kept.text.empty());
  CHECK(kept.changes == 0);
  CHECK(kept.ignored == R"(/name unremovable "a" -> )");
  CHECK(kept.nulls.empty());
}

TEST_CASE("reports a null that is not allowed and keeps the stored value") {
  const Result result =
      patch_of(flat(), R"({"name":"a","tags":["a"],"year":1})", R"({"name":null,"tags":null,"year":2})");
  CHECK(result.text == R"({"year":2})");
  CHECK(result.ignored == R"(/name unremovable "a" -> null; /tags unremovable ["a"] -> null)");
  CHECK(result.nulls == "/name /tags ");
  CHECK(patch_of(flat(), "{}", R"({"name":null})").nulls == "/name ");
}

TEST_CASE("clears nullable values by empty ones for servers that refuse null") {
  const auto empty = patch::Nulls::as_empty;
  CHECK(patch_of(flat(), R"({"city":"a","tags":["a"],"notes":[1]})", R"({"city":null,"notes":null})", empty)
            .text == R"({"city":"","tags":[],"notes":[]})");
  CHECK(patch_of(flat(), R"({"city":""})", R"({"city":null})", empty).text.empty());
  const Result year = patch_of(flat(), R"({"year":1})", R"({"year":null})", empty);
  CHECK(year.text.empty());
  CHECK(year.ignored == "/year unremovable 1 -> null");
  CHECK(year.nulls.empty());
}

TEST_CASE("never sends read-only members and reports unknown ones") {
  CHECK(patch_of(flat(), R"({"id":"a"})", "{}").ignored.empty());
  CHECK(patch_of(flat(), R"({"id":"a"})", R"({"id":"b"})").ignored == R"(/id readOnly "a" -> "b")");
  const Result unknown = patch_of(deep(), R"({"u":1,"v":1})", R"({"u":2,"w":1})");
  CHECK(unknown.text.empty());
  CHECK(unknown.ignored == "/u unknown 1 -> 2; /w unknown  -> 1; /v unknown 1 -> ");
}

TEST_CASE("sends an object whole, so that a server that replaces keeps its other members") {
  CHECK(patch_of(deep(), R"({"place":{"raw":"a","street":"s","code":1,"u":7,"point":{"x":1,"gone":2}}})",
                 R"({"place":{"raw":"b","point":{"x":1,"gone":2},"u":7}})")
            .text == R"({"place":{"raw":"b","point":{"x":1},"u":7,"street":null}})");
  const Result kept = patch_of(deep(), R"({"place":{"raw":"a","street":"s","u":1,"point":{"x":1,"y":2}}})",
                               R"({"place":{"street":"t","u":2,"point":{}}})");
  CHECK(kept.text == R"({"place":{"street":"t","u":1,"point":{"x":1,"y":null},"raw":"a"}})");
  CHECK(kept.ignored ==
        R"(/place/u unknown 1 -> 2; /place/point/x unremovable 1 -> ; /place/raw unremovable "a" -> )");
  CHECK(kept.changes == 2);
}

TEST_CASE("omits and reports members that a new object may not have") {
  const Result result = patch_of(deep(), R"({"place":null})",
                                 R"({"place":{"raw":null,"street":null,"code":1,"u":2,"point":{"z":1}}})");
  CHECK(result.text == R"({"place":{"street":null,"point":{}}})");
  CHECK(result.ignored ==
        "/place/raw unremovable  -> null; /place/code readOnly  -> 1; "
        "/place/u unknown  -> 2; /place/point/z unknown  -> 1");
  CHECK(result.nulls == "/place/raw ");
}

TEST_CASE("replaces a value by a value of another type") {
  CHECK(patch_of(deep(), R"({"place":5})", R"({"place":{"raw":"a"}})").text == R"({"place":{"raw":"a"}})");
  CHECK(patch_of(deep(), R"({"place":{"raw":"a"}})", R"({"place":[{"raw":null}]})").text ==
        R"({"place":[{"raw":null}]})");
  CHECK(patch_of(deep(), R"({"place":{"raw":"a"}})", R"({"place":null})").text == R"({"place":null})");
}

TEST_CASE("sends a list whole, with the unknown members of stored items") {
  const std::string before =
      R"({"jobs":[{"id":1,"title":"a","level":3,"u":1,"where":{"raw":"r","city":"c"}},{"id":2,"title":"b"}]})";
  const Result result = patch_of(
      deep(), before,
      R"({"jobs":[{"id":2,"title":null},{"title":"n","level":1,"u":5},{"id":1,"u":2,"where":{"city":null}}]})");
  CHECK(result.text == R"({"jobs":[{"id":2,"title":null},{"title":"n"},)"
                       R"({"id":1,"u":1,"where":{"city":null},"title":null}]})");
  CHECK(result.ignored ==
        R"(/jobs/2/u unknown 1 -> 2; /jobs/1/level readOnly  -> 1; /jobs/1/u unknown  -> 5)");
  CHECK(result.nulls.empty());
  CHECK(
      patch_of(deep(), before,
               R"({"jobs":[{"id":1,"title":"a","where":{"raw":"r","city":"c"},"u":1},{"id":2,"title":"b"}]})")
          .text.empty());
}

TEST_CASE("builds no body for two empty objects") {
  const Result result = patch_of(deep(), "{}", "{}");
  CHECK(result.text.empty());
  CHECK(result.changes == 0);
  CHECK(patch_of(deep(), "{}", R"({"place":{}})").text == R"({"place":{}})");
}

TEST_CASE("patches documents as deep as the limit to their ends") {
  const auto nested = [](const std::string& open, const std::string& inner, const std::string& close) {
    std::string text = "{\"a\":";
    for (int depth = 0; depth < 255; ++depth) text += open;
    text += inner;
    for (int depth = 0; depth < 255; ++depth) text += close;
    return text + "}";
  };
  const std::string after = nested("[{\"a\":", "2", "}]");
  const Result result = patch_of(NamedDiffSchemas(), nested("[{\"a\":", "1", "}]"), after);
  CHECK(result.text == after);
  CHECK(result.changes == 2);  // Nothing shows that the two are the same item.
  const std::string lists = nested("[[", "[2]", "]]");
  CHECK(patch_of(NamedDiffSchemas(), nested("[[", "[1]", "]]"), lists).text == lists);
}
