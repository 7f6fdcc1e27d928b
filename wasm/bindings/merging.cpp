// The functions of three-way merges and the JSON standards.
#include <emscripten/bind.h>

#include "bindings/codes.h"
#include "bindings/json_patch.h"
#include "bindings/module_state.h"

namespace resume_patch::bindings {

namespace {

int merge_documents(int handle, int base, int mine, int theirs, int flags) {
  if (!are_objects(base, mine) || !are_objects(base, theirs)) return 1;
  merge::Options options;
  options.prefer = has(flags, MergeOption::prefer_mine) ? merge::Side::mine : merge::Side::theirs;
  options.merge_words = !has(flags, MergeOption::whole_text);
  merge::Result merged = endpoint(handle).merge(root(base), root(mine), root(theirs), options);
  state().text = std::move(merged.text);
  set_result(json_of(merged.conflicts));
  return 0;
}

int json_patch(int operation, int first, int second) {
  clear_results();
  return do_json_patch(operation, root(first), root(second));
}

int merge_patch(int operation, int first, int second) {
  clear_results();
  return do_merge_patch(operation, root(first), root(second));
}

}  // namespace

EMSCRIPTEN_BINDINGS(resume_patch_merging) {
  emscripten::function("merge", &merge_documents);
  emscripten::function("jsonPatch", &json_patch);
  emscripten::function("mergePatch", &merge_patch);
}

}  // namespace resume_patch::bindings
