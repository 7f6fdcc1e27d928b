#include "diff/word_diff.h"

#include <algorithm>
#include <string>
#include <utility>

#include "document/hash.h"
#include "document/scan_words.h"
#include "document/text.h"

namespace resume_patch::diff {

namespace {

using Starts = std::vector<std::uint32_t>;

/// The role of a code point in a run of characters.
enum class CharacterClass : std::uint8_t { space, word, single };

CharacterClass class_of_ascii(unsigned char byte) {
  if (byte == ' ' || (byte >= '\t' && byte <= '\r')) return CharacterClass::space;
  const unsigned char lower = byte | 0x20U;
  const bool is_word = (lower >= 'a' && lower <= 'z') || (byte >= '0' && byte <= '9') || byte == '_';
  return is_word ? CharacterClass::word : CharacterClass::single;
}

/// Classifies by blocks of the Unicode Standard, approximately: scripts without spaces between words,
/// punctuation, and everything else. Joiners and combining marks count as words.
CharacterClass class_of(std::uint32_t code_point) {
  const auto within = [code_point](std::uint32_t first, std::uint32_t last) {
    return code_point >= first && code_point <= last;
  };
  if (code_point == 0xA0 || within(0x2000, 0x200A) || within(0x2028, 0x2029) || code_point == 0x202F ||
      code_point == 0x3000)
    return CharacterClass::space;
  const bool is_mark = within(0xA1, 0xBF) || within(0x2010, 0x205E) || within(0xFF00, 0xFF0F);
  const bool is_ideograph = within(0x2E80, 0xA4CF) || within(0xF900, 0xFAFF) || within(0x20000, 0x3FFFF);
  return is_mark || is_ideograph ? CharacterClass::single : CharacterClass::word;
}

/// Reads the character at a position and advances the position.
CharacterClass read_character(std::string_view text, std::uint32_t& at) {
  const auto first = static_cast<unsigned char>(text[at++]);
  if (first < 0x80) return class_of_ascii(first);
  const unsigned continuation_bytes = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
  std::uint32_t code_point = first & (0x3FU >> continuation_bytes);
  for (unsigned byte = 0; byte < continuation_bytes; ++byte)
    code_point = code_point << 6U | (static_cast<unsigned char>(text[at++]) & 0x3FU);
  return class_of(code_point);
}

/// Returns the end of the token that starts at `start`.
std::uint32_t token_end(std::string_view text, std::uint32_t start) {
  std::uint32_t end = start;
  const CharacterClass first = read_character(text, end);
  if (first == CharacterClass::single) return end;
  for (std::uint32_t next = end; next < text.size(); end = next) {
    if (read_character(text, next) != first) break;
  }
  return end;
}

/// A text divided into tokens.
struct Tokens {
  explicit Tokens(std::string_view whole) : text(whole) {
    std::uint32_t at = 0;
    while (at < whole.size()) {
      starts.push_back(at);
      at = token_end(whole, at);
    }
    starts.push_back(at);
  }

  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(starts.size()) - 1; }
  [[nodiscard]] std::string_view token(std::uint32_t at) const {
    return text.substr(starts[at], starts[at + 1] - starts[at]);
  }

  std::string_view text;
  Starts starts;  ///< The start of each token, then the end of the text.
};

/// The words and punctuation marks of a range of tokens. White space is left out, because it occurs
/// everywhere.
struct WordKeys {
  WordKeys(const Tokens& tokens, std::uint32_t from, std::uint32_t end) {
    for (std::uint32_t at = from; at < end; ++at) {
      std::uint32_t character_end = tokens.starts[at];
      if (read_character(tokens.text, character_end) == CharacterClass::space) continue;
      keys.push_back(document::hash_bytes(tokens.token(at)));
      positions.push_back(at);
    }
  }

  /// Combines each key with the keys of its neighbours. The result rarely repeats, unlike single words.
  void include_neighbours() {
    std::uint64_t previous = 0;
    for (std::size_t at = 0; at < keys.size(); ++at) {
      const std::uint64_t own = keys[at];
      const std::uint64_t next = at + 1 < keys.size() ? keys[at + 1] : 0;
      keys[at] = (own * 3 + previous) * 0x9E3779B97F4A7C15ULL + next;
      previous = own;
    }
  }

  std::vector<std::uint64_t> keys;
  Starts positions;  ///< Among the tokens.
};

/// A range of tokens of both texts.
struct TokenRange {
  std::uint32_t before;
  std::uint32_t before_end;
  std::uint32_t after;
  std::uint32_t after_end;
};

/// The method by which equal words are paired.
enum class WordPairing : std::uint8_t { in_context, single, none };

class WordComparer {
 public:
  /// @param offset The position of both texts in the texts that the ranges refer to.
  WordComparer(std::string_view before, std::string_view after, std::uint32_t offset)
      : before_(before), after_(after), offset_(offset) {}

  TextChanges run();

 private:
  [[nodiscard]] bool is_same_token(std::uint32_t from, std::uint32_t to) const {
    return document::bytes_equal(before_.token(from), after_.token(to));
  }
  void trim(TokenRange& range) const;
  void compare(TokenRange range, WordPairing pairing);

  Tokens before_;
  Tokens after_;
  std::uint32_t offset_;
  TextChanges changes_;
};

// Removes equal tokens from both ends.
void WordComparer::trim(TokenRange& range) const {
  while (range.before < range.before_end && range.after < range.after_end &&
         is_same_token(range.before, range.after)) {
    ++range.before;
    ++range.after;
  }
  while (range.before < range.before_end && range.after < range.after_end &&
         is_same_token(range.before_end - 1, range.after_end - 1)) {
    --range.before_end;
    --range.after_end;
  }
}

// Pairs of equal words divide a range into smaller ones. Words with equal neighbours come first, because
// frequent words would be paired across the text. A range that no pair divides is one change.
void WordComparer::compare(TokenRange range, WordPairing pairing) {
  trim(range);
  const bool is_change = range.before == range.before_end || range.after == range.after_end;
  if (is_change || pairing == WordPairing::none) {
    if (range.before == range.before_end && range.after == range.after_end) return;
    changes_.before.emplace_back(offset_ + before_.starts[range.before],
                                 offset_ + before_.starts[range.before_end]);
    changes_.after.emplace_back(offset_ + after_.starts[range.after],
                                offset_ + after_.starts[range.after_end]);
    return;
  }
  WordKeys left(before_, range.before, range.before_end);
  WordKeys right(after_, range.after, range.after_end);
  if (pairing == WordPairing::in_context) {
    left.include_neighbours();
    right.include_neighbours();
  }
  const WordPairing next = pairing == WordPairing::in_context ? WordPairing::single : WordPairing::none;
  for (const auto& [from, to] : pair_keys(left.keys, right.keys).in_order) {
    const std::uint32_t before = left.positions[from];
    const std::uint32_t after = right.positions[to];
    if (!is_same_token(before, after)) continue;  // Different words with the same hash.
    compare({range.before, before, range.after, after}, next);
    range.before = before + 1;
    range.after = after + 1;
  }
  compare(range, next);
}

TextChanges WordComparer::run() {
  TokenRange range{0, before_.count(), 0, after_.count()};
  trim(range);
  const bool is_long = std::max(range.before_end - range.before, range.after_end - range.after) > max_tokens;
  compare(range, is_long ? WordPairing::none : WordPairing::in_context);
  return std::move(changes_);
}

bool is_continuation(std::string_view text, std::uint32_t at) {
  return at < text.size() && document::is_continuation(text[at]);
}

/// Returns a position where a token starts: the last one before `end`, or an earlier one.
std::uint32_t last_token_start(std::string_view text, std::uint32_t end) {
  std::uint32_t start = end;
  CharacterClass last = CharacterClass::single;
  for (std::uint32_t at = end; at > 0;) {
    do --at;
    while (is_continuation(text, at));
    std::uint32_t next = at;
    const CharacterClass character_class = read_character(text, next);
    if (start != end && (character_class != last || character_class == CharacterClass::single)) break;
    last = character_class;
    start = at;
  }
  return start;
}

/// The number of equal bytes at the starts and at the ends of two texts. Both are whole tokens.
struct CommonEnds {
  CommonEnds(std::string_view before, std::string_view after) {
    const auto max_length = static_cast<std::uint32_t>(std::min(before.size(), after.size()));
    const auto same = [&](std::size_t from, std::size_t to, std::uint32_t count) {
      return document::bytes_equal(before.data() + from, after.data() + to, count);
    };
    while (head + 8 <= max_length && same(head, head, 8)) head += 8;
    while (head < max_length && before[head] == after[head]) ++head;
    for (const std::uint32_t step : {8U, 1U}) {
      while (head + tail + step <= max_length &&
             same(before.size() - tail - step, after.size() - tail - step, step)) {
        tail += step;
      }
    }
    while (head > 0 && (is_continuation(before, head) || is_continuation(after, head))) --head;
    head = last_token_start(before, head);
    auto at = static_cast<std::uint32_t>(before.size()) - tail;
    while (is_continuation(before, at)) ++at;
    if (at < before.size()) at = token_end(before, at);
    tail = static_cast<std::uint32_t>(before.size()) - at;
  }

  std::uint32_t head = 0;
  std::uint32_t tail = 0;
};

/// Returns true if a text has more than one token.
bool is_prose(std::string_view text) {
  return !text.empty() && token_end(text, 0) < text.size();
}

void count_in_utf16(PositionPairs& ranges, std::string_view text) {
  std::uint32_t at = 0;
  std::uint32_t units = 0;
  const auto advance = [&](std::uint32_t& position) {
    units += static_cast<std::uint32_t>(document::count_utf16_units(text.substr(at, position - at)));
    at = position;
    position = units;
  };
  for (auto& [start, end] : ranges) {
    advance(start);
    advance(end);
  }
}

}  // namespace

TextChanges changed_words(std::string_view before, std::string_view after) {
  if (std::max(before.size(), after.size()) <= max_text_bytes) {
    // Most of a text equals its next version, and that part needs no tokens.
    const CommonEnds equal(before, after);
    const auto middle = [&](std::string_view text) {
      return text.substr(equal.head, text.size() - equal.head - equal.tail);
    };
    return WordComparer(middle(before), middle(after), equal.head).run();
  }
  TextChanges changes;
  changes.before.emplace_back(0, static_cast<std::uint32_t>(before.size()));
  changes.after.emplace_back(0, static_cast<std::uint32_t>(after.size()));
  return changes;
}

std::optional<TextChanges> changed_words_of(const Change& change) {
  if (change.kind != ChangeKind::replace || !change.before->is_string() || !change.after->is_string())
    return std::nullopt;
  std::string before_scratch;
  std::string after_scratch;
  const std::string_view earlier = change.before->text(before_scratch);
  const std::string_view later = change.after->text(after_scratch);
  if (!is_prose(earlier) && !is_prose(later)) return std::nullopt;
  TextChanges changes = changed_words(earlier, later);
  count_in_utf16(changes.before, earlier);
  count_in_utf16(changes.after, later);
  return changes;
}

}  // namespace resume_patch::diff
