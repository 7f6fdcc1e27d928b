// Merges two edits of one text word by word.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace resume_patch::merge {

/// Returns the text with the changes that diff::changed_words() finds on both sides. Returns nothing if both
/// sides changed the same or adjacent words differently. The texts are valid UTF-8.
[[nodiscard]] std::optional<std::string> merge_words(std::string_view base, std::string_view mine,
                                                     std::string_view theirs);

}  // namespace resume_patch::merge
