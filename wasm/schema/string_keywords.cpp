// minLength, maxLength, pattern, format.
#include <array>

#include "schema/compiler.h"

namespace resume_patch::schema {

namespace {

struct FormatName {
  std::string_view name;
  Format format;
};
constexpr std::array<FormatName, 6> format_names = {{{"date", Format::date},
                                                     {"date-time", Format::date_time},
                                                     {"email", Format::email},
                                                     {"uuid", Format::uuid},
                                                     {"byte", Format::byte},
                                                     {"uri", Format::uri}}};

void compile_format(Compiler& compiler, Value value, StringKeywords& string) {
  if (!value.is_string()) return compiler.fail(value, "a format must be a string");
  string.format_name = value.slice();
  for (const FormatName& known : format_names) {
    if (known.name == string.format_name) string.format = known.format;
  }
}

}  // namespace

void compile_string_keyword(Compiler& compiler, Keyword keyword, Value value, Schema& schema) {
  if (!schema.string) schema.string = std::make_unique<StringKeywords>();
  StringKeywords& string = *schema.string;
  if (keyword == Keyword::min_length) {
    string.min_length = compiler.read_count(value);
  } else if (keyword == Keyword::max_length) {
    string.max_length = compiler.read_count(value);
  } else if (keyword == Keyword::format) {
    compile_format(compiler, value, string);
  } else {
    string.pattern_text = compiler.read_string(value);
    if (!value.is_string()) return;
    string.pattern = compiler.patterns().compile(string.pattern_text);
    // Documents are written for many engines, so a pattern that this engine refuses does not refuse the
    // operation.
    if (string.pattern < 0) compiler.add_unchecked_pattern(value);
  }
}

}  // namespace resume_patch::schema
