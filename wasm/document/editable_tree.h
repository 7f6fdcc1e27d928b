// A document that can be edited: a tree over read-only values, opened only where it is touched.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "document/limits.h"
#include "document/read_error.h"

namespace resume_patch::document {

/// Why an edit is not possible.
enum class EditErrorCode : std::uint8_t {
  none,
  not_found,       ///< Nothing stands there.
  invalid_index,   ///< The list has no place of that name; "-" names one only where an item is added.
  out_of_range,    ///< The list is shorter.
  whole_document,  ///< The whole document cannot be taken away.
  own_child        ///< A value cannot be moved into itself.
};

/// Edits cost what they touch: a container on the path is opened once, in time linear in its own members or
/// items, and everything below it that is not on a path stays a value of the document it came from. Members
/// are found by hash, and a removed member that comes back stands where it stood. Items behind one that comes
/// or goes are shifted in memory.
///
/// Containers may be shared: by copies, and by snapshots, which therefore cost nothing. One that is shared is
/// opened anew, without what it holds, when an edit passes through it.
///
/// What is cut off lives as long as the tree, which only grows: a session that goes on for long makes a new
/// one of its written text now and then.
class EditableTree {
  struct Container;

 public:
  /// A value of a tree: one of a document, or a container that was opened.
  class Element {
   public:
    Element() = default;
    Element(Value value) : value_(value) {}

    [[nodiscard]] bool is_empty() const { return !value_ && container_ == nullptr; }

   private:
    friend class EditableTree;

    OptionalValue value_;
    Container* container_ = nullptr;  ///< In place of the value.
  };

  /// What an edit did.
  struct EditResult {
    EditErrorCode error = EditErrorCode::none;
    bool error_is_at_from = false;  ///< The fault is at `from`, not at `path`.
    bool is_item = false;           ///< An item was put into a list, or taken out of one.
    std::uint32_t index = 0;        ///< Its position.
    Element before;                 ///< What stood at `path` and no longer does; empty for nothing.
  };

  using Tokens = std::span<const std::string>;  ///< A pointer as split_pointer() splits it.

  /// The document of `root`, and of every value handed over later, has to outlive the tree, or be kept by it.
  explicit EditableTree(Value root);
  ~EditableTree();
  EditableTree(const EditableTree&) = delete;
  EditableTree& operator=(const EditableTree&) = delete;

  /// Takes a document and gives its root, a value that stays valid as long as the tree.
  [[nodiscard]] Value adopt(Document&& document);

  /// The whole as it is now.
  [[nodiscard]] Element root() const { return root_; }
  /// The whole as it is now, whatever is edited later.
  [[nodiscard]] Element snapshot();
  /// Goes back to a snapshot.
  void restore(Element snapshot) { root_ = snapshot; }

  /// The value that stands at a path; empty, and `error` says why, where none does. Good until the next edit.
  [[nodiscard]] Element get(Tokens path, EditErrorCode& error);

  // As the operations of RFC 6902, section 4. An edit that is not possible changes nothing. A part may be put
  // into the tree once; copy() puts it there again.
  EditResult add(Tokens path, Element value);
  EditResult remove(Tokens path);
  EditResult replace(Tokens path, Element value);
  EditResult move(Tokens from, Tokens path);
  EditResult copy(Tokens from, Tokens path);

  /// Equality by meaning.
  [[nodiscard]] bool equal(const Element& element, Value value) const;
  /// Appends compact JSON. Copies of copies can be larger and deeper than any document: what goes beyond the
  /// limits is not written to its end, and the result says which of them it was. `out` counts as a whole.
  [[nodiscard]] std::optional<ReadErrorCode> write(std::string& out, const Element& element,
                                                   Limits limits = {}) const;

 private:
  class Writer;
  enum class Access : std::uint8_t { read, change };

  [[nodiscard]] Container* open(Element& element, Access access);
  [[nodiscard]] Container* open_container(Value value);
  [[nodiscard]] Element* step(Element& parent, std::string_view token, Access access, EditErrorCode& error);
  [[nodiscard]] Element* descend(Tokens path, Access access, EditErrorCode& error);
  void put(Container& container, const std::string& token, Element value, EditResult& edited);

  [[nodiscard]] Container* add_owned(Container* container);

  Container* owned_ = nullptr;  ///< All that the tree owns, in a chain.
  Element root_;
};

}  // namespace resume_patch::document
