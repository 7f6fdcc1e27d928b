// A document that is edited as JSON Patch edits one.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "document/editable_node.h"

namespace resume_patch::document {

/// Edits a document by the operations of RFC 6902, section 4. An edit costs what it touches: each container
/// on the path is opened once, in time linear in its own members or items. Everything else stays a value of
/// the document that it came from. Items behind an inserted or a removed one are shifted in memory.
///
/// Copies and snapshots share containers. A shared container is opened again when an edit passes through it.
///
/// The tree owns all its nodes until it is destroyed. Code that makes many edits creates a new tree
/// from the written text from time to time.
class EditableTree {
 public:
  using Element = EditableElement;

  /// The result of an edit.
  struct EditResult {
    EditErrorCode error = EditErrorCode::none;
    bool error_is_at_from = false;  ///< The error is about `from`, not about `path`.
    bool is_item = false;           ///< An item was inserted into a list or removed from it.
    std::uint32_t index = 0;        ///< The item's position.
    Element before;                 ///< The value at `path` that was replaced or removed, if there was one.
  };

  using Tokens = std::span<const std::string>;  ///< A pointer as split_pointer() splits it.

  /// The documents of `root` and of the values that are passed later must outlive the tree.
  explicit EditableTree(Value root) : root_(root) {}
  ~EditableTree();
  EditableTree(const EditableTree&) = delete;
  EditableTree& operator=(const EditableTree&) = delete;

  /// Keeps a document as long as the tree. Returns its root.
  [[nodiscard]] Value adopt(Document&& document);

  /// Returns the current document.
  [[nodiscard]] Element root() const { return root_; }
  /// Returns the current document, which later edits do not change.
  [[nodiscard]] Element snapshot();
  /// Goes back to a snapshot.
  void restore(Element snapshot) { root_ = snapshot; }

  /// Returns the value at a path, valid until the next edit; an empty element, and the reason in `error`,
  /// where there is none.
  [[nodiscard]] Element get(Tokens path, EditErrorCode& error);

  // A refused edit changes nothing. An element may be added once; copy() adds it again.
  EditResult add(Tokens path, Element value);
  EditResult remove(Tokens path);
  EditResult replace(Tokens path, Element value);
  EditResult move(Tokens from, Tokens path);
  EditResult copy(Tokens from, Tokens path);

 private:
  struct OwnedNode;
  enum class Access : std::uint8_t { read, change };

  static void share(const Element& element);
  [[nodiscard]] EditableContainer* open(Element& element, Access access);
  [[nodiscard]] Element* step(Element& parent, std::string_view token, Access access, EditErrorCode& error);
  [[nodiscard]] Element* descend(Tokens path, Access access, EditErrorCode& error);
  void put(EditableContainer& container, const std::string& token, Element value, EditResult& edited);
  [[nodiscard]] OwnedNode& add_owned();

  OwnedNode* owned_ = nullptr;  ///< All nodes of the tree, as a chain.
  Element root_;
};

}  // namespace resume_patch::document
