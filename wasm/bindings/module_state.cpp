#include "bindings/module_state.h"

namespace resume_patch::bindings {

namespace {

int flags_of(const endpoint::Patch& patch) {
  return bit_if(patch.valid, ResultBit::valid) | bit_if(!patch.body.text.empty(), ResultBit::has_body);
}

}  // namespace

ModuleState& state() {
  static ModuleState instance;
  return instance;
}

void clear_results() {
  state().details.clear();
  state().text.clear();
}

void set_result(const Json& details) {
  state().details.clear();
  document::append_json(state().details, details);
}

void set_issues(const std::vector<validate::Issue>& issues, const Endpoint& from) {
  JsonWriter out(state().details);
  write(out, issues, from);
}

bool are_objects(int first, int second) {
  clear_results();
  for (const int number : {first, second}) {
    if (root(number).is_object()) continue;
    set_result(make_object({{"error", "type"},
                            {"expected", "object"},
                            {"actual", validate::type_of(root(number))},
                            {"slot", number}}));
    return false;
  }
  return true;
}

validate::CalendarDate day_of(int yyyymmdd) {
  return {yyyymmdd / 10000, yyyymmdd / 100 % 100, yyyymmdd % 100};
}

endpoint::PatchOptions patch_options(int flags, int today) {
  return {has(flags, PatchOption::rules),
          has(flags, PatchOption::nulls_as_empty) ? patch::Nulls::as_empty : patch::Nulls::as_null,
          day_of(today), has(flags, PatchOption::merge_words), has(flags, PatchOption::replace_objects)};
}

void write_lists(const Endpoint& from, const endpoint::Patch& patch) {
  JsonWriter out(state().details);
  out.begin('{');
  out.key("changes");
  write(out, patch.body.changes);
  out.key("ignored");
  write(out, patch.body.ignored);
  out.key("issues");
  write(out, patch.issues, from);
  out.end('}');
}

int return_patch(const Endpoint& from, const endpoint::Patch& patch) {
  write_lists(from, patch);
  state().text = patch.body.text;
  return flags_of(patch);
}

int return_body(const Endpoint& from, endpoint::Patch&& patch) {
  state().patch = std::make_unique<endpoint::Patch>(std::move(patch));
  state().patched_by = &from;
  state().text = state().patch->body.text;
  return flags_of(*state().patch);
}

}  // namespace resume_patch::bindings
