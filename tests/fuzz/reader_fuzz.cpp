// Compares the reader with nlohmann_json: both accept or refuse a text, and both read the same value.
// `npm run fuzz` runs this for a number of seconds. A text on which they differ is written to a file named
// crash-*.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "document/equality.h"
#include "document/reader.h"
#include "document/writer.h"

namespace {

using resume_patch::document::Document;
using resume_patch::document::ReadError;
using resume_patch::document::ReadErrorCode;

/// Ends the run; libFuzzer writes the text to a file.
void expect(bool holds) {
  if (!holds) std::abort();
}

/// Reports whether a number may be beyond a double's range: nlohmann_json refuses such a number, this reader
/// keeps it.
bool may_be_out_of_range(std::string_view text) {
  constexpr std::size_t digits_of_largest_double = 308;
  return text.find_first_of("eE") != std::string_view::npos || text.size() > digits_of_largest_double;
}

void check_taken(const Document& document, std::string_view text, const nlohmann::json& oracle) {
  std::string written;
  resume_patch::document::write(written, document.root());
  const auto again = resume_patch::document::read(written);
  expect(std::holds_alternative<Document>(again));
  const Document& copy = std::get<Document>(again);
  expect(resume_patch::document::equal(document.root(), copy.root()));
  expect(resume_patch::document::hash(document.root()) == resume_patch::document::hash(copy.root()));
  if (oracle.is_discarded()) {
    expect(may_be_out_of_range(text));
  } else {
    expect(nlohmann::json::parse(written, nullptr, false) == oracle);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto result = resume_patch::document::read(text);
  const nlohmann::json oracle = nlohmann::json::parse(text, nullptr, false);
  if (const auto* document = std::get_if<Document>(&result)) {
    check_taken(*document, text, oracle);
  } else {
    const ReadError& error = std::get<ReadError>(result);
    expect(error.offset <= size && error.line >= 1 && error.column >= 1);
    // Only this reader limits the depth, and nlohmann_json takes a zero byte for the end of the text.
    const bool ends_early = text.find('\0') != std::string_view::npos;
    expect(oracle.is_discarded() || error.code == ReadErrorCode::too_deep || ends_early);
  }
  return 0;
}
