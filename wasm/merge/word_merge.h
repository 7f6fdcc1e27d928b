// Two edits of one text, put together word by word.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace resume_patch::merge {

/// The text with the changed words of both sides (valid UTF-8, as diff::changed_words tells them). Nothing
/// where both changed the same words, or words that nothing stands between, to something different.
[[nodiscard]] std::optional<std::string> merge_words(std::string_view base, std::string_view mine,
                                                     std::string_view theirs);

}  // namespace resume_patch::merge
