#include "merge/word_merge.h"

#include "diff/word_diff.h"

namespace resume_patch::merge {

namespace {

/// An iterator over the changes of one side.
class WordEdits {
 public:
  WordEdits(std::string_view base, std::string_view text)
      : text_(text), changes_(diff::changed_words(base, text)) {}

  [[nodiscard]] bool is_done() const { return at_ == changes_.before.size(); }
  [[nodiscard]] std::uint32_t start() const { return changes_.before[at_].first; }
  [[nodiscard]] std::uint32_t end() const { return changes_.before[at_].second; }
  [[nodiscard]] std::string_view replacement() const {
    const auto& [from, to] = changes_.after[at_];
    return text_.substr(from, to - from);
  }
  void advance() { ++at_; }

  [[nodiscard]] bool touches(const WordEdits& other) const {
    return start() <= other.end() && other.start() <= end();
  }
  [[nodiscard]] bool is_same_edit(const WordEdits& other) const {
    return start() == other.start() && end() == other.end() && replacement() == other.replacement();
  }

 private:
  std::string_view text_;
  diff::TextChanges changes_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<std::string> merge_words(std::string_view base, std::string_view mine,
                                       std::string_view theirs) {
  WordEdits left(base, mine);
  WordEdits right(base, theirs);
  std::string merged;
  std::uint32_t done = 0;
  while (!left.is_done() || !right.is_done()) {
    const bool both = !left.is_done() && !right.is_done();
    const bool is_same = both && left.is_same_edit(right);
    if (both && !is_same && left.touches(right)) return std::nullopt;
    WordEdits& next = right.is_done() || (both && left.start() < right.start()) ? left : right;
    merged += base.substr(done, next.start() - done);
    merged += next.replacement();
    done = next.end();
    if (is_same) left.advance();
    next.advance();
  }
  return merged += base.substr(done);
}

}  // namespace resume_patch::merge
