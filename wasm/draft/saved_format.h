// The parts of a saved draft. Values of the resource are in a list of texts after the rest, `documents`. The
// rest, a value of nlohmann_json, refers to them by number. See document/decisions/json-values.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/json.h"

namespace resume_patch::draft {

inline constexpr std::string_view saved_format = "resume-patch draft";
inline constexpr std::uint32_t saved_version = 3;

/// Returns a checksum that detects changes of a text. It is the same in every instance.
[[nodiscard]] std::string checksum(std::string_view text);

/// Returns an integer of up to 19 digits, nothing if `json` is null or another value.
[[nodiscard]] std::optional<std::uint64_t> read_long_number(const document::Json* json);

/// Returns a number of 32 bits, nothing if `json` is null or another value.
[[nodiscard]] std::optional<std::uint32_t> read_number(const document::Json* json);

/// Returns the text of a string, null if `json` is null or another value.
[[nodiscard]] const std::string* read_string(const document::Json* json);

/// Returns the text of a JSON Pointer, null if `json` is null or another value.
[[nodiscard]] const std::string* read_pointer(const document::Json* json);

/// Collects values of the resource while a draft is saved.
class DocumentListWriter {
 public:
  /// Adds a value and returns its number.
  [[nodiscard]] document::Json add(document::Value value);
  [[nodiscard]] document::Json add(std::string_view json_text);
  /// Appends the text of an object with the list as its last member.
  void write_behind(std::string& out, const document::Json& object) const;

 private:
  void begin_item();

  std::string texts_;
  std::uint32_t count_ = 0;
};

/// The values of the resource in a saved draft, as views of its text.
class DocumentList {
 public:
  explicit DocumentList(document::OptionalValue list);
  /// Returns the value with a number, nothing if `json` is null or there is no such value. Each value is
  /// returned once, so that a small text cannot refer to a long value many times.
  [[nodiscard]] document::OptionalValue take(const document::Json* json) const;
  /// Returns a copy of the value that take() returns.
  [[nodiscard]] std::optional<document::Document> take_copy(const document::Json* json) const;

 private:
  mutable std::vector<document::OptionalValue> values_;  ///< Nothing in place of a value that was returned.
};

/// The result of parsing a text of DocumentListWriter::write_behind().
struct SavedObject {
  document::Json json;  ///< Without the documents. Discarded if the text is not an object.
  DocumentList documents;
};
[[nodiscard]] SavedObject read_saved_object(document::Value saved);

/// Returns a member that is a list, null if there is none.
[[nodiscard]] const document::Json* find_list(const document::Json& json, std::string_view name);

/// Calls `read(pointer, value)` for each pair in a list of alternating pointers and values.
/// @returns False if the list or a pointer is damaged, or `read` returns false.
template <typename Read>
[[nodiscard]] bool read_pairs(const document::Json* list, const Read& read) {
  if (list == nullptr || !list->is_array() || list->size() % 2 != 0) return false;
  for (auto pair = list->begin(); pair != list->end(); pair += 2) {
    const std::string* const pointer = read_pointer(&pair[0]);
    if (pointer == nullptr || !read(*pointer, pair[1])) return false;
  }
  return true;
}

}  // namespace resume_patch::draft
