// JSON Pointer (RFC 6901).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace resume_patch::document {

/// Appends "/" and the token with "~" and "/" escaped (RFC 6901, section 3).
void append_token(std::string& pointer, std::string_view token);
void append_token(std::string& pointer, std::uint32_t index);

/// The tokens of a pointer, unescaped; nothing where it is no pointer (it does not start with "/", or a "~"
/// is followed by neither 0 nor 1).
[[nodiscard]] std::optional<std::vector<std::string>> split_pointer(std::string_view pointer);

/// The first token, unescaped, of a pointer that is none to the whole.
[[nodiscard]] std::string first_token(std::string_view pointer);

/// A token as an array index: digits without a leading zero (RFC 6901, section 4).
[[nodiscard]] std::optional<std::uint32_t> array_index(std::string_view token);

/// A token as the row of a form, written like an array index. Rows are only ordered by their indexes, which
/// may be timestamps of 19 digits.
[[nodiscard]] std::optional<std::uint64_t> row_index(std::string_view token);

/// The value a pointer names. "-" and what is not there name nothing.
[[nodiscard]] OptionalValue resolve(Value root, std::string_view pointer);

/// The pointer to a value that stands below `root`. Searches: for errors, not for walks.
[[nodiscard]] std::string pointer_of(Value root, Value value);

/// Undoes the percent-encoding of a URI fragment (RFC 6901, section 6).
[[nodiscard]] std::string decode_fragment(std::string_view fragment);

/// A place on the way down a document, kept on the stack of the walk and written out only when something is
/// to be said about it.
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
