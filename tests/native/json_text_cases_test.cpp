// Runs the table of JSON texts.
#include "case_results.h"
#include "document/limits.h"
#include "document/reader.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

void check_read_text(const Json& one, const document::Document& document) {
  CHECK(one["valid"] == true);
  const std::string text = written(document.root());
  const bool is_read_again = same_json(text, text);
  CHECK(is_read_again);
  if (!one.contains("equals")) return;
  const bool is_equal = same_json(text, string_of(one["equals"]));
  CHECK(is_equal);
}

void check_text_refused(const Json& one, const document::ReadError& error) {
  const std::string name(document::name_of(error.code));
  if (one.contains("limit")) {
    const document::Limits limits;
    CHECK(name == string_of(one["limit"]));
    CHECK(one["maximum"] == (name == "depth" ? limits.depth : limits.bytes));
    return;
  }
  CHECK(name == one.value("code", ""));
  if (one.contains("line")) CHECK(one["line"] == error.line);
  if (one.contains("column")) CHECK(one["column"] == error.column);
}

}  // namespace

TEST_CASE("cases: parses or refuses JSON texts") {
  for_each_case("json-text.json", [](const Json& one) {
    check_members(one, {"name", "text", "base64", "parts", "valid", "equals", "code", "line", "column",
                        "limit", "maximum"});
    CHECK(one.contains("valid") + one.contains("code") + one.contains("limit") == 1);
    const auto result = document::read(text_of(one));
    const auto* error = std::get_if<document::ReadError>(&result);
    CHECK(one.contains("valid") == (error == nullptr));
    if (error != nullptr) {
      check_text_refused(one, *error);
    } else if (one.contains("valid")) {
      check_read_text(one, std::get<document::Document>(result));
    }
  });
}
