// Random documents in which every string occurs once, so that each string can be followed without pairing
// items.
#pragma once

#include <string>
#include <utility>

#include "diff_schema_reader.h"
#include "random_documents.h"

namespace resume_patch::tests {

/// A base and two edited versions with some common edits. Each string names its author: "b7", "m2".
class LabelledTriple {
 public:
  explicit LabelledTriple(Random random) : random_(random) {
    for (const char* const key : {"tags", "jobs", "notes", "name", "__proto__", "a/b"}) {
      if (random_.chance(80)) base[key] = value_of(key, 3);
    }
    const Plain common = random_.chance(30) ? edited('c', base) : base;
    mine = edited('m', common);
    theirs = edited('t', common);
  }

  NamedDiffSchemas known{R"({"properties":{
    "name":{"type":"string"},
    "tags":{"type":"array","items":{"type":"string"}},
    "jobs":{"type":"array","items":{"x-identity":"id","properties":{
      "id":{"type":"integer"},"name":{"type":"string"},"tags":{"type":"array","items":{"type":"string"}},
      "a/b":{"properties":{"name":{"type":"string"}}}}}},
    "notes":{"type":"array","items":{"properties":{"name":{"type":"string"},"tags":{}}}},
    "__proto__":{}}})"};
  Plain base = Plain::object();
  Plain mine;
  Plain theirs;
  bool has_copies = false;  ///< An item was copied with its identity.

 private:
  Plain label() { return writer_ + std::to_string(++written_); }

  Plain value_of(const std::string& key, unsigned depth) {
    if (depth == 0 || key == "name") return label();
    if (key == "jobs" || key == "notes" || key == "tags") {
      Plain list = Plain::array();
      for (std::uint32_t count = random_.below(6); count > 0; --count) list.push_back(item_of(key, depth));
      return list;
    }
    Plain object = Plain::object();
    for (const char* const name : {"name", "tags", "a/b"}) {
      if (random_.chance(60)) object[name] = value_of(name, depth - 1);
    }
    return object;
  }

  Plain item_of(const std::string& key, unsigned depth) {
    if (key == "tags") return label();
    Plain item = value_of("item", depth - 1);
    if (key == "jobs" && item.is_object() && random_.chance(90)) item["id"] = ++identities_;
    return item;
  }

  Plain edited(char writer, Plain document) {
    writer_ = writer;
    for (std::uint32_t edits = random_.below(6); edits > 0; --edits) edit_object(document, 3);
    return document;
  }

  void edit_object(Plain& object, unsigned depth) {
    constexpr std::array<std::string_view, 6> keys = {"tags", "jobs", "notes", "name", "__proto__", "a/b"};
    const std::string key(keys[random_.below(keys.size())]);
    if (!object.contains(key)) {
      object[key] = value_of(key, depth);
    } else if (random_.chance(10)) {
      object.erase(key);
    } else if (random_.chance(5)) {
      object[key] = label();
    } else if (object[key].is_array()) {
      edit_list(key, object[key], depth);
    } else if (object[key].is_object() && depth > 0) {
      edit_object(object[key], depth - 1);
    } else {
      object[key] = label();
    }
  }

  void edit_list(const std::string& key, Plain& list, unsigned depth) {
    const auto size = static_cast<std::uint32_t>(list.size());
    const auto at = random_.below(size + 1);
    const auto position = list.begin() + static_cast<Plain::difference_type>(at);
    const std::uint32_t what = random_.below(20);
    if (at == size || what < 4) {
      list.insert(position, item_of(key, depth));
    } else if (what < 8) {
      list.erase(position);
    } else if (what < 13) {
      const Plain item = *position;
      list.erase(position);
      list.insert(list.begin() + static_cast<Plain::difference_type>(random_.below(size)), item);
    } else if (what == 13) {
      has_copies = true;
      list.insert(position, Plain(list[random_.below(size)]));
    } else if (position->is_object() && depth > 0) {
      edit_object(*position, depth - 1);
    } else {
      *position = label();
    }
  }

  Random random_;
  std::string writer_ = "b";
  std::uint32_t written_ = 0;
  std::uint32_t identities_ = 0;
};

}  // namespace resume_patch::tests
