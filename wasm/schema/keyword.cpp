#include "schema/keyword.h"

#include <array>

#include "document/scan_words.h"

namespace resume_patch::schema {

namespace {

constexpr std::array keyword_names = {
#define RESUME_PATCH_KEYWORD_TEXT(identifier, text) std::string_view(text),
    RESUME_PATCH_KEYWORDS(RESUME_PATCH_KEYWORD_TEXT)
#undef RESUME_PATCH_KEYWORD_TEXT
};

}  // namespace

std::string_view name_of(Keyword keyword) {
  return keyword_names[static_cast<std::size_t>(keyword)];
}

std::optional<Keyword> keyword_named(std::string_view name) {
  for (std::size_t at = 0; at < keyword_names.size(); ++at) {
    if (document::bytes_equal(keyword_names[at], name)) return static_cast<Keyword>(at);
  }
  return std::nullopt;
}

}  // namespace resume_patch::schema
