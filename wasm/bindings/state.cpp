#include "bindings/state.h"

namespace resume_patch::bindings {

namespace {

constexpr int option_rules = 1;
constexpr int option_nulls_as_empty = 2;

int flags_of(const endpoint::Patch& patch) {
  return (patch.valid ? flag_valid : 0) | (patch.body.text.empty() ? 0 : flag_has_body);
}
constexpr int option_by_words = 4;
constexpr int option_replaces = 8;

}  // namespace

State& state() {
  static State instance;
  return instance;
}

void clear_results() {
  state().details.clear();
  state().text.clear();
}

void give(const Json& details) {
  state().details = document::dump(details);
}

bool are_objects(int first, int second) {
  clear_results();
  for (const int number : {first, second}) {
    if (root(number).is_object()) continue;
    give(make_object({{"error", "type"},
                      {"expected", "object"},
                      {"actual", validate::type_of(root(number))},
                      {"slot", number}}));
    return false;
  }
  return true;
}

validate::Day day_of(int yyyymmdd) {
  return {yyyymmdd / 10000, yyyymmdd / 100 % 100, yyyymmdd % 100};
}

endpoint::PatchOptions patch_options(int flags, int today) {
  return {(flags & option_rules) != 0,
          (flags & option_nulls_as_empty) != 0 ? patch::Nulls::as_empty : patch::Nulls::as_null,
          day_of(today), (flags & option_by_words) != 0, (flags & option_replaces) != 0};
}

void write_lists(const Endpoint& from, const endpoint::Patch& patch) {
  JsonWriter out(state().details);
  out.begin('{');
  out.key("changes");
  write(out, patch.body.changes);
  out.key("ignored");
  write(out, patch.body.ignored);
  out.key("issues");
  out.raw(document::dump(json_of(patch.issues, from)));
  out.end('}');
}

int give_patch(const Endpoint& from, const endpoint::Patch& patch) {
  write_lists(from, patch);
  state().text = patch.body.text;
  return flags_of(patch);
}

int give_body(const Endpoint& from, endpoint::Patch&& patch) {
  state().patch = std::make_unique<endpoint::Patch>(std::move(patch));
  state().patched_by = &from;
  state().text = state().patch->body.text;
  return flags_of(*state().patch);
}

}  // namespace resume_patch::bindings
