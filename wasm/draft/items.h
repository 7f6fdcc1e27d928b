// The items of a resource and where they are: what conflicts, server issues and typed texts hold on to.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "draft/draft_node.h"

namespace resume_patch::draft {

using OriginList = std::vector<Origin>;

/// A resource with the origin of each array item in document order.
struct ResourceVersion {
  Document document;
  OriginList origins;

  [[nodiscard]] Value root() const { return document.root(); }
};

/// A place, named by the innermost list item that it lies in.
struct Anchor {
  Origin item = diff::unknown_origin;  ///< Unknown for a place that lies in no list.
  std::string path;                    ///< JSON Pointer from the item, or from the root, to the place.

  [[nodiscard]] bool operator==(const Anchor& other) const {
    return item == other.item && path == other.path;
  }
};

/// Returns the anchor of a place in the tree; `rest` leads on from it.
[[nodiscard]] Anchor anchor_of(const DraftNode& node, std::string_view rest = {});

/// Appends the origins of all array items within a content in document order.
void append_origins(OriginList& out, const NodeContent& content);
[[nodiscard]] ResourceVersion version_of(const NodeContent& content);
/// Returns the content of a version, which becomes a document of its own.
[[nodiscard]] NodeContent content_of(ResourceVersion&& version);
/// Returns a table, or null for a value without items.
[[nodiscard]] SharedOrigins share_origins(Value root, const OriginList& origins);

/// Some items of a resource by their origins. Linear in the size of the resource to make.
class ItemIndex {
 public:
  struct Item {
    Value value;
    Value list;  ///< The list that the item is in.
    std::uint32_t position;
    std::string pointer;
  };

  /// Finds the items of the origins that are `wanted`.
  ItemIndex(Value root, const OriginList& origins, OriginList wanted);

  /// Returns null for an item that is not there or was not wanted.
  [[nodiscard]] const Item* find(Origin origin) const;
  /// Returns the pointer to a place, or false for a place in an item that is not there.
  bool append_pointer(std::string& out, const Anchor& anchor) const;
  /// Returns nothing where there is no such item or no such member.
  [[nodiscard]] OptionalValue value_at(const Anchor& anchor) const;

 private:
  void walk(Value value);
  void add(Value list, Value item, std::uint32_t position);

  Value root_;
  const OriginList& origins_;
  std::size_t next_ = 0;
  std::string path_;
  OriginList wanted_;                 ///< Ascending, each once.
  std::vector<std::uint32_t> found_;  ///< For each of these the number of its item plus 1; 0 for none.
  std::vector<Item> items_;
};

/// Sorts numbers and leaves each in once.
void sort_unique(OriginList& numbers);

}  // namespace resume_patch::draft
