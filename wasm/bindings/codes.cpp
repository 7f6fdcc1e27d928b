// Registers the numbers of both modules.
#include "bindings/codes.h"

#include <emscripten/bind.h>

#include "document/limits.h"
#include "draft/draft_node.h"

namespace resume_patch::bindings {

EMSCRIPTEN_BINDINGS(resume_patch_codes) {
  emscripten::enum_<PatchOption>("PatchOption")
      .value("rules", PatchOption::rules)
      .value("nullsAsEmpty", PatchOption::nulls_as_empty)
      .value("mergeWords", PatchOption::merge_words)
      .value("replaceObjects", PatchOption::replace_objects);
  emscripten::enum_<ResultBit>("ResultBit")
      .value("valid", ResultBit::valid)
      .value("hasBody", ResultBit::has_body)
      .value("truncated", ResultBit::truncated)
      .value("notAnObject", ResultBit::not_an_object);
  emscripten::enum_<Direction>("Direction")
      .value("request", Direction::request)
      .value("response", Direction::response);
  const document::Limits limits;
  emscripten::constant("maximumDepth", static_cast<int>(limits.depth));
  emscripten::constant("maximumBytes", static_cast<int>(limits.bytes));
  emscripten::constant("maximumDraftDepth", static_cast<int>(draft::max_levels));
  emscripten::constant("inputCount", input_count);
}

}  // namespace resume_patch::bindings
