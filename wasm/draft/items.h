// The items of a resource and where they are: what conflicts, server issues and typed texts hold on to.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "draft/edited_value.h"

namespace resume_patch::draft {

using OriginList = std::vector<Origin>;

/// A resource with the origin of each array item in document order.
struct ResourceVersion {
  Document document;
  OriginList origins;

  [[nodiscard]] Value root() const { return document.root(); }
};

/// A location relative to the innermost list item around it.
struct Anchor {
  Origin item = diff::unknown_origin;  ///< Unknown outside of lists.
  std::string path;                    ///< JSON Pointer from the item or the root.

  [[nodiscard]] bool operator==(const Anchor& other) const {
    return item == other.item && path == other.path;
  }
};

/// Returns the anchor of a node, or of the location at the pointer `rest` below it.
[[nodiscard]] Anchor anchor_of(const DraftNode& node, std::string_view rest = {});

/// Appends the origins of all array items within a content in document order.
void append_origins(OriginList& out, const NodeContent& content);
[[nodiscard]] ResourceVersion version_of(const NodeContent& content);
/// Converts a version to a content that owns its document.
[[nodiscard]] NodeContent content_of(ResourceVersion&& version);
/// Returns the origins as a table, or null for a value without items.
[[nodiscard]] SharedOrigins share_origins(Value root, const OriginList& origins);

/// Some items of a resource by their origins. Built in time linear in the size of the resource. Of two items
/// with one origin, the first in document order counts.
class ItemIndex {
 public:
  struct Item {
    EditedValue value;
    EditedValue list;  ///< The list that the item is in.
    std::uint32_t position;
    std::string pointer;
  };

  /// @param wanted The origins to find.
  ItemIndex(const EditedValue& root, OriginList wanted);
  ItemIndex(const ResourceVersion& version, OriginList wanted);

  /// Returns null for an item that is not there or was not wanted, and the whole resource for the unknown
  /// origin.
  [[nodiscard]] const Item* find(Origin origin) const;
  /// Appends the pointer to a place. Returns false for a place in an item that is not there.
  bool append_pointer(std::string& out, const Anchor& anchor) const;
  /// Returns nothing if there is no such item or member.
  [[nodiscard]] OptionalValue value_at(const Anchor& anchor) const;

 private:
  void find_items(const EditedValue& root);
  void walk(const EditedValue& value);
  void add(Origin origin, const EditedValue& list, const EditedValue& item, std::uint32_t position);

  std::unique_ptr<const diff::Origins> origins_;  ///< Those of a version.
  std::string path_;
  OriginList wanted_;                 ///< Ascending, each once.
  std::vector<std::uint32_t> found_;  ///< For each of these the number of its item; 0 for none.
  std::vector<Item> items_;           ///< The first one is the whole.
};

/// Sorts numbers and removes duplicates.
void sort_unique(OriginList& numbers);

}  // namespace resume_patch::draft
