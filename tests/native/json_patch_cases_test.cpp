// Runs the tables of JSON Patch and merge patch, and the public test suite of JSON Patch.
#include "case_endpoints.h"
#include "case_results.h"
#include "document/pointer.h"
#include "patch/json_patch.h"
#include "patch/merge_patch.h"

using namespace resume_patch;
using namespace resume_patch::tests;
using patch::JsonPatchResult;
using patch::PatchErrorCode;

namespace {

void check_text(const std::string& actual, const Json& one, const std::string& expected) {
  INFO("actual: ", actual);
  // A text is compared to the digit.
  if (one.contains(expected + "Text")) {
    CHECK(actual == string_of(one[expected + "Text"]));
  } else {
    CHECK(same_json(actual, one[expected].dump()));
  }
}

void check_fault(const JsonPatchResult& result, const Json& error) {
  check_members(error, {"code", "index"});
  CHECK(patch::name_of(result.error) == string_of(error["code"]));
  CHECK((result.operation ? static_cast<int>(result.index) : -1) == error["index"].get<int>());
}

bool has(const Json& one, const std::string& name) {
  return one.contains(name) || one.contains(name + "Text");
}

void check_apply(const Json& one) {
  const document::Document document = parsed(document_of(one, "document"));
  const document::Document operations = parsed(document_of(one, "patch"));
  const JsonPatchResult result = patch::apply_json_patch(document.root(), operations.root());
  CHECK_FALSE(result.limit.has_value());
  if (one.contains("error")) return check_fault(result, one["error"]);
  CHECK(result.error == PatchErrorCode::none);
  if (has(one, "result")) return check_text(result.text, one, "result");
  const JsonPatchResult inverse = patch::invert_json_patch(document.root(), operations.root());
  CHECK(inverse.error == PatchErrorCode::none);
  check_text(document::dump(inverse.operations), one, "inverse");
}

void check_diff(const Json& one) {
  const document::Document before = parsed(document_of(one, "before"));
  const document::Document after = parsed(document_of(one, "after"));
  const std::string text = document::dump(patch::diff_json_patch(before.root(), after.root()));
  check_text(text, one, "patch");
  const document::Document operations = parsed(text);
  const JsonPatchResult result = patch::apply_json_patch(before.root(), operations.root());
  CHECK(same_json(result.text, written(after.root())));
}

void check_suite(const std::string& name, std::size_t least) {
  const document::Document suite = parsed(read_file("node_modules/json-patch-test-suite/" + name));
  std::size_t run = 0;
  for (const document::Value one : suite.root().items()) {
    INFO("case: ", written(one));
    if (const auto disabled = one.find("disabled"); disabled && disabled->is_true()) continue;
    ++run;
    const document::Value before = *one.find("doc");
    const JsonPatchResult result = patch::apply_json_patch(before, *one.find("patch"));
    CHECK((result.error != PatchErrorCode::none) == one.find("error").has_value());
    const auto expected = one.find("expected");
    if (!expected) continue;
    CHECK(same_json(result.text, written(*expected)));
    const document::Document difference = parsed(document::dump(patch::diff_json_patch(before, *expected)));
    const JsonPatchResult again = patch::apply_json_patch(before, difference.root());
    CHECK(same_json(again.text, written(*expected)));
  }
  CHECK(run >= least);
}

void check_merge(const Json& one) {
  if (has(one, "target")) {
    const document::Document target = parsed(document_of(one, "target"));
    const document::Document edits = parsed(document_of(one, "patch"));
    return check_text(patch::apply_merge_patch(target.root(), edits.root()), one, "result");
  }
  const document::Document before = parsed(document_of(one, "before"));
  const document::Document after = parsed(document_of(one, "after"));
  const patch::MergePatchResult result = patch::diff_merge_patch(before.root(), after.root());
  CHECK(result.unsendable_null.has_value() == one.contains("error"));
  if (!result.unsendable_null) return check_text(result.text, one, "patch");
  CHECK(document::pointer_of(after.root(), *result.unsendable_null) == string_of(one["error"]));
}

}  // namespace

TEST_CASE("cases: applies and computes JSON Patches") {
  for_each_case("json-patch.json", [](const Json& one) {
    check_members(one, {"name", "document", "documentText", "patch", "patchText", "result", "resultText",
                        "error", "inverse", "inverseText", "before", "beforeText", "after", "afterText"});
    if (has(one, "document")) return check_apply(one);
    check_diff(one);
  });
}

TEST_CASE("cases: passes the suite of json-patch-tests") {
  check_suite("tests.json", 75);
  check_suite("spec_tests.json", 16);
}

TEST_CASE("cases: applies and computes merge patches") {
  for_each_case("merge-patch.json", [](const Json& one) {
    check_members(one, {"name", "target", "targetText", "patch", "patchText", "result", "resultText",
                        "before", "beforeText", "after", "afterText", "error"});
    check_merge(one);
  });
}
