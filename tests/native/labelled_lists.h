// Random lists whose items have a label: each text of an item begins with it, and no text occurs twice.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "random_documents.h"

namespace resume_patch::tests {

enum class ListIdentity : std::uint8_t {
  id,   ///< Each item has an `id`.
  none  ///< No identities. An item keeps more than half of its members on each side.
};

/// { list: [{ name: "17:b1", ..., inner: [...] }] }, and two edited versions.
class LabelledLists {
 public:
  LabelledLists(Random random, ListIdentity identity) : random_(random), identity_(identity) {
    base = {{"list", list_of(2)}};
    mine = edited('m');
    theirs = edited('t');
  }

  Plain base;
  Plain mine;
  Plain theirs;

 private:
  static constexpr std::array<const char*, 5> names = {"name", "phone", "note", "mail", "city"};

  std::string text(const std::string& label) { return label + ":" + writer_ + std::to_string(++written_); }

  Plain list_of(unsigned depth) {
    Plain list = Plain::array();
    for (std::uint32_t count = random_.below(6); count > 0; --count) list.push_back(item_of(depth));
    return list;
  }

  Plain item_of(unsigned depth) {
    const std::uint32_t number = ++labels_;
    Plain item = Plain::object();
    if (identity_ == ListIdentity::id) item["id"] = number;
    for (const char* const name : names) {
      if (name == names[0] || random_.chance(80)) item[name] = text(std::to_string(number));
    }
    if (depth > 1 && random_.chance(40)) item["inner"] = list_of(depth - 1);
    return item;
  }

  Plain edited(char writer) {
    writer_ = writer;
    Plain document = base;
    edit_list(document["list"], 2);
    return document;
  }

  void edit_list(Plain& list, unsigned depth) {
    for (Plain& item : list) {
      if (random_.chance(35)) edit_item(item, depth);
    }
    for (std::uint32_t edits = random_.below(4); edits > 0; --edits) {
      const auto size = static_cast<std::uint32_t>(list.size());
      const auto at = list.begin() + static_cast<Plain::difference_type>(random_.below(size + 1));
      const std::uint32_t what = random_.below(3);
      if (what == 0 || at == list.end()) {
        list.insert(at, item_of(depth));
      } else {
        const Plain item = *at;
        list.erase(at);
        if (what == 2)
          list.insert(list.begin() + static_cast<Plain::difference_type>(random_.below(size)), item);
      }
    }
  }

  /// Changes, removes or adds members. Without identities, changes and removes fewer than half of an item's
  /// members.
  void edit_item(Plain& item, unsigned depth) {
    const std::string first = first_text(item);
    const std::string label = first.substr(0, first.find(':'));
    std::uint32_t most =
        identity_ == ListIdentity::none ? static_cast<std::uint32_t>(item.size() - 1) / 2 : 5;
    if (random_.chance(30)) item["kind"] = text(label);
    if (random_.chance(20)) return;
    if (item.contains("inner") && most > 0 && random_.chance(50)) {
      edit_list(item["inner"], depth - 1);
      --most;
    }
    for (std::uint32_t edits = random_.below(most + 1); edits > 0; --edits) edit_member(item, label);
  }

  void edit_member(Plain& item, const std::string& label) {
    const char* const name = names[random_.below(names.size())];
    if (random_.chance(20) && item.contains(name) && item.size() > 2) {
      item.erase(name);
    } else {
      item[name] = text(label);
    }
  }

  static std::string first_text(const Plain& item) {
    for (const char* const name : names) {
      if (item.contains(name)) return item[name].get<std::string>();
    }
    return ":";
  }

  Random random_;
  ListIdentity identity_;
  char writer_ = 'b';
  std::uint32_t written_ = 0;
  std::uint32_t labels_ = 0;
};

}  // namespace resume_patch::tests
