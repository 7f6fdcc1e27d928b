// Two texts to the words that changed between them: for display, and for merging prose.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "diff/compare.h"
#include "diff/sequence.h"

namespace resume_patch::diff {

/// What changed in a text, in its order: the range `before[i]` of the earlier text became the range
/// `after[i]` of the later one. A range is a first place and the place behind its last; where words were only
/// added or only taken away, one of the two is empty. What stands between two ranges is equal in both texts
/// and holds more than white space, so putting the later ranges in place of the earlier ones gives the later
/// text.
struct TextChanges {
  PositionPairs before;
  PositionPairs after;
};

/// No more than so many words, marks and runs of white space of either text are held against each other, not
/// counting those at both ends that are equal; beyond that, all between the ends is one change.
inline constexpr std::size_t max_tokens = 20000;
/// Of texts longer than this nothing is looked at: one change from end to end.
inline constexpr std::size_t max_text_bytes = std::size_t{1} << 20U;

/// The changed words of two texts of valid UTF-8. Ranges are in bytes and never divide a code point.
///
/// A word is a run of letters, digits and signs that are no punctuation; a punctuation mark and an ideograph
/// stand alone; white space between two changed words is part of their change. n log n, and bounded.
[[nodiscard]] TextChanges changed_words(std::string_view before, std::string_view after);

/// The changed words of a string that was replaced by another, for display: in UTF-16 code units, in which
/// JavaScript counts. Nothing for any other change, and where both are single words.
[[nodiscard]] std::optional<TextChanges> changed_words_of(const Change& change);

}  // namespace resume_patch::diff
