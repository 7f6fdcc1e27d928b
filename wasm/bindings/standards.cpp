#include "bindings/standards.h"

#include "bindings/codes.h"
#include "document/pointer.h"
#include "patch/json_patch.h"
#include "patch/merge_patch.h"

namespace resume_patch::bindings {

namespace {

using document::Value;

bool is(int operation, StandardOperation expected) {
  return operation == static_cast<int>(expected);
}

void write(JsonWriter& out, const patch::JsonPatchResult& result) {
  out.begin('{');
  out.member("error", "patch");
  out.member("code", patch::name_of(result.fault));
  if (result.operation) {
    out.member_number("index", result.index);
    out.member_flag("atFrom", result.at_from);
    for (const char* name : {"op", "path", "from"}) {
      const auto member = result.operation->find(name);
      if (member && member->is_string()) out.member(name, *member);
    }
  }
  out.end('}');
}

}  // namespace

int do_json_patch(int operation, Value first, Value second, std::string& text, std::string& details) {
  if (is(operation, StandardOperation::diff)) {
    text = patch::diff_json_patch(first, second);
    return 0;
  }
  patch::JsonPatchResult result = is(operation, StandardOperation::apply)
                                      ? patch::apply_json_patch(first, second)
                                      : patch::invert_json_patch(first, second);
  JsonWriter out(details);
  if (result.fault != patch::PatchFault::none) {
    write(out, result);
  } else if (result.limit) {
    bindings::write(out, document::ReadError{*result.limit, 0, 1, 1}, document::Limits());
  } else {
    text = std::move(result.text);
    return 0;
  }
  return 1;
}

int do_merge_patch(int operation, Value first, Value second, std::string& text, std::string& details) {
  if (is(operation, StandardOperation::apply)) {
    text = patch::apply_merge_patch(first, second);
    return 0;
  }
  patch::MergePatchResult result = patch::diff_merge_patch(first, second);
  if (!result.null) {
    text = std::move(result.text);
    return 0;
  }
  JsonWriter out(details);
  out.begin('{');
  out.member("error", "patch");
  out.member("code", "nullMember");
  out.member("path", document::pointer_of(second, *result.null));
  out.end('}');
  return 1;
}

}  // namespace resume_patch::bindings
