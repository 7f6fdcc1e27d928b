// A JSON text and the array of nodes over it.
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

/// Refers to one value of a Document by one pointer. Copies are free.
/// A value is valid while its document exists and is unchanged.
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

  /// Returns the number of members of an object or of items of an array, 0 for a scalar.
  [[nodiscard]] std::uint32_t size() const { return is_container() ? node_->length : 0; }
  [[nodiscard]] Range<MemberStep> members() const;  ///< In the order of the text; empty unless an object.
  [[nodiscard]] Range<ItemStep> items() const;      ///< Empty unless an array.
  [[nodiscard]] OptionalValue find(std::string_view key) const;    ///< Linear in the number of members.
  [[nodiscard]] OptionalValue item(std::uint32_t position) const;  ///< Linear in `position`.

  /// Returns the source bytes of a scalar. Digits and escapes are as written; a string has no quotes.
  [[nodiscard]] std::string_view slice() const { return {node_->text, node_->length}; }
  /// Returns the content of a string: a view into the document, or into `scratch` if escapes were decoded.
  [[nodiscard]] std::string_view text(std::string& scratch) const;
  [[nodiscard]] std::string string() const;
  [[nodiscard]] bool text_is(std::string_view content) const;

  [[nodiscard]] const Node& node() const { return *node_; }
  /// Returns the node after this value and its descendants.
  [[nodiscard]] const Node* end() const { return node_ + node_->node_count; }
  /// Returns true for the same value of the same document. An equal value elsewhere does not count.
  [[nodiscard]] bool is_same_node(Value other) const { return node_ == other.node_; }

 private:
  friend class OptionalValue;
  const Node* node_;
};

/// A `std::optional<Value>` in the size of one pointer. See decisions/one-pointer-values.md.
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

/// Owns a text and its nodes. Parsing another text into it reuses its memory.
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

  /// Discards the content and returns a buffer for a text of `bytes` bytes.
  /// @see read_reserved, which parses the buffer.
  [[nodiscard]] char* reserve_text(std::size_t bytes);

  /// Frees unused memory, for documents that are kept. Values that refer to the document become invalid.
  void shrink_to_fit();

  [[nodiscard]] Value root() const { return Value(nodes_.get()); }
  [[nodiscard]] bool is_empty() const {
    return node_count_ == 0;
  }  ///< No text was parsed, or it was refused.

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

/// Compares the content of two strings or keys. An escape equals the character it encodes.
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
