// An opened container of a Tree; nobody else's business.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "document/editable_tree.h"

namespace resume_patch::document {

/// A member that was removed leaves an empty part behind, so that positions stay.
struct EditableTree::Container {
  static constexpr std::uint32_t npos = 0xFFFFFFFFU;

  bool is_list = false;
  bool is_shared = false;              ///< More than one part may refer to it.
  std::uint32_t count = 0;             ///< Of members that are there.
  std::vector<Element> elements = {};  ///< Values of the members, or items.
  std::vector<Value> keys = {};
  std::vector<std::uint32_t> table = {};  ///< Of many keys: positions + 1, by hash; 0 is free.

  Document document = {};           ///< Of a branch that nothing refers to: a document that the tree keeps.
  Container* next_owned = nullptr;  ///< The next one that the tree owns.

  /// A member's position, or `npos`. It may be one that was removed.
  [[nodiscard]] std::uint32_t find(std::string_view name) const;
  void append(Value key, Element value);
};

}  // namespace resume_patch::document
