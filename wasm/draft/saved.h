// The members of a saved draft, read back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "document/json.h"

namespace resume_patch::draft {

inline constexpr std::string_view saved_format = "resume-patch draft";
inline constexpr std::uint32_t saved_version = 3;

/// Returns a checksum, which tells whether a text was changed.
[[nodiscard]] std::string check_of(std::string_view text);

/// Returns a whole number of up to 19 digits, nothing where `json` is null or something else.
[[nodiscard]] std::optional<std::uint64_t> read_long_number(const document::Json* json);

/// Returns a number of 32 bits, nothing where `json` is null or something else.
[[nodiscard]] std::optional<std::uint32_t> read_number(const document::Json* json);

/// Returns the text of a string, null where `json` is null or something else.
[[nodiscard]] const std::string* read_string(const document::Json* json);

/// Returns the document of an embedded value, nothing where `json` is null, something else, or damaged.
[[nodiscard]] std::optional<document::Document> read_document(const document::Json* json);

/// Returns a member that is a list, null where there is none.
[[nodiscard]] const document::Json* find_list(const document::Json& json, std::string_view name);

/// Calls `read(pointer, value)` for each pair of a list of pointers, each with the value that follows it.
/// Returns false where the list or a pointer is damaged, or `read` returns false.
template <typename Read>
[[nodiscard]] bool read_pairs(const document::Json* list, const Read& read) {
  if (list == nullptr || !list->is_array() || list->size() % 2 != 0) return false;
  for (auto pair = list->begin(); pair != list->end(); pair += 2) {
    const std::string* const pointer = read_string(&pair[0]);
    if (pointer == nullptr || !read(*pointer, pair[1])) return false;
  }
  return true;
}

}  // namespace resume_patch::draft
