// A JSON text and the tree of slices over it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/limits.h"
#include "document/node.h"
#include "document/words.h"

namespace resume_patch::document {

class Document;

/// Names a value of a Document. Small, copied freely, valid as long as its document is neither changed nor
/// gone.
class Value {
 public:
  struct Member;
  template <typename Step>
  class Range;
  struct MemberStep;
  struct ItemStep;

  Value(const Document* owner, std::uint32_t node_index) : document_(owner), index_(node_index) {}

  [[nodiscard]] Kind kind() const { return node().kind; }
  [[nodiscard]] bool is_null() const { return kind() == Kind::null; }
  [[nodiscard]] bool is_string() const { return kind() == Kind::string; }
  [[nodiscard]] bool is_number() const { return kind() == Kind::number; }
  [[nodiscard]] bool is_array() const { return kind() == Kind::array; }
  [[nodiscard]] bool is_object() const { return kind() == Kind::object; }
  [[nodiscard]] bool is_true() const { return kind() == Kind::boolean && node().truth; }

  /// Members of an object or items of an array; 0 of anything else.
  [[nodiscard]] std::uint32_t size() const { return is_object() || is_array() ? node().length : 0; }
  [[nodiscard]] Range<MemberStep> members() const;  ///< Of an object, in the order of the text.
  [[nodiscard]] Range<ItemStep> items() const;      ///< Of an array.
  [[nodiscard]] std::optional<Value> find(std::string_view key) const;    ///< A member's value.
  [[nodiscard]] std::optional<Value> item(std::uint32_t position) const;  ///< Walks: O(position).

  /// The source bytes of a scalar: a number's digits as written; a string's bytes between its quotes, escapes
  /// and all.
  [[nodiscard]] std::string_view slice() const;
  /// A string's content. Points into the document, or into `scratch` where escapes had to be decoded.
  [[nodiscard]] std::string_view text(std::string& scratch) const;
  [[nodiscard]] std::string string() const;
  [[nodiscard]] bool text_is(std::string_view content) const;

  [[nodiscard]] const Node& node() const;
  [[nodiscard]] std::uint32_t index() const { return index_; }
  [[nodiscard]] const Document& document() const { return *document_; }
  /// The same value of the same document (not: an equal one).
  [[nodiscard]] bool same(const Value& other) const {
    return document_ == other.document_ && index_ == other.index_;
  }

 private:
  const Document* document_;
  std::uint32_t index_;
};

/// Owns a text and its nodes. Reading a new text into it reuses its memory.
class Document {
 public:
  Document() = default;

  /// Makes room for a text of `bytes` bytes and gives the place to write it to. The current content is gone.
  [[nodiscard]] char* reserve(std::size_t bytes);

  [[nodiscard]] Value root() const { return Value(this, 0); }
  [[nodiscard]] bool is_empty() const { return nodes_.empty(); }  ///< Nothing was read, or it was refused.
  [[nodiscard]] std::string_view source() const { return {source_.get(), length_}; }
  [[nodiscard]] const Node& node(std::uint32_t index) const { return nodes_[index]; }
  /// Some string of it, or some key, holds U+0000 (which JSON can only write as an escape).
  [[nodiscard]] bool has_null_character() const { return has_null_character_; }

 private:
  friend class Reader;

  std::unique_ptr<char[]> source_;
  std::size_t capacity_ = 0;
  std::size_t length_ = 0;
  std::vector<Node> nodes_;
  bool has_null_character_ = false;
};

struct Value::Member {
  Value key;
  Value value;
};

struct Value::MemberStep {
  using Item = Member;
  static Member at(const Document* owner, std::uint32_t index) {
    return {Value(owner, index), Value(owner, index + 1)};
  }
  static std::uint32_t next(const Document* owner, std::uint32_t index) {
    return owner->node(index + 1).next;
  }
};

struct Value::ItemStep {
  using Item = Value;
  static Value at(const Document* owner, std::uint32_t index) { return {owner, index}; }
  static std::uint32_t next(const Document* owner, std::uint32_t index) { return owner->node(index).next; }
};

template <typename Step>
class Value::Range {
 public:
  class Iterator {
   public:
    Iterator(const Document* owner, std::uint32_t index) : document_(owner), index_(index) {}
    typename Step::Item operator*() const { return Step::at(document_, index_); }
    Iterator& operator++() {
      index_ = Step::next(document_, index_);
      return *this;
    }
    bool operator==(const Iterator& other) const { return index_ == other.index_; }

   private:
    const Document* document_;
    std::uint32_t index_;
  };

  Range(const Document* owner, std::uint32_t first, std::uint32_t last)
      : document_(owner), first_(first), last_(last) {}
  [[nodiscard]] Iterator begin() const { return {document_, first_}; }
  [[nodiscard]] Iterator end() const { return {document_, last_}; }

 private:
  const Document* document_;
  std::uint32_t first_;
  std::uint32_t last_;
};

inline const Node& Value::node() const {
  return document_->node(index_);
}
inline std::string_view Value::slice() const {
  const Node& mine = node();
  return {document_->source().data() + mine.offset, mine.length};
}
inline Value::Range<Value::MemberStep> Value::members() const {
  return {document_, index_ + 1, is_object() ? node().next : index_ + 1};
}
inline Value::Range<Value::ItemStep> Value::items() const {
  return {document_, index_ + 1, is_array() ? node().next : index_ + 1};
}

}  // namespace resume_patch::document
