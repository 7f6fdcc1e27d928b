#include "bindings/json_patch.h"

#include <utility>

#include "bindings/codes.h"
#include "bindings/module_state.h"
#include "document/pointer.h"
#include "patch/json_patch.h"
#include "patch/merge_patch.h"

namespace resume_patch::bindings {

namespace {

using document::Value;

bool is(int operation, JsonPatchOperation expected) {
  return operation == static_cast<int>(expected);
}

Json json_of(const patch::JsonPatchResult& result) {
  Json json = make_object({{"error", "patch"}, {"code", patch::name_of(result.error)}});
  if (!result.operation) return json;
  json["index"] = result.index;
  json["atFrom"] = result.error_is_at_from;
  for (const char* name : {"op", "path", "from"}) {
    const auto member = result.operation->find(name);
    if (member && member->is_string()) json[name] = member->string();
  }
  return json;
}

/// Returns 0, or 1 with the error as the details.
int give_result(const patch::JsonPatchResult& result) {
  if (result.error != patch::PatchErrorCode::none) {
    set_result(json_of(result));
  } else if (result.limit) {
    set_result(bindings::json_of(document::ReadError{*result.limit, 0, 1, 1}, document::Limits()));
  } else {
    return 0;
  }
  return 1;
}

}  // namespace

int do_json_patch(int operation, Value first, Value second) {
  if (is(operation, JsonPatchOperation::diff)) {
    state().text = document::dump(patch::diff_json_patch(first, second));
    return 0;
  }
  if (is(operation, JsonPatchOperation::apply)) {
    patch::JsonPatchResult applied = patch::apply_json_patch(first, second);
    state().text = std::move(applied.text);
    return give_result(applied);
  }
  const patch::JsonPatchResult inverted = patch::invert_json_patch(first, second);
  const int status = give_result(inverted);
  if (status == 0) state().text = document::dump(inverted.operations);
  return status;
}

int do_merge_patch(int operation, Value first, Value second) {
  if (is(operation, JsonPatchOperation::apply)) {
    state().text = patch::apply_merge_patch(first, second);
    return 0;
  }
  patch::MergePatchResult result = patch::diff_merge_patch(first, second);
  if (!result.unsendable_null) {
    state().text = std::move(result.text);
    return 0;
  }
  set_result(make_object({{"error", "patch"},
                          {"code", "nullMember"},
                          {"path", document::pointer_of(second, *result.unsendable_null)}}));
  return 1;
}

}  // namespace resume_patch::bindings
