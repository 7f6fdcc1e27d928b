// The parts of an item that likeness is counted by.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "diff/diff_schema.h"
#include "document/document.h"

namespace resume_patch::diff {

/// What one whole member weighs.
inline constexpr std::uint64_t member_weight = 1U << 20U;

/// A scalar at a place, or a word of a text.
struct Feature {
  std::uint64_t hash;    ///< Of the names that lead to it and of itself. Positions in lists are left out.
  std::uint32_t weight;  ///< Its share of member_weight.
};

/// Appends the parts of an item: of an object, the parts of its members, of which each weighs the same.
/// Leaves out what content_hash() does, and the member of the name `excluded_member`.
void append_features(std::vector<Feature>& features, document::Value item, const DiffSchemas& schemas,
                     DiffSchemaId schema, std::string_view excluded_member);

/// Calls `visit` with each word of a text. Words are what white space separates.
template <typename Visit>
void for_each_word(std::string_view text, const Visit& visit) {
  std::size_t start = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const bool is_word = at < text.size() && static_cast<unsigned char>(text[at]) > ' ';
    if (is_word) continue;
    if (at > start) visit(text.substr(start, at - start));
    start = at + 1;
  }
}

}  // namespace resume_patch::diff
