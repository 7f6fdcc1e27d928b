// Targets of the fuzzer that take texts: JSON, schemas, operations, forms and saved drafts. Several texts of
// one input are separated by bytes that JSON does not allow.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "case_endpoints.h"
#include "check_accepted.h"
#include "document/equality.h"
#include "document/reader.h"
#include "document/writer.h"
#include "draft/draft.h"
#include "fuzz_target.h"
#include "patch/json_patch.h"
#include "random_schemas.h"

namespace resume_patch::tests {
namespace {

using document::Document;
using document::ReadError;

constexpr char separator = '\x01';

/// Splits an input into a number of texts; missing ones are empty.
std::vector<std::string_view> split(std::string_view bytes, std::size_t count) {
  std::vector<std::string_view> texts;
  while (texts.size() + 1 < count) {
    const std::size_t end = std::min(bytes.find(separator), bytes.size());
    texts.push_back(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  texts.push_back(bytes);
  return texts;
}

/// Parses a text; nothing if it is not JSON.
std::optional<Document> read_any(std::string_view text) {
  auto result = document::read(text);
  if (auto* document = std::get_if<Document>(&result)) return std::move(*document);
  return std::nullopt;
}

/// Returns whether a number may be beyond a double's range. nlohmann_json refuses such a number, this reader
/// keeps it.
bool may_be_out_of_range(std::string_view text) {
  constexpr std::size_t digits_of_largest_double = 308;
  return text.find_first_of("eE") != std::string_view::npos || text.size() > digits_of_largest_double;
}

/// Both readers accept or refuse a text, and read the same value.
void compare_readers(std::string_view text) {
  const auto result = document::read(text);
  const Plain oracle = Plain::parse(text, nullptr, false);
  if (const auto* document = std::get_if<Document>(&result)) {
    std::string written;
    document::write(written, document->root());
    const std::optional<Document> copy = read_any(written);
    REQUIRE(copy.has_value());
    CHECK(document::equal(document->root(), copy->root()));
    CHECK(document::hash(document->root()) == document::hash(copy->root()));
    const bool agrees =
        oracle.is_discarded() ? may_be_out_of_range(text) : Plain::parse(written, nullptr, false) == oracle;
    CHECK(agrees);
    return;
  }
  const ReadError& error = std::get<ReadError>(result);
  CHECK(error.offset <= text.size());
  CHECK(error.line >= 1);
  CHECK(error.column >= 1);
  // Only this reader limits the depth, and nlohmann_json takes a zero byte for the end of the text.
  const bool ends_early = text.find('\0') != std::string_view::npos;
  const bool agrees = oracle.is_discarded() || error.code == document::ReadErrorCode::too_deep || ends_early;
  CHECK(agrees);
}

/// Any schema compiles or is refused, and validates any value. A patch to the value that is called valid is
/// accepted.
void validate_with_schema(std::string_view bytes) {
  const auto texts = split(bytes, 3);
  const Plain schema = Plain::parse(texts[0], nullptr, false);
  if (schema.is_discarded() || !read_any(texts[0])) return;
  const std::string api = api_around(schema).dump(-1, ' ', false, Plain::error_handler_t::replace);
  if (!read_any(api)) return;
  const Compiled compiled = compile(api, "change");
  if (compiled.endpoint == nullptr) {
    CHECK_FALSE(compiled.error.reason.empty());
    return;
  }
  const std::optional<Document> before = read_any(texts[1]);
  const std::optional<Document> after = read_any(texts[2]);
  if (!before || !after) return;
  for (const Document* document : {&*before, &*after}) {
    const validate::Report report = compiled.endpoint->validate(document->root(), {}, std::nullopt);
    for (const validate::Issue& issue : report.issues) CHECK_FALSE(issue.code.empty());
  }
  if (before->root().kind() != document::Kind::object || after->root().kind() != document::Kind::object)
    return;
  const endpoint::PatchOptions options;
  check_accepted(*compiled.endpoint, compiled.endpoint->patch(before->root(), after->root(), options),
                 options);
}

/// Operations that apply can be inverted, and their inverse gives the document back.
void apply_operations(std::string_view bytes) {
  const auto texts = split(bytes, 2);
  const std::optional<Document> before = read_any(texts[0]);
  const std::optional<Document> operations = read_any(texts[1]);
  if (!before || !operations) return;
  const patch::JsonPatchResult applied = patch::apply_json_patch(before->root(), operations->root());
  const patch::JsonPatchResult inverse = patch::invert_json_patch(before->root(), operations->root());
  CHECK((applied.error == inverse.error));
  if (applied.error != patch::PatchErrorCode::none || applied.limit || inverse.limit) return;
  const std::optional<Document> after = read_any(applied.text);
  const std::optional<Document> undoing = read_any(document::dump(inverse.operations));
  if (!after || !undoing) return;  // Copies of copies exceed the depth of a document.
  const patch::JsonPatchResult undone = patch::apply_json_patch(after->root(), undoing->root());
  REQUIRE(undone.error == patch::PatchErrorCode::none);
  const std::optional<Document> again = read_any(undone.text);
  REQUIRE(again.has_value());
  CHECK(document::equal(before->root(), again->root()));
}

/// Any names and values of a form give a body that is JSON, and issues.
void read_form(std::string_view bytes) {
  static const auto experience = letraz_experience();
  static const auto resume = affinda_resume();
  Plain entries = Plain::array();
  while (!bytes.empty() && entries.size() < 64) {
    const auto texts = split(bytes, 3);
    entries.push_back(Plain::array({std::string(texts[0]), std::string(texts[1])}));
    bytes = texts[2];
  }
  const std::optional<Document> form =
      read_any(entries.dump(-1, ' ', false, Plain::error_handler_t::replace));
  if (!form) return;
  for (const Endpoint* endpoint : {experience.get(), resume.get()}) {
    const endpoint::FormValue value = endpoint->from_form(form->root());
    const std::optional<Document> edit = read_any(value.edit_json);
    REQUIRE(edit.has_value());
    const Document base = document::read_trusted("{}");
    static_cast<void>(endpoint->update(base.root(), edit->root(), {}));
  }
}

/// Any text as a saved draft is damaged, or opens a draft that is saved as it was opened.
void restore_text(std::string_view bytes) {
  static const auto experience = letraz_experience();
  const std::optional<Document> saved = read_any(bytes);
  if (!saved) return;
  draft::Draft draft(*experience, document::read_trusted(R"({"city":"Bergen","country":null})"), {});
  const draft::DraftErrorCode error = draft.restore(saved->root());
  const bool is_known = error == draft::DraftErrorCode::none || error == draft::DraftErrorCode::damaged ||
                        error == draft::DraftErrorCode::foreign ||
                        error == draft::DraftErrorCode::unknown_format;
  CHECK(is_known);
  static_cast<void>(draft.patch());
  static_cast<void>(draft.list_conflicts());
  std::string text;
  draft.save(text, true);
  const Document kept = document::read_trusted(text);
  draft::Draft again(*experience, document::copy_of(draft.base()), {});
  REQUIRE(again.restore(kept.root()) == draft::DraftErrorCode::none);
  std::string same;
  again.save(same, true);
  CHECK(text == same);
}

const AddFuzzTarget added_reader("reader", compare_readers);
const AddFuzzTarget added_schema("schema", validate_with_schema);
const AddFuzzTarget added_operations("json_patch", apply_operations);
const AddFuzzTarget added_form("form", read_form);
const AddFuzzTarget added_restore("restore", restore_text);

}  // namespace
}  // namespace resume_patch::tests
