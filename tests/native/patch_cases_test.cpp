// Runs the tables of edits: the body of the PATCH, the ignored edits, the issues and the changes.
#include "case_endpoints.h"
#include "case_results.h"
#include "check_accepted.h"
#include "schema/compiler.h"
#include "server_models.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

/// The shapes of the request, compiled from the API document a second time, to check the result.
class RequestDiffSchema {
 public:
  RequestDiffSchema(const std::string& file, std::string_view operation)
      : program_(std::make_unique<document::Document>(parsed(read_file(file)))) {
    endpoint::CompileError error;
    const auto found = endpoint::find_operation(schema::References(program_.api()), operation, error);
    schema::Compiler compiler(program_, pattern_host);
    diff_schema =
        endpoint::build_diff_schema(program_, compiler.compile(*found->request_schema), {}, pattern_host);
  }

 private:
  schema::Program program_;

 public:
  endpoint::DiffSchemaRoot diff_schema;  ///< Has views into the program.
};

void check_promise(const endpoint::Patch& patch, const endpoint::DiffSchemaRoot& diff_schema,
                   bool empty_is_null, bool has_leftovers = false) {
  const Plain sent =
      patch.body.text.empty() ? Plain::object() : Plain::parse(patch.body.text, nullptr, false);
  const Plain before = plain(patch.before.root);
  // nlohmann_json cannot hold this number.
  if (sent.is_discarded() || before.is_discarded() || plain(patch.after.root).is_discarded()) return;
  const auto reduce = [&](const Plain& value) {
    return reduced(value, diff_schema.schemas, diff_schema.root, {empty_is_null});
  };
  const Plain expected = reduce(expected_after(plain(patch.after.root), patch.body.ignored));
  if (!has_leftovers) CHECK(reduce(apply_by_replacing(before, sent)) == expected);
  CHECK(reduce(apply_by_merging(before, sent)) == expected);
}

endpoint::PatchOptions patch_options_of(const Json& one) {
  const Json given = one.value("options", Json::object());
  check_members(given, {"rules", "nulls"});
  const bool as_empty = has_statement(given, "nulls", "empty", "null");
  return {!has_statement(given, "rules", "off", "on"),
          as_empty ? patch::Nulls::as_empty : patch::Nulls::as_null, today_of(one)};
}

void check_patch(const endpoint::Patch& patch, const Json& one) {
  CHECK(patch.body.text == string_of(one["bodyText"]));
  check_ignored(patch.body.ignored, one.value("ignored", Json::array()));
  if (one.contains("changes")) check_changes(patch.body.changes, one["changes"]);
  const Json issues = one.value("issues", Json::array());
  check_issues(patch.issues, issues);
  CHECK(patch.valid == !has_error(issues));
  if (one.contains("valid")) CHECK(patch.valid == one["valid"].get<bool>());
}

/// Checks that a document is not an object: the bindings refuse it before they call an endpoint.
void check_refused(const Json& one, document::Value before, document::Value edited) {
  CHECK(one["refused"] == true);
  const bool are_objects = before.is_object() && edited.is_object();
  CHECK_FALSE(are_objects);
}

/// Returns the changes in the other direction.
Json turned(const std::vector<diff::Change>& changes) {
  Json list = Json::array();
  for (const Entry& entry : entries_of(changes)) {
    Json one = Json::object();
    for (const auto& [name, text] : entry) {
      if (name == "ranges") continue;  // Words can be paired in several ways, so directions may differ.
      const std::string other = name == "before" ? "after" : name == "after" ? "before" : name;
      one[other] = Json::parse(text);
    }
    if (one["kind"] == "add" || one["kind"] == "remove")
      one["kind"] = one["kind"] == "add" ? "remove" : "add";
    list.push_back(std::move(one));
  }
  return list;
}

void check_edits(const std::string& table, const Endpoint& endpoint, const RequestDiffSchema& request,
                 const NamedDocuments& documents) {
  for_each_case(table, [&](const Json& one) {
    check_members(one, {"name", "before", "beforeText", "after", "afterText", "values", "valuesText",
                        "options", "today", "bodyText", "ignored", "changes", "issues", "valid", "refused"});
    const bool is_update = one.contains("values") || one.contains("valuesText");
    const document::Document before = documents.of(one, "before");
    const document::Document edited = documents.of(one, is_update ? "values" : "after");
    if (one.contains("refused")) return check_refused(one, before.root(), edited.root());
    const endpoint::PatchOptions options = patch_options_of(one);
    const endpoint::Patch patch = is_update ? endpoint.update(before.root(), edited.root(), options)
                                            : endpoint.patch(before.root(), edited.root(), options);
    check_patch(patch, one);
    check_accepted(endpoint, patch, options);
    check_promise(patch, request.diff_schema, options.nulls == patch::Nulls::as_empty);
  });
}

void check_edits_of_schemas(const std::string& table) {
  for_each_case(table, [&](const Json& one) {
    check_members(one, {"name", "schema", "schemas", "document", "before", "after", "values", "options",
                        "bodyText", "ignored", "changes", "issues", "valid", "leftovers", "hidden"});
    const Compiled compiled =
        compile(one.contains("document") ? one["document"].dump() : wrapped(one), "change");
    CHECK(refusal_of(compiled) == "");
    if (compiled.endpoint == nullptr) return;
    const Endpoint& endpoint = *compiled.endpoint;
    const bool is_update = one.contains("values");
    const document::Document before = parsed(document_of(one, "before"));
    const document::Document edited = parsed(document_of(one, is_update ? "values" : "after"));
    const endpoint::PatchOptions options = patch_options_of(one);
    const endpoint::Patch patch = is_update ? endpoint.update(before.root(), edited.root(), options)
                                            : endpoint.patch(before.root(), edited.root(), options);
    check_patch(patch, one);
    check_accepted(endpoint, patch, options);
    if (one.contains("hidden")) return;
    check_promise(patch, endpoint.diff_schema(), options.nulls == patch::Nulls::as_empty,
                  one.contains("leftovers"));
  });
}

void check_differences(const std::string& table, const Endpoint& endpoint, const NamedDocuments& documents) {
  for_each_case(table, [&](const Json& one) {
    check_members(one, {"name", "before", "beforeText", "after", "afterText", "changes", "symmetric"});
    const document::Document before = documents.of(one, "before");
    const document::Document after = documents.of(one, "after");
    const auto forward = endpoint.diff(before.root(), after.root());
    check_changes(forward.changes, one["changes"]);
    if (!one.contains("symmetric")) return;
    CHECK(one["symmetric"] == true);
    const auto backward = endpoint.diff(after.root(), before.root());
    check_entries(entries_of(forward.changes), turned(backward.changes));
  });
}

}  // namespace

TEST_CASE("cases: builds bodies for Letraz") {
  check_edits("letraz-patch.json", *letraz_experience(),
              RequestDiffSchema("wasm/apis/letraz.json", "resume_experience_partial_update"),
              NamedDocuments::letraz());
}

TEST_CASE("cases: builds bodies for Affinda") {
  check_edits("affinda-patch.json", *affinda_resume(),
              RequestDiffSchema("wasm/apis/affinda.json", "updateResumeData"), NamedDocuments::affinda());
}

TEST_CASE("cases: builds bodies that other schemas accept") {
  check_edits_of_schemas("patch.json");
}

TEST_CASE("cases: lists differences for Letraz") {
  check_differences("letraz-diff.json", *letraz_experience(), NamedDocuments::letraz());
}

TEST_CASE("cases: lists differences for Affinda") {
  check_differences("affinda-diff.json", *affinda_resume(), NamedDocuments::affinda());
}
