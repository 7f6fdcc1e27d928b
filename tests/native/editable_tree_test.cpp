// Compares edited documents with nlohmann_json's values, and tests what nlohmann_json cannot do.
#include <doctest/doctest.h>

#include "document/editable_tree.h"
#include "document/pointer.h"
#include "document/reader.h"
#include "random_pointers.h"

using namespace resume_patch;
using namespace resume_patch::tests;
using document::EditableTree;
using document::EditErrorCode;

namespace {

std::vector<std::string> tokens_of(const std::string& pointer) {
  const auto tokens = document::split_pointer(pointer);
  CHECK(tokens.has_value());
  return tokens.value_or(std::vector<std::string>());
}

std::string text_of_element(const EditableTree::Element& part) {
  std::string text;
  const auto fault = document::write(text, part, {});
  CHECK_FALSE(fault.has_value());
  return text;
}

/// A tree with its document, edited by pointers.
struct Edited {
  document::Document document;
  EditableTree tree;

  explicit Edited(const std::string& text) : document(document::read_trusted(text)), tree(document.root()) {}

  EditErrorCode add(const std::string& path, const std::string& text) {
    return tree.add(tokens_of(path), tree.adopt(document::read_trusted(text))).error;
  }
  EditErrorCode replace(const std::string& path, const std::string& text) {
    return tree.replace(tokens_of(path), tree.adopt(document::read_trusted(text))).error;
  }
  EditErrorCode remove(const std::string& path) { return tree.remove(tokens_of(path)).error; }
  EditErrorCode move(const std::string& from, const std::string& path) {
    return tree.move(tokens_of(from), tokens_of(path)).error;
  }
  EditErrorCode copy(const std::string& from, const std::string& path) {
    return tree.copy(tokens_of(from), tokens_of(path)).error;
  }
  std::string text() const { return text_of_element(tree.root()); }
};

Plain& at(Plain& value, const std::string& path) {
  return value[Plain::json_pointer(path)];
}

bool add_to(Plain& root, const std::string& path, const Plain& value) {
  const std::size_t slash = path.rfind('/');
  Plain& parent = at(root, path.substr(0, slash));
  if (!parent.is_structured()) return false;
  const std::string token = tokens_of(path).back();
  if (parent.is_object()) {
    parent[token] = value;
    return true;
  }
  const auto index = document::array_index(token);
  if (!index || *index > parent.size()) return false;
  parent.insert(parent.begin() + static_cast<Plain::difference_type>(*index), value);
  return true;
}

void remove_from(Plain& root, const std::string& path) {
  Plain& parent = at(root, path.substr(0, path.rfind('/')));
  const std::string token = tokens_of(path).back();
  if (parent.is_object()) {
    parent.erase(token);
  } else {
    parent.erase(document::array_index(token).value_or(0));
  }
}

/// Performs one random edit on both; returns false if the model cannot do it and the tree refused it.
bool edit_both(Random& random, Edited& edited, Plain& model) {
  const diff::DiffSchemas schemas;
  const std::string path = random_target(random, model);
  const std::string from = random_pointer(random, model);
  const Plain value = random_value(random, schemas, diff::any_schema, 3);
  Plain changed = model;
  bool done = true;
  EditErrorCode error = EditErrorCode::none;
  switch (random.below(5)) {
    case 0:
      done = add_to(changed, path, value);
      error = edited.add(path, value.dump());
      break;
    case 1:
      at(changed, from) = value;
      error = edited.replace(from, value.dump());
      break;
    case 2:
      done = !from.empty();
      if (done) remove_from(changed, from);
      error = edited.remove(from);
      break;
    case 3:
      done = add_to(changed, path, Plain(at(model, from)));
      error = edited.copy(from, path);
      break;
    default: {
      done = !(path + '/').starts_with(from + '/') || path == from;
      if (done && path != from) {
        remove_from(changed, from);
        const std::string parent = path.substr(0, path.rfind('/'));
        done = changed.contains(Plain::json_pointer(parent)) && add_to(changed, path, Plain(at(model, from)));
      }
      error = edited.move(from, path);
    }
  }
  CHECK((error == EditErrorCode::none) == done);
  if (done) model = std::move(changed);
  return done;
}

}  // namespace

TEST_CASE("random edits of a tree have the same result as edits of a plain value") {
  const diff::DiffSchemas schemas;
  std::uint32_t done = 0;
  for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
    INFO("seed: ", seed);
    Random random(seed);
    Plain model = random_value(random, schemas, diff::any_schema, 4);
    Edited edited(model.dump());
    std::vector<std::pair<EditableTree::Element, Plain>> snapshots;
    for (int edits = 0; edits < 12; ++edits) {
      if (random.chance(25)) snapshots.emplace_back(edited.tree.snapshot(), model);
      if (edit_both(random, edited, model)) ++done;
      CHECK(Plain::parse(edited.text()) == model);
      const document::Document whole = document::read_trusted(model.dump());
      CHECK(document::equal(edited.tree.root(), whole.root()));
    }
    for (const auto& [part, was] : snapshots) CHECK(Plain::parse(text_of_element(part)) == was);
    if (snapshots.empty()) continue;
    edited.tree.restore(snapshots.front().first);
    CHECK(Plain::parse(edited.text()) == snapshots.front().second);
  }
  CHECK(done > 7000);
}

TEST_CASE("reports why an edit is impossible and changes nothing") {
  const std::string text = R"({"a":{"b":1},"l":[1,2],"s":"x"})";
  Edited edited(text);
  CHECK(edited.add("/n/x", "1") == EditErrorCode::not_found);
  CHECK(edited.add("/s/x", "1") == EditErrorCode::not_found);
  CHECK(edited.add("/l/3", "1") == EditErrorCode::out_of_range);
  CHECK(edited.add("/l/01", "1") == EditErrorCode::invalid_index);
  CHECK(edited.remove("/l/-") == EditErrorCode::invalid_index);
  CHECK(edited.remove("/l/2") == EditErrorCode::out_of_range);
  CHECK(edited.remove("/a/c") == EditErrorCode::not_found);
  CHECK(edited.remove("") == EditErrorCode::whole_document);
  CHECK(edited.replace("/x", "1") == EditErrorCode::not_found);
  CHECK(edited.move("/a", "/a/b") == EditErrorCode::own_child);
  CHECK(edited.move("", "/a") == EditErrorCode::own_child);
  CHECK(edited.move("/l/0", "/l/2") == EditErrorCode::out_of_range);
  CHECK(edited.move("/x", "/a") == EditErrorCode::not_found);
  CHECK(edited.text() == text);
}

TEST_CASE("keeps the order of members and the digits of numbers") {
  Edited edited(R"({"a":1e400,"b":9007199254740993,"c":"\u0041"})");
  CHECK(edited.remove("/a") == EditErrorCode::none);
  CHECK(edited.add("/d/e", "1") == EditErrorCode::not_found);
  CHECK(edited.add("/a\"~1", "1.0") == EditErrorCode::none);
  CHECK(edited.text() == R"({"b":9007199254740993,"c":"\u0041","a\"/":1.0})");
  CHECK(edited.add("/a", "2") == EditErrorCode::none);
  CHECK(edited.text() == R"({"a":2,"b":9007199254740993,"c":"\u0041","a\"/":1.0})");
}

TEST_CASE("finds members of a large object by hash") {
  Edited edited("{}");
  std::string expected;
  for (std::uint32_t at = 0; at < 20000; ++at) {
    std::string path;
    document::append_token(path, at);
    CHECK(edited.add(path, "0") == EditErrorCode::none);
    if (at % 2 == 0) CHECK(edited.remove(path) == EditErrorCode::none);
    if (at % 2 == 1) expected += "," + ("\"" + path.substr(1)) + "\":0";
  }
  CHECK(edited.text() == "{" + expected.substr(1) + "}");
}

TEST_CASE("refuses copies of copies before memory is exhausted") {
  Edited edited(R"({"a":[]})");
  for (int at = 0; at < 40; ++at) CHECK(edited.copy("", "/a/-") == EditErrorCode::none);
  std::string text;
  CHECK(document::write(text, edited.tree.root(), {}) == document::ReadErrorCode::too_large);
  Edited deep("[]");
  for (int at = 0; at < 511; ++at) CHECK(deep.copy("", "/-") == EditErrorCode::none);
}

TEST_CASE("writes a tree as deep as the limit, and no deeper") {
  const std::string half = std::string(256, '[') + std::string(256, ']');
  Edited edited(half);
  std::string path;
  for (int at = 0; at < 255; ++at) path += "/0";
  CHECK(edited.add(path + "/0", half) == EditErrorCode::none);
  CHECK(edited.text().size() == 1024);
  const std::string innermost = path + path + "/0";
  CHECK(edited.add(innermost + "/0", "[]") == EditErrorCode::none);
  std::string text;
  CHECK(document::write(text, edited.tree.root(), {}) == document::ReadErrorCode::too_deep);
  CHECK(edited.replace(innermost + "/0", "1") == EditErrorCode::none);
  CHECK(edited.text().size() == 1025);
  CHECK(edited.replace(innermost, "[[[]]]") == EditErrorCode::none);
  text.clear();
  CHECK(document::write(text, edited.tree.root(), {}) == document::ReadErrorCode::too_deep);
}
