// JSON Patch and merge patch over random documents.
#include <doctest/doctest.h>

#include <algorithm>

#include "document/reader.h"
#include "fuzz_target.h"
#include "json_patch_texts.h"
#include "patch/merge_patch.h"
#include "property_runs.h"
#include "random_pointers.h"

using namespace resume_patch;
using namespace resume_patch::tests;
using patch::JsonPatchResult;
using patch::PatchErrorCode;

namespace {

#if defined(RESUME_PATCH_SANITIZED)
constexpr std::uint64_t tries = 1000;  // The tests are twenty times slower there.
#else
constexpr std::uint64_t tries = 6000;
#endif

const diff::DiffSchemas no_schemas;

/// Returns a list with few different items, most of them repeated.
Plain random_repeats(Random& random) {
  Plain list = Plain::array();
  for (std::uint32_t count = random.below(30); count > 0; --count) {
    Plain item = random.below(6);
    if (random.chance(30)) item = Plain::array({item});
    if (random.chance(30)) item = Plain{{"id", item}, {"x", random.below(3)}};
    list.push_back(std::move(item));
  }
  return list;
}

Plain random_document(Random& random) {
  Plain value = random_value(random, no_schemas, diff::any_schema, 5);
  if (random.chance(30)) value = Plain{{"l", random_repeats(random)}, {"~1", random_repeats(random)}};
  if (random.chance(5)) {
    for (int depth = 0; depth < 100; ++depth)
      value = random.chance(50) ? Plain::array({0, value}) : Plain{{"", value}};
  }
  return value;
}

/// Returns another version of a document, or another document.
Plain random_version(Random& random, const Plain& document) {
  if (random.chance(15)) return random_document(random);
  Plain value = document;
  for (std::uint32_t edits = random.below(6); edits > 0; --edits)
    edit(random, no_schemas, diff::any_schema, value, 6);
  // A value that occurs elsewhere.
  if (random.chance(30) && value.is_object())
    value[random_key(random)] = Plain(value[Plain::json_pointer(random_pointer(random, value))]);
  return value;
}

/// Replaces some strings by numbers that a double cannot hold.
std::string with_exact_numbers(std::string text) {
  const auto put = [&](const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
      const bool is_value = at + from.size() == text.size() || text[at + from.size()] != ':';
      if (is_value) text.replace(at, from.size(), to);
      if (!is_value) at += from.size() - to.size();
    }
  };
  put("\"p\"", "1e400");
  put("\"q\"", "9007199254740993");
  put("\"r\"", "9007199254740992");
  return text;
}

/// Returns the depth: copies of copies may exceed the limit of a document. No string of these documents has a
/// bracket.
int depth_of(const std::string& text) {
  int depth = 0;
  int deepest = 0;
  for (const char letter : text) {
    if (letter == '[' || letter == '{') deepest = std::max(deepest, ++depth);
    if (letter == ']' || letter == '}') --depth;
  }
  return deepest;
}

/// Returns an operation of any kind, which may be impossible.
Plain random_operation(Random& random, const Plain& model) {
  constexpr std::array<const char*, 6> verbs = {"add", "remove", "replace", "move", "copy", "test"};
  const std::string verb = verbs[random.below(6)];
  const bool is_new = verb == "add" || verb == "move" || verb == "copy";
  Plain operation{{"op", verb}, {"path", (is_new ? random_target : random_pointer)(random, model)}};
  if (is_new && random.chance(10)) operation["path"] = random_pointer(random, model);
  if (is_new && random.chance(10)) operation["path"] = random_pointer(random, model) + "/-";
  if (verb == "move" || verb == "copy") {
    operation["from"] = random_pointer(random, model);
  } else if (verb == "test") {
    operation["value"] = model[Plain::json_pointer(operation["path"].get<std::string>())];
  } else if (verb != "remove") {
    operation["value"] = random_value(random, no_schemas, diff::any_schema, 3);
  }
  return operation;
}

void check_difference(Random& random) {
  const Plain before = random_document(random);
  const Plain after = random_version(random, before);
  const bool exact = random.chance(30);
  const std::string from = exact ? with_exact_numbers(before.dump()) : before.dump();
  const std::string to = exact ? with_exact_numbers(after.dump()) : after.dump();
  const std::string operations = difference(from, to);
  INFO("before: ", from);
  INFO("after: ", to);
  INFO("operations: ", operations);
  CHECK(same_json(applied(from, operations), to));
  CHECK((operations == "[]") == same_json(from, to));
  CHECK(same_json(applied(to, inverse(from, operations)), from));
  // Another implementation of the same operations.
  if (!exact) CHECK(before.patch(plain(operations)) == after);
}

/// Returns the number of operations.
std::size_t check_inverse(Random& random) {
  const Plain before = random_document(random);
  Plain now = before;
  Plain operations = Plain::array();
  for (int round = 0; round < 10; ++round) {
    const Plain operation = random_operation(random, now);
    const document::Document document = document::read_trusted(now.dump());
    const document::Document edit = document::read_trusted("[" + operation.dump() + "]");
    const JsonPatchResult result = patch::apply_json_patch(document.root(), edit.root());
    if (result.error != PatchErrorCode::none || depth_of(result.text) > 200) continue;
    operations.push_back(operation);
    now = plain(result.text);
  }
  INFO("operations: ", operations.dump());
  CHECK(plain(applied(before.dump(), operations.dump())) == now);
  const std::string undoing = inverse(before.dump(), operations.dump());
  CHECK(plain(applied(now.dump(), undoing)) == before);
  return operations.size();
}

/// Returns whether a merge patch exists.
bool check_merge_patch(Random& random) {
  const Plain before = random_document(random);
  const Plain after = random_version(random, before);
  const document::Document left = document::read_trusted(before.dump());
  const document::Document right = document::read_trusted(after.dump());
  const patch::MergePatchResult result = patch::diff_merge_patch(left.root(), right.root());
  if (!result.unsendable_null) {
    const document::Document edits = document::read_trusted(result.text);
    CHECK(plain(patch::apply_merge_patch(left.root(), edits.root())) == after);
  }
  Plain merged = before;
  merged.merge_patch(after);
  CHECK(plain(patch::apply_merge_patch(left.root(), right.root())) == merged);
  return !result.unsendable_null;
}

void check_inverse_alone(Random& random) {
  static_cast<void>(check_inverse(random));
}

void check_merge_patch_alone(Random& random) {
  static_cast<void>(check_merge_patch(random));
}

const AddFuzzTarget added_differences("json_patch", run_with_random<check_difference>);
const AddFuzzTarget added_inverses("json_patch", run_with_random<check_inverse_alone>);
const AddFuzzTarget added_merge_patches("json_patch", run_with_random<check_merge_patch_alone>);

}  // namespace

TEST_CASE("the JSON Patch between any two documents changes one into the other, and back") {
  for (std::uint64_t seed = 1; seed <= tries; ++seed) {
    INFO("seed: ", seed);
    Random random(seed);
    check_difference(random);
  }
}

TEST_CASE("the inverse of any operations undoes them") {
  std::size_t done = 0;
  for (std::uint64_t seed = 1; seed <= tries / 4; ++seed) {
    INFO("seed: ", seed);
    Random random(seed);
    done += check_inverse(random);
  }
  CHECK(done > tries);
}

TEST_CASE("the merge patch between any two documents changes one into the other, if one exists") {
  std::uint64_t expressed = 0;
  for (std::uint64_t seed = 1; seed <= tries; ++seed) {
    INFO("seed: ", seed);
    Random random(seed);
    if (check_merge_patch(random)) ++expressed;
  }
  CHECK(expressed > tries / 2);
}
