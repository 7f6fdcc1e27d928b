// JSON Pointer.
// @see RFC 6901
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace resume_patch::document {

/// Appends "/" and the token, with "~" and "/" escaped.
/// @see RFC 6901, section 3
void append_token(std::string& pointer, std::string_view token);
void append_token(std::string& pointer, std::uint32_t index);

/// Returns the unescaped tokens of a pointer, nothing if it is invalid: it does not start with "/", or a "~"
/// is followed by neither 0 nor 1.
[[nodiscard]] std::optional<std::vector<std::string>> split_pointer(std::string_view pointer);

/// Returns the unescaped first token of a pointer, "" for the pointer to the whole document.
[[nodiscard]] std::string first_token(std::string_view pointer);

/// Parses a token as an array index: at most nine digits, without a leading zero.
/// @see RFC 6901, section 4
[[nodiscard]] std::optional<std::uint32_t> array_index(std::string_view token);

/// Parses a token as a row index of a form: at most 19 digits, so that timestamps are accepted.
/// Only the order of row indexes matters.
[[nodiscard]] std::optional<std::uint64_t> row_index(std::string_view token);

/// Returns the value that a pointer refers to, nothing if there is none or the last token is "-".
[[nodiscard]] OptionalValue resolve(Value root, std::string_view pointer);

/// Returns the pointer to a descendant of `root`. It searches the document, so only errors use it.
[[nodiscard]] std::string pointer_of(Value root, Value value);

/// Decodes the percent-encoding of a URI fragment.
/// @see RFC 6901, section 6
[[nodiscard]] std::string decode_fragment(std::string_view fragment);

/// The location of a value during a recursive walk: a linked list on the stack.
/// It is written out as a pointer only if an issue or a change needs it.
class Path {
 public:
  Path() = default;
  Path(const Path& parent, std::string_view name) : parent_(&parent), name_(name) {}
  Path(const Path& parent, std::uint32_t index) : parent_(&parent), index_(index), is_index_(true) {}

  [[nodiscard]] std::string pointer() const;
  [[nodiscard]] const Path* parent() const { return parent_; }
  [[nodiscard]] bool is_index() const { return is_index_; }
  [[nodiscard]] std::uint32_t index() const { return index_; }
  [[nodiscard]] std::string_view name() const { return name_; }

 private:
  void append_to(std::string& pointer) const;

  const Path* parent_ = nullptr;
  std::string_view name_;
  std::uint32_t index_ = 0;
  bool is_index_ = false;
};

}  // namespace resume_patch::document
