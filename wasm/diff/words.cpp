#include "diff/words.h"

#include <algorithm>
#include <string>
#include <utility>

#include "document/text.h"
#include "document/words.h"

namespace resume_patch::diff {

namespace {

using Starts = std::vector<std::uint32_t>;

/// What a code point does to the run it stands in.
enum class Sign : std::uint8_t { space, word, alone };

Sign sign_of_ascii(unsigned char byte) {
  if (byte == ' ' || (byte >= '\t' && byte <= '\r')) return Sign::space;
  const unsigned char lower = byte | 0x20U;
  const bool is_word = (lower >= 'a' && lower <= 'z') || (byte >= '0' && byte <= '9') || byte == '_';
  return is_word ? Sign::word : Sign::alone;
}

/// Blocks of the Unicode Standard, roughly: scripts without spaces between words, and punctuation. Joiners
/// and marks that belong to the sign before them count as words.
Sign sign_of(std::uint32_t point) {
  const auto within = [point](std::uint32_t first, std::uint32_t last) {
    return point >= first && point <= last;
  };
  if (point == 0xA0 || within(0x2000, 0x200A) || within(0x2028, 0x2029) || point == 0x202F || point == 0x3000)
    return Sign::space;
  const bool is_mark = within(0xA1, 0xBF) || within(0x2010, 0x205E) || within(0xFF00, 0xFF0F);
  const bool is_ideograph = within(0x2E80, 0xA4CF) || within(0xF900, 0xFAFF) || within(0x20000, 0x3FFFF);
  return is_mark || is_ideograph ? Sign::alone : Sign::word;
}

/// The sign at a place, which is moved behind it.
Sign take_sign(std::string_view text, std::uint32_t& at) {
  const auto first = static_cast<unsigned char>(text[at++]);
  if (first < 0x80) return sign_of_ascii(first);
  const unsigned more = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
  std::uint32_t point = first & (0x3FU >> more);
  for (unsigned byte = 0; byte < more; ++byte)
    point = point << 6U | (static_cast<unsigned char>(text[at++]) & 0x3FU);
  return sign_of(point);
}

/// The place behind the token that starts at `start`.
std::uint32_t token_end(std::string_view text, std::uint32_t start) {
  std::uint32_t end = start;
  const Sign first = take_sign(text, end);
  if (first == Sign::alone) return end;
  for (std::uint32_t next = end; next < text.size(); end = next) {
    if (take_sign(text, next) != first) break;
  }
  return end;
}

/// A text cut into tokens.
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
  Starts starts;  ///< Of each token, and the end of the text.
};

/// The words and marks of a stretch of tokens. White space is left out: it is in every text and holds nothing
/// together.
struct Words {
  Words(const Tokens& tokens, std::uint32_t from, std::uint32_t end) {
    for (std::uint32_t at = from; at < end; ++at) {
      std::uint32_t place = tokens.starts[at];
      if (take_sign(tokens.text, place) == Sign::space) continue;
      keys.push_back(document::hash_bytes(tokens.token(at)));
      positions.push_back(at);
    }
  }

  /// Makes each key that of the word with its neighbours, which hardly comes twice where the word does.
  void widen() {
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

/// A stretch of the tokens of both texts.
struct Gap {
  std::uint32_t before;
  std::uint32_t before_end;
  std::uint32_t after;
  std::uint32_t after_end;
};

/// How equal words are told.
enum class Pairing : std::uint8_t { in_context, alone, none };

class WordComparison {
 public:
  /// `offset`: where both stand in the texts whose places are given.
  WordComparison(std::string_view before, std::string_view after, std::uint32_t offset)
      : before_(before), after_(after), offset_(offset) {}

  TextChanges run();

 private:
  [[nodiscard]] bool same(std::uint32_t from, std::uint32_t to) const {
    return document::bytes_equal(before_.token(from), after_.token(to));
  }
  void trim(Gap& gap) const;
  void compare(Gap gap, Pairing pairing);

  Tokens before_;
  Tokens after_;
  std::uint32_t offset_;
  TextChanges changes_;
};

// Takes the equal tokens off both ends.
void WordComparison::trim(Gap& gap) const {
  while (gap.before < gap.before_end && gap.after < gap.after_end && same(gap.before, gap.after)) {
    ++gap.before;
    ++gap.after;
  }
  while (gap.before < gap.before_end && gap.after < gap.after_end &&
         same(gap.before_end - 1, gap.after_end - 1)) {
    --gap.before_end;
    --gap.after_end;
  }
}

// Pairs of equal words divide a stretch into smaller ones: first those with equal neighbours, because words
// that come often would be paired across the text; then all others. What nothing divides is one change.
void WordComparison::compare(Gap gap, Pairing pairing) {
  trim(gap);
  const bool is_change = gap.before == gap.before_end || gap.after == gap.after_end;
  if (is_change || pairing == Pairing::none) {
    if (gap.before == gap.before_end && gap.after == gap.after_end) return;
    changes_.before.emplace_back(offset_ + before_.starts[gap.before],
                                 offset_ + before_.starts[gap.before_end]);
    changes_.after.emplace_back(offset_ + after_.starts[gap.after], offset_ + after_.starts[gap.after_end]);
    return;
  }
  Words left(before_, gap.before, gap.before_end);
  Words right(after_, gap.after, gap.after_end);
  if (pairing == Pairing::in_context) {
    left.widen();
    right.widen();
  }
  const Pairing next = pairing == Pairing::in_context ? Pairing::alone : Pairing::none;
  for (const auto& [from, to] : pair_keys(left.keys, right.keys).in_order) {
    const std::uint32_t before = left.positions[from];
    const std::uint32_t after = right.positions[to];
    if (!same(before, after)) continue;  // Two words of one hash.
    compare({gap.before, before, gap.after, after}, next);
    gap.before = before + 1;
    gap.after = after + 1;
  }
  compare(gap, next);
}

TextChanges WordComparison::run() {
  Gap gap{0, before_.count(), 0, after_.count()};
  trim(gap);
  const bool is_long = std::max(gap.before_end - gap.before, gap.after_end - gap.after) > most_tokens;
  compare(gap, is_long ? Pairing::none : Pairing::in_context);
  return std::move(changes_);
}

bool is_continuation(std::string_view text, std::uint32_t at) {
  return at < text.size() && document::is_continuation(text[at]);
}

/// Where the last token before `end` starts, or a place before it where a token starts.
std::uint32_t last_token_start(std::string_view text, std::uint32_t end) {
  std::uint32_t start = end;
  Sign last = Sign::alone;
  for (std::uint32_t at = end; at > 0;) {
    do --at;
    while (is_continuation(text, at));
    std::uint32_t behind = at;
    const Sign sign = take_sign(text, behind);
    if (start != end && (sign != last || sign == Sign::alone)) break;
    last = sign;
    start = at;
  }
  return start;
}

/// How many bytes at the heads of both texts are equal, and at their tails; whole tokens of both.
struct EqualEnds {
  EqualEnds(std::string_view before, std::string_view after) {
    const auto most = static_cast<std::uint32_t>(std::min(before.size(), after.size()));
    const auto same = [&](std::size_t from, std::size_t to, std::uint32_t count) {
      return document::bytes_equal(before.data() + from, after.data() + to, count);
    };
    while (head + 8 <= most && same(head, head, 8)) head += 8;
    while (head < most && before[head] == after[head]) ++head;
    for (const std::uint32_t step : {8U, 1U}) {
      while (head + tail + step <= most &&
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

/// More than one word, mark or run of white space.
bool is_prose(std::string_view text) {
  return !text.empty() && token_end(text, 0) < text.size();
}

void count_in_utf16(Positions& ranges, std::string_view text) {
  std::uint32_t at = 0;
  std::uint32_t units = 0;
  const auto advance = [&](std::uint32_t& place) {
    units += static_cast<std::uint32_t>(document::count_utf16_units(text.substr(at, place - at)));
    at = place;
    place = units;
  };
  for (auto& [start, end] : ranges) {
    advance(start);
    advance(end);
  }
}

}  // namespace

TextChanges changed_words(std::string_view before, std::string_view after) {
  if (std::max(before.size(), after.size()) <= most_text_bytes) {
    // Most of two versions of a text is equal, which needs no cutting into tokens.
    const EqualEnds equal(before, after);
    const auto middle = [&](std::string_view text) {
      return text.substr(equal.head, text.size() - equal.head - equal.tail);
    };
    return WordComparison(middle(before), middle(after), equal.head).run();
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
