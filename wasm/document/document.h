// A JSON text and the tree of slices over it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "document/limits.h"
#include "document/node.h"
#include "document/scan_words.h"

namespace resume_patch::document {

class OptionalValue;

/// Names a value of a Document. One pointer, copied freely, valid as long as its document is neither changed
/// nor gone.
class Value {
 public:
  struct Member;
  template <typename Step>
  class Range;
  struct MemberStep;
  struct ItemStep;

  explicit Value(const Node* of) : node_(of) {}

  [[nodiscard]] Kind kind() const { return node_->kind; }
  [[nodiscard]] bool is_null() const { return kind() == Kind::null; }
  [[nodiscard]] bool is_string() const { return kind() == Kind::string; }
  [[nodiscard]] bool is_number() const { return kind() == Kind::number; }
  [[nodiscard]] bool is_array() const { return kind() == Kind::array; }
  [[nodiscard]] bool is_object() const { return kind() == Kind::object; }
  [[nodiscard]] bool is_container() const { return document::is_container(*node_); }  ///< An array or object.
  [[nodiscard]] bool is_true() const { return kind() == Kind::boolean && node_->boolean; }

  /// Members of an object or items of an array; 0 of anything else.
  [[nodiscard]] std::uint32_t size() const { return is_container() ? node_->length : 0; }
  [[nodiscard]] Range<MemberStep> members() const;               ///< Of an object, in the order of the text.
  [[nodiscard]] Range<ItemStep> items() const;                   ///< Of an array.
  [[nodiscard]] OptionalValue find(std::string_view key) const;  ///< A member's value.
  [[nodiscard]] OptionalValue item(std::uint32_t position) const;  ///< Walks: O(position).

  /// The source bytes of a scalar: a number's digits as written; a string's bytes between its quotes, escapes
  /// and all.
  [[nodiscard]] std::string_view slice() const { return {node_->text, node_->length}; }
  /// A string's content. Points into the document, or into `scratch` where escapes had to be decoded.
  [[nodiscard]] std::string_view text(std::string& scratch) const;
  [[nodiscard]] std::string string() const;
  [[nodiscard]] bool text_is(std::string_view content) const;

  [[nodiscard]] const Node& node() const { return *node_; }
  /// The node behind this value and all that it holds.
  [[nodiscard]] const Node* end() const { return node_ + node_->node_count; }
  /// The same value of the same document (not: an equal one).
  [[nodiscard]] bool is_same_node(Value other) const { return node_ == other.node_; }

 private:
  friend class OptionalValue;
  const Node* node_;
};

/// A value or nothing. What OptionalValue is, in one pointer, which WebAssembly hands around in a register.
class OptionalValue {
 public:
  OptionalValue() : value_(nullptr) {}
  OptionalValue(std::nullopt_t /*nothing*/) : value_(nullptr) {}
  OptionalValue(Value value) : value_(value) {}

  [[nodiscard]] explicit operator bool() const { return value_.node_ != nullptr; }
  [[nodiscard]] bool has_value() const { return value_.node_ != nullptr; }
  [[nodiscard]] Value operator*() const { return value_; }
  [[nodiscard]] const Value* operator->() const { return &value_; }
  [[nodiscard]] Value value_or(Value other) const { return has_value() ? value_ : other; }
  void reset() { value_ = Value(nullptr); }

 private:
  Value value_;
};

/// Owns a text and its nodes. Reading a new text into it reuses its memory.
class Document {
 public:
  Document() = default;
  Document(Document&& other) noexcept { swap(other); }
  Document& operator=(Document&& other) noexcept {
    swap(other);
    return *this;
  }
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;
  ~Document() = default;

  void swap(Document& other) noexcept;

  /// Makes room for a text of `bytes` bytes and gives the place to write it to. The current content is gone.
  [[nodiscard]] char* reserve_text(std::size_t bytes);

  /// Gives back what reading took too much. For documents that are kept; values that point into it do so no
  /// longer.
  void shrink_to_fit();

  [[nodiscard]] Value root() const { return Value(nodes_.get()); }
  [[nodiscard]] bool is_empty() const { return node_count_ == 0; }  ///< Nothing was read, or it was refused.

 private:
  friend class Reader;

  Node& add_node() {
    if (node_count_ == node_capacity_) grow_nodes();
    return nodes_[node_count_++];
  }
  void grow_nodes();
  void reserve_nodes(std::uint32_t nodes);

  std::unique_ptr<char[]> source_;
  std::size_t capacity_ = 0;
  std::size_t length_ = 0;
  std::unique_ptr<Node[]> nodes_;
  std::uint32_t node_capacity_ = 0;
  std::uint32_t node_count_ = 0;
};

struct Value::Member {
  Value key;
  Value value;
};

/// Whether two strings or keys have the same content, whatever is written as an escape.
[[nodiscard]] inline bool equal_strings(Value left, Value right) {
  const bool written_alike = bytes_equal(left.slice(), right.slice());
  if (written_alike || (!left.node().is_noncanonical && !right.node().is_noncanonical)) return written_alike;
  std::string scratch;
  return right.text_is(left.text(scratch));
}

struct Value::MemberStep {
  using Item = Member;
  static Member at(const Node* node) { return {Value(node), Value(node + 1)}; }
  static const Node* next(const Node* node) { return node + 1 + node[1].node_count; }
};

struct Value::ItemStep {
  using Item = Value;
  static Value at(const Node* node) { return Value(node); }
  static const Node* next(const Node* node) { return node + node->node_count; }
};

template <typename Step>
class Value::Range {
 public:
  class Iterator {
   public:
    explicit Iterator(const Node* node) : node_(node) {}
    typename Step::Item operator*() const { return Step::at(node_); }
    Iterator& operator++() {
      node_ = Step::next(node_);
      return *this;
    }
    bool operator==(const Iterator& other) const { return node_ == other.node_; }

   private:
    const Node* node_;
  };

  Range(const Node* first, const Node* last) : first_(first), last_(last) {}
  [[nodiscard]] Iterator begin() const { return Iterator(first_); }
  [[nodiscard]] Iterator end() const { return Iterator(last_); }

 private:
  const Node* first_;
  const Node* last_;
};

inline Value::Range<Value::MemberStep> Value::members() const {
  return {node_ + 1, is_object() ? end() : node_ + 1};
}
inline Value::Range<Value::ItemStep> Value::items() const {
  return {node_ + 1, is_array() ? end() : node_ + 1};
}

}  // namespace resume_patch::document
