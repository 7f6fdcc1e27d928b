// Finds the words that changed between two texts, for display and for merging.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "diff/compare.h"
#include "diff/sequence.h"

namespace resume_patch::diff {

/// The changes of a text, in order: the range `before[i]` of the earlier text became the range `after[i]` of
/// the later one. A range is a start and an end; one of the two ranges is empty if words were only added or
/// only removed. Between two ranges the texts are equal and contain more than white space. Replacing the
/// earlier ranges by the later ones gives the later text.
struct TextChanges {
  PositionPairs before;
  PositionPairs after;
};

/// The greatest number of tokens per text that are compared, without the equal ones at both ends. Beyond it,
/// the whole range between the ends is one change.
inline constexpr std::size_t max_tokens = 20000;
/// A longer text, in bytes, is one change from start to end.
inline constexpr std::size_t max_text_bytes = std::size_t{1} << 20U;

/// Returns the changed words of two texts of valid UTF-8. Ranges are in bytes and never divide a code point.
///
/// A word is a run of letters, digits and other characters that are no punctuation. A punctuation mark or an
/// ideograph is a token of its own. White space between two changed words belongs to the change. The work is
/// n log n.
[[nodiscard]] TextChanges changed_words(std::string_view before, std::string_view after);

/// Returns the changed words of a replaced string, for display. Ranges are in UTF-16 code units, as in
/// JavaScript. Returns nothing for other changes, and if both strings are single words.
[[nodiscard]] std::optional<TextChanges> changed_words_of(const Change& change);

}  // namespace resume_patch::diff
