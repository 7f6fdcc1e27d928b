#include "diff/word_diff.h"

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "document/reader.h"
#include "random_documents.h"

using namespace resume_patch;
using diff::TextChanges;

namespace {

/// "equal[before|after]equal".
std::string shown(std::string_view before, std::string_view after) {
  const TextChanges changes = diff::changed_words(before, after);
  CHECK(changes.before.size() == changes.after.size());
  std::string text;
  std::size_t at = 0;
  for (std::size_t one = 0; one < changes.before.size(); ++one) {
    const auto [start, end] = changes.before[one];
    const auto [new_start, new_end] = changes.after[one];
    text.append(before, at, start - at).append("[").append(before, start, end - start).append("|");
    text.append(after, new_start, new_end - new_start).append("]");
    at = end;
  }
  return text.append(before, at);
}

std::string applied(std::string_view before, std::string_view after, const TextChanges& changes) {
  std::string text;
  std::size_t at = 0;
  for (std::size_t one = 0; one < changes.before.size(); ++one) {
    text.append(before, at, changes.before[one].first - at);
    text.append(after, changes.after[one].first, changes.after[one].second - changes.after[one].first);
    at = changes.before[one].second;
  }
  return text.append(before, at);
}

/// Returns a text of frequent and rare words, punctuation, spaces, and code points of every length.
std::string random_text(tests::Random& random) {
  constexpr std::array<std::string_view, 14> parts = {
      "a", "the", "team", "of", " ", " ", " ", ", ", ".\n", "é", "学", "\xF0\x9F\x98\x80", "\xC2\xA0", "x1"};
  std::string text;
  for (std::uint32_t count = random.below(40); count > 0; --count)
    text += parts[random.below(static_cast<std::uint32_t>(parts.size()))];
  return text;
}

bool starts_code_point(std::string_view text, std::uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

}  // namespace

TEST_CASE("finds changed words as whole words") {
  CHECK(shown("", "").empty());
  CHECK(shown("same", "same") == "same");
  CHECK(shown("", "new") == "[|new]");
  CHECK(shown("old", "") == "[old|]");
  CHECK(shown("Led a team", "Led the team") == "Led [a|the] team");
  CHECK(shown("Led a team", "Led a small team") == "Led a [|small ]team");
  CHECK(shown("Led a small team", "Led a team") == "Led a [small |]team");
  CHECK(shown("five of them", "fifty of them.") == "[five|fifty] of them[|.]");
  CHECK(shown("C++, Rust", "C, Rust") == "C[++|], Rust");
  CHECK(shown("2019", "2020") == "[2019|2020]");
  CHECK(shown("naïve café", "naive café") == "[naïve|naive] café");
}

TEST_CASE("counts white space between two changed words as changed") {
  CHECK(shown("a b c d", "a x y d") == "a [b c|x y] d");
  CHECK(shown("a b c d", "a d") == "a [b c |]d");
  CHECK(shown("a  b", "a b") == "a[  | ]b");
  CHECK(shown("a\r\nb", "a\nb") == "a[\r\n|\n]b");
  CHECK(shown("a b, c d", "a x, y d") == "a [b|x], [c|y] d");
  CHECK(shown(" a", "a ") == "[ |]a[| ]");
  CHECK(shown("a\xC2\xA0\x62 c", "a c") == "a[\xC2\xA0\x62|] c");
}

TEST_CASE("treats each ideograph and punctuation mark as a word and divides no code point") {
  CHECK(shown("软件工程师", "软件架构师") == "软件[工程|架构]师");
  CHECK(shown("“yes”", "“no”") == "“[yes|no]”");
  CHECK(shown("\xF0\x9F\x98\x80", "\xF0\x9F\x98\x81") == "[\xF0\x9F\x98\x80|\xF0\x9F\x98\x81]");
}

TEST_CASE("matches frequent words together with their neighbours") {
  std::string before;
  for (int at = 0; at < 200; ++at) before += "the cat and the dog and " + std::to_string(at) + " of the ";
  const std::string inserted = "and the and the and the of of of the the and 7 ";
  const std::string after = "first " + inserted + inserted + before + "last";
  CHECK(shown(before, after) == "[|first " + inserted + inserted + "]" + before + "[|last]");
  std::string edited = before;
  edited.replace(edited.find("100 of"), 6, "100 off");
  edited.insert(edited.find("50 of"), "the ");
  const TextChanges changes = diff::changed_words(before, edited);
  CHECK(changes.before.size() == 2);
}

TEST_CASE("replacing the ranges changes one text into the other, in bytes and in UTF-16") {
  for (std::uint64_t seed = 1; seed <= 5000; ++seed) {
    tests::Random random(seed);
    const std::string before = random_text(random);
    const std::string after = random_text(random);
    INFO("before: ", before, " after: ", after);
    const TextChanges changes = diff::changed_words(before, after);
    REQUIRE(applied(before, after, changes) == after);
    REQUIRE(applied(after, before, {changes.after, changes.before}) == before);
    for (const auto& [start, end] : changes.before) {
      REQUIRE(starts_code_point(before, start));
      REQUIRE(starts_code_point(before, end));
    }
  }
}

TEST_CASE("counts ranges for display in UTF-16 code units and returns none for single words") {
  const document::Document texts =
      document::read_trusted(R"(["\uD83D\uDE00 é one","\uD83D\uDE00 é two","one","two",1,null,"","a b"])");
  diff::ChangeKind kind = diff::ChangeKind::replace;
  const auto words = [&](std::uint32_t before, std::uint32_t after) {
    diff::Change change;
    change.kind = kind;
    change.before = texts.root().item(before);
    change.after = texts.root().item(after);
    return diff::changed_words_of(change);
  };
  const auto changes = words(0, 1);
  REQUIRE(changes.has_value());
  CHECK(changes->before == diff::PositionPairs{{5, 8}});
  CHECK(changes->after == diff::PositionPairs{{5, 8}});
  CHECK(words(6, 7)->after == diff::PositionPairs{{0, 3}});
  CHECK_FALSE(words(2, 3).has_value());
  CHECK_FALSE(words(2, 6).has_value());
  CHECK_FALSE(words(0, 4).has_value());
  CHECK_FALSE(words(5, 0).has_value());
  kind = diff::ChangeKind::move;
  CHECK_FALSE(words(0, 1).has_value());
}

TEST_CASE("limits the work for long texts") {
  std::string many;
  while (many.size() < diff::max_text_bytes) many += "!";
  std::string edited = many;
  edited[10] = '?';
  edited[many.size() / 2] = '?';
  const TextChanges one = diff::changed_words(many, edited);
  CHECK(one.before == diff::PositionPairs{{10, static_cast<std::uint32_t>(many.size() / 2 + 1)}});
  const TextChanges whole = diff::changed_words(many + "!", edited);
  CHECK(whole.before == diff::PositionPairs{{0, static_cast<std::uint32_t>(many.size() + 1)}});
}
