// Features of an item, by which the likeness of two items is measured.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "diff/diff_schema.h"
#include "document/document.h"

namespace resume_patch::diff {

/// The weight of a whole member.
inline constexpr std::uint64_t member_weight = 1U << 20U;

/// A scalar with its path, or a word of a text with its path.
struct Feature {
  std::uint64_t hash;    ///< Of the names on the path and the value. Positions in lists are left out.
  std::uint32_t weight;  ///< Its share of member_weight.
};

/// Appends the features of an item. Each member of an object has the same total weight.
/// Ignores what content_hash() ignores, and the member `excluded_member`.
void append_features(std::vector<Feature>& features, document::Value item, const DiffSchemas& schemas,
                     DiffSchemaId schema, std::string_view excluded_member);

/// Calls `visit` with each word of a text. White space separates words.
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
