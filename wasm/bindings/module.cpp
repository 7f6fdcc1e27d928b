// The functions that JavaScript calls. Numbers are passed directly and text as bytes in module memory.
// JavaScript writes a document into a slot, where it stays until another one replaces it. Details and text of
// a result stay until the next call. The smaller module, resume-patch-core, has this file only; the whole
// module also has merging.cpp and drafts.cpp.
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>

#include <memory>
#include <string>

#include "bindings/module_state.h"
#include "document/hash.h"
#include "document/reader.h"
#include "endpoint/extract_operation.h"

// The host holds the compiled regular expressions. The module refers to them by number.
EM_JS(int, resume_patch_compile_pattern, (const char* source, int length),
      { return Module["compilePattern"](source, length); });
EM_JS(int, resume_patch_test_pattern, (int pattern, const char* text, int length),
      { return Module["testPattern"](pattern, text, length); });

namespace resume_patch::bindings {

namespace {

using document::Value;
using endpoint::Compiled;

constexpr schema::PatternHost javascript_patterns = {
    [](std::string_view source) {
      return resume_patch_compile_pattern(source.data(), static_cast<int>(source.size()));
    },
    [](int pattern, std::string_view text) {
      return resume_patch_test_pattern(pattern, text.data(), static_cast<int>(text.size())) != 0;
    }};

/// Returns the part of a document that an operation reaches, as the text. The document stays in its slot, for
/// its other operations.
int extract_operation(int document_slot, int operation_slot) {
  clear_results();
  endpoint::CompileError error;
  state().text = endpoint::extract_operation(root(document_slot), root(operation_slot).string(), error);
  if (!state().text.empty()) return 0;
  set_result(json_of(error));
  return 1;
}

int compile(int document_slot, int operation_slot) {
  clear_results();
  auto api = std::make_unique<Document>(std::move(slot(document_slot)));
  slot(document_slot) = Document();
  api->shrink_to_fit();
  // The name of the operation, or { operation, identity }.
  const Value asked = root(operation_slot);
  const Value operation = asked.find("operation").value_or(asked);
  const document::OptionalValue identity = asked.find("identity");
  Compiled compiled =
      Endpoint::compile(std::move(api), operation.string(), javascript_patterns,
                        identity ? endpoint::read_identities(*identity) : endpoint::IdentityOption());
  if (!compiled.endpoint) {
    set_result(json_of(compiled.error));
    return -1;
  }
  state().endpoints.push_back(std::move(compiled.endpoint));
  return static_cast<int>(state().endpoints.size()) - 1;
}

int describe(int handle) {
  clear_results();
  set_result(endpoint(handle).describe());
  return 0;
}

int describe_all_fields(int handle) {
  clear_results();
  set_result(endpoint(handle).describe_all_fields());
  return 0;
}

int from_form(int handle, int number) {
  clear_results();
  endpoint::FormValue value = endpoint(handle).from_form(root(number));
  // Neither text contains a line feed.
  state().text = std::move(value.edit_json);
  if (state().text != value.json) state().text.append("\n").append(value.json);
  set_issues(value.issues, endpoint(handle));
  return 0;
}

int to_form(int handle, int number) {
  if (!are_objects(number, number)) return 1;
  state().details = endpoint(handle).to_form(root(number));
  return 0;
}

int diff_documents(int handle, int before, int after) {
  if (!are_objects(before, after)) return 1;
  JsonWriter out(state().details);
  write(out, endpoint(handle).diff(root(before), root(after)).changes, &state().text);
  return 0;
}

}  // namespace

EMSCRIPTEN_BINDINGS(resume_patch) {
  emscripten::function("extractOperation", &extract_operation);
  emscripten::function("compile", &compile);
  emscripten::function("describe", &describe);
  emscripten::function("describeAllFields", &describe_all_fields);
  emscripten::function("fromForm", &from_form);
  emscripten::function("toForm", &to_form);
  emscripten::function("diff", &diff_documents);
}

// Functions that take and return numbers and run at each key, validation or patch. A call through embind
// costs more than most of them, so they are exported without it. See decisions/plain-exports.md.
extern "C" {

EMSCRIPTEN_KEEPALIVE int useSlot(int position, int number) {
  state().slot_of[static_cast<std::size_t>(position)] = static_cast<std::uint8_t>(number);
  return 0;
}

/// Sets the secret of all hashes, two numbers of 64 bits. It must be the first call.
EMSCRIPTEN_KEEPALIVE void setHashSecret(unsigned first, unsigned second, unsigned third, unsigned fourth) {
  document::set_hash_secret(std::uint64_t{first} << 32U | second, std::uint64_t{third} << 32U | fourth);
}

EMSCRIPTEN_KEEPALIVE int releaseInput(int number) {
  slot(number) = Document();
  return 0;
}

EMSCRIPTEN_KEEPALIVE std::uintptr_t reserveInput(int number, unsigned bytes) {
  if (bytes > document::Limits().bytes) return 0;
  return reinterpret_cast<std::uintptr_t>(slot(number).reserve_text(bytes));
}

EMSCRIPTEN_KEEPALIVE int readInput(int number, unsigned bytes) {
  clear_results();
  const document::Limits limits;
  // The documents of a call are mostly versions of one document.
  const Document* const first = &slot(0) == &slot(number) ? nullptr : &slot(0);
  const auto error = document::read_reserved(slot(number), bytes, limits, first);
  if (error) set_result(json_of(*error, limits));
  return error ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE int validateDocument(int handle, int number, int direction, int rules,
                                          unsigned max_issues, int today, int base) {
  clear_results();
  validate::Options options;
  options.direction = static_cast<Direction>(direction) == Direction::request ? validate::Direction::request
                                                                              : validate::Direction::response;
  options.rules = rules == 0 ? validate::Rules::off : validate::Rules::on;
  options.max_issues = max_issues;
  options.today = day_of(today);
  const validate::Report report = endpoint(handle).validate(
      root(number), options, base < 0 ? std::nullopt : document::OptionalValue(root(base)));
  if (!report.issues.empty()) set_issues(report.issues, endpoint(handle));
  return bit_if(report.valid, ResultBit::valid) | bit_if(report.truncated, ResultBit::truncated);
}

EMSCRIPTEN_KEEPALIVE int patchDocuments(int handle, int before, int after, int flags, int today) {
  if (!are_objects(before, after)) return static_cast<int>(ResultBit::not_an_object);
  const Endpoint& mine = endpoint(handle);
  return return_body(mine, mine.patch(root(before), root(after), patch_options(flags, today)));
}

EMSCRIPTEN_KEEPALIVE int updateDocument(int handle, int base, int values, int flags, int today) {
  if (!are_objects(base, values)) return static_cast<int>(ResultBit::not_an_object);
  const Endpoint& mine = endpoint(handle);
  return return_body(mine, mine.update(root(base), root(values), patch_options(flags, today)));
}

EMSCRIPTEN_KEEPALIVE int patchLists() {
  clear_results();
  write_lists(*state().patched_by, *state().patch);
  return 0;
}

EMSCRIPTEN_KEEPALIVE std::uintptr_t detailsPointer() {
  return reinterpret_cast<std::uintptr_t>(state().details.data());
}

EMSCRIPTEN_KEEPALIVE unsigned detailsLength() {
  return static_cast<unsigned>(state().details.size());
}

EMSCRIPTEN_KEEPALIVE std::uintptr_t textPointer() {
  return reinterpret_cast<std::uintptr_t>(state().text.data());
}

EMSCRIPTEN_KEEPALIVE unsigned textLength() {
  return static_cast<unsigned>(state().text.size());
}

}  // extern "C"

}  // namespace resume_patch::bindings
