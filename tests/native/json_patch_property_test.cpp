// The promises of JSON Patch and merge patch over random documents, and over long lists.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

#include "case_results.h"
#include "document/reader.h"
#include "patch/json_patch.h"
#include "patch/merge_patch.h"
#include "random_places.h"

using namespace resume_patch;
using namespace resume_patch::tests;
using patch::JsonPatchResult;
using patch::PatchFault;

namespace {

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
// Everything is twenty times slower there.
constexpr std::uint64_t runs = 1000;
constexpr std::uint32_t long_list = 5000;
#define RESUME_PATCH_SLOW
#endif
#endif
#ifndef RESUME_PATCH_SLOW
constexpr std::uint64_t runs = 6000;
constexpr std::uint32_t long_list = 20000;
#endif

const diff::Shapes no_shapes;

/// Equal to nothing where the text is no JSON.
Plain plain(const std::string& text) {
  return Plain::parse(text, nullptr, false);
}

/// A list of few different items, most of them more than once.
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
  Plain value = random_value(random, no_shapes, diff::any_shape, 5);
  if (random.chance(30)) value = Plain{{"l", random_repeats(random)}, {"~1", random_repeats(random)}};
  if (random.chance(5)) {
    for (int depth = 0; depth < 100; ++depth)
      value = random.chance(50) ? Plain::array({0, value}) : Plain{{"", value}};
  }
  return value;
}

/// Another version of a document, or another document.
Plain random_version(Random& random, const Plain& document) {
  if (random.chance(15)) return random_document(random);
  Plain value = document;
  for (std::uint32_t edits = random.below(6); edits > 0; --edits)
    edit(random, no_shapes, diff::any_shape, value, 6);
  // A value that turns up elsewhere.
  if (random.chance(30) && value.is_object())
    value[random_key(random)] = Plain(value[Plain::json_pointer(random_place(random, value))]);
  return value;
}

/// Some strings become numbers that a double cannot hold.
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

std::string applied(const std::string& document, const std::string& operations) {
  const document::Document before = document::read_own(document);
  const document::Document edits = document::read_own(operations);
  const JsonPatchResult result = patch::apply_json_patch(before.root(), edits.root());
  CHECK(result.fault == PatchFault::none);
  CHECK_FALSE(result.limit.has_value());
  return result.text;
}

std::string difference(const std::string& before, const std::string& after) {
  const document::Document left = document::read_own(before);
  const document::Document right = document::read_own(after);
  return patch::diff_json_patch(left.root(), right.root());
}

std::string inverse(const std::string& document, const std::string& operations) {
  const document::Document before = document::read_own(document);
  const document::Document edits = document::read_own(operations);
  const JsonPatchResult result = patch::invert_json_patch(before.root(), edits.root());
  CHECK(result.fault == PatchFault::none);
  return result.text;
}

/// Copies of copies grow deeper than a document may be. No string of these documents has a bracket.
int depth_of(const std::string& text) {
  int depth = 0;
  int deepest = 0;
  for (const char letter : text) {
    if (letter == '[' || letter == '{') deepest = std::max(deepest, ++depth);
    if (letter == ']' || letter == '}') --depth;
  }
  return deepest;
}

/// An operation of any kind, which may be one that cannot be done.
Plain random_operation(Random& random, const Plain& model) {
  constexpr std::array<const char*, 6> verbs = {"add", "remove", "replace", "move", "copy", "test"};
  const std::string verb = verbs[random.below(6)];
  const bool is_new = verb == "add" || verb == "move" || verb == "copy";
  Plain operation{{"op", verb}, {"path", (is_new ? random_target : random_place)(random, model)}};
  if (is_new && random.chance(10)) operation["path"] = random_place(random, model);
  if (is_new && random.chance(10)) operation["path"] = random_place(random, model) + "/-";
  if (verb == "move" || verb == "copy") {
    operation["from"] = random_place(random, model);
  } else if (verb == "test") {
    operation["value"] = model[Plain::json_pointer(operation["path"].get<std::string>())];
  } else if (verb != "remove") {
    operation["value"] = random_value(random, no_shapes, diff::any_shape, 3);
  }
  return operation;
}

long long milliseconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start)
      .count();
}

/// Differs, applies and undoes, and gives the number of operations.
std::size_t check_long(const std::string& what, const Plain& before, const Plain& after) {
  INFO("list: ", what);
  const std::string before_text = before.dump();
  const std::string after_text = after.dump();
  auto start = std::chrono::steady_clock::now();
  const std::string operations = difference(before_text, after_text);
  const long long differing = milliseconds_since(start);
  start = std::chrono::steady_clock::now();
  const std::string result = applied(before_text, operations);
  const long long applying = milliseconds_since(start);
  CHECK(plain(result) == after);
  CHECK(plain(applied(after_text, inverse(before_text, operations))) == before);
  const std::size_t count = plain(operations).size();
  MESSAGE(what << ": " << count << " operations, diff " << differing << " ms, apply " << applying << " ms");
  // Far more than they take, and far less than what is quadratic takes.
  CHECK(differing < 4000);
  CHECK(applying < 8000);
  return count;
}

}  // namespace

TEST_CASE("the JSON Patch between any two documents makes the one of the other, and back") {
  for (std::uint64_t seed = 1; seed <= runs; ++seed) {
    INFO("seed: ", seed);
    Random random(seed);
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
    // Another program's understanding of the same operations.
    if (!exact) CHECK(before.patch(plain(operations)) == after);
  }
}

TEST_CASE("any operations are undone by their inverse") {
  std::size_t done = 0;
  for (std::uint64_t seed = 1; seed <= runs / 4; ++seed) {
    INFO("seed: ", seed);
    Random random(seed);
    const Plain before = random_document(random);
    Plain now = before;
    Plain operations = Plain::array();
    for (int tries = 0; tries < 10; ++tries) {
      const Plain operation = random_operation(random, now);
      const document::Document document = document::read_own(now.dump());
      const document::Document edit = document::read_own("[" + operation.dump() + "]");
      const JsonPatchResult result = patch::apply_json_patch(document.root(), edit.root());
      if (result.fault != PatchFault::none || depth_of(result.text) > 200) continue;
      operations.push_back(operation);
      now = plain(result.text);
    }
    done += operations.size();
    INFO("operations: ", operations.dump());
    CHECK(plain(applied(before.dump(), operations.dump())) == now);
    const std::string undoing = inverse(before.dump(), operations.dump());
    CHECK(plain(applied(now.dump(), undoing)) == before);
  }
  CHECK(done > runs);
}

TEST_CASE("the merge patch between any two documents makes the one of the other, where it can") {
  std::uint64_t expressed = 0;
  for (std::uint64_t seed = 1; seed <= runs; ++seed) {
    INFO("seed: ", seed);
    Random random(seed);
    const Plain before = random_document(random);
    const Plain after = random_version(random, before);
    const document::Document left = document::read_own(before.dump());
    const document::Document right = document::read_own(after.dump());
    const patch::MergePatchResult result = patch::diff_merge_patch(left.root(), right.root());
    if (!result.null) {
      ++expressed;
      const document::Document edits = document::read_own(result.text);
      CHECK(plain(patch::apply_merge_patch(left.root(), edits.root())) == after);
    }
    Plain merged = before;
    merged.merge_patch(after);
    CHECK(plain(patch::apply_merge_patch(left.root(), right.root())) == merged);
  }
  CHECK(expressed > runs / 2);
}

TEST_CASE("long lists are patched in a time that a person does not notice") {
  constexpr std::uint32_t count = long_list;
  Plain list = Plain::array();
  for (std::uint32_t at = 0; at < count; ++at) list.push_back({{"id", at}, {"text", "item"}});
  Plain reversed = list;
  std::reverse(reversed.begin(), reversed.end());
  CHECK(check_long("reversed", list, reversed) == count - 1);
  Plain shuffled = list;
  Random random(7);
  for (std::uint32_t at = count; at > 1; --at) std::swap(shuffled[at - 1], shuffled[random.below(at)]);
  CHECK(check_long("shuffled", list, shuffled) < count);
  Plain edited = list;
  for (Plain& item : edited) item["text"] = "edited";
  CHECK(check_long("edited", list, edited) == count);
  Plain every_other = Plain::array();
  for (std::uint32_t at = 0; at < count; at += 2) every_other.push_back(list[at]);
  CHECK(check_long("every other", list, every_other) == count / 2);
  Plain longer = list;
  longer.insert(longer.begin(), "new");
  CHECK(check_long("one in front", list, longer) == 1);
  CHECK(check_long("moved to another list", Plain{{"a", list}, {"b", Plain::array()}},
                   Plain{{"a", Plain::array()}, {"b", list}}) == count);
  Plain repeating = Plain::array();
  for (std::uint32_t at = 0; at < count; ++at) repeating.push_back(at % 10);
  Plain turned = repeating;
  std::reverse(turned.begin(), turned.end());
  check_long("repeated, reversed", repeating, turned);
  Plain members = Plain::object();
  Plain renamed = Plain::object();
  for (std::uint32_t at = 0; at < count; ++at) {
    members["a" + std::to_string(at)] = at;
    renamed["b" + std::to_string(at)] = at;
  }
  CHECK(check_long("renamed", members, renamed) == count);
}

TEST_CASE("what is too deep or too large is refused") {
  const document::Document document =
      document::read_own(R"({"a":[],"b":")" + std::string(100000, 'x') + "\"}");
  std::string operations;
  for (int at = 0; at < 40; ++at) operations += R"(,{"op":"copy","from":"","path":"/a/-"})";
  const document::Document edits = document::read_own("[" + operations.substr(1) + "]");
  CHECK(patch::apply_json_patch(document.root(), edits.root()).limit == document::ReadErrorCode::too_large);
  const document::Document undoing = document::read_own(
      "[" + operations.substr(1) + R"(,{"op":"remove","path":"/a"},{"op":"test","path":"","value":{}}])");
  CHECK(patch::invert_json_patch(document.root(), undoing.root()).limit ==
        document::ReadErrorCode::too_large);
  const document::Document deep = document::read_own(std::string(300, '[') + std::string(300, ']'));
  std::string path;
  for (int at = 0; at < 299; ++at) path += "/0";
  const document::Document deeper =
      document::read_own(R"([{"op":"copy","from":"","path":")" + path + R"(/-"}])");
  CHECK(patch::apply_json_patch(deep.root(), deeper.root()).limit == document::ReadErrorCode::too_deep);
}

TEST_CASE("documents as deep as may be are patched") {
  for (const bool lists : {true, false}) {
    std::string open;
    std::string close;
    std::string path;
    for (int depth = 0; depth < 511; ++depth) {
      open += lists ? "[0," : R"({"a":)";
      close += lists ? ']' : '}';
      path += lists ? "/1" : "/a";
    }
    std::string before = open;
    before.append("[1]").append(close);
    std::string after = open;
    after.append("[2]").append(close);
    const std::string operations = difference(before, after);
    CHECK(operations == R"([{"op":"replace","path":")" + path + R"(/0","value":2}])");
    CHECK(applied(before, operations) == after);
    CHECK(applied(after, inverse(before, operations)) == before);
    const document::Document left = document::read_own(before);
    const document::Document right = document::read_own(after);
    const std::string merging = patch::diff_merge_patch(left.root(), right.root()).text;
    CHECK(merging == after);
    CHECK(patch::apply_merge_patch(left.root(), document::read_own(merging).root()) == after);
  }
}
