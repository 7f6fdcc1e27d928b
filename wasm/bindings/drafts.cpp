// Drafts, as JavaScript calls them: by number. A path is a JSON string in slot 0, a value or a second path
// stands in slot 1.
#include <emscripten/bind.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "bindings/codes.h"
#include "bindings/state.h"
#include "document/reader.h"
#include "draft/draft.h"

namespace resume_patch::bindings {

namespace {

using draft::Draft;
using draft::Fault;

constexpr int path_slot = 0;
constexpr int value_slot = 1;
constexpr int status_refused = -1;

/// Where JavaScript writes what a field is set to.
std::array<char, field_buffer_length> field_text;

/// None where one was closed.
std::vector<std::unique_ptr<Draft>>& all_drafts() {
  static std::vector<std::unique_ptr<Draft>> instance;
  return instance;
}

Draft& draft_of(int handle) {
  return *all_drafts()[static_cast<std::size_t>(handle)];
}

int refuse(const Draft& refusing, Fault fault) {
  give(
      make_object({{"error", "draft"}, {"code", draft::name_of(fault)}, {"path", refusing.fault_pointer()}}));
  return status_refused;
}

/// Whether a slot holds what can be a base; says why not.
bool can_be_base(int number) {
  if (!are_objects(number, number)) return false;
  if (draft::height_of(root(number)) <= draft::most_levels) return true;
  const document::ReadError error{document::ReadErrorCode::too_deep, 0, 1, 1};
  give(json_of(error, {draft::most_levels}));
  return false;
}

int open_draft(int handle, int base, int flags, int today) {
  if (!can_be_base(base)) return status_refused;
  auto& drafts = all_drafts();
  const auto free = std::find(drafts.begin(), drafts.end(), nullptr);
  const auto number = free - drafts.begin();
  auto opened =
      std::make_unique<Draft>(endpoint(handle), document::copy_of(root(base)), patch_options(flags, today));
  if (free == drafts.end()) {
    drafts.push_back(std::move(opened));
  } else {
    *free = std::move(opened);
  }
  return static_cast<int>(number);
}

int close_draft(int handle) {
  all_drafts()[static_cast<std::size_t>(handle)].reset();
  return 0;
}

int restore_draft(int handle, int saved) {
  clear_results();
  Draft& restored = draft_of(handle);
  const Fault fault = restored.restore(root(saved));
  return fault == Fault::none ? 0 : refuse(restored, fault);
}

document::OptionalValue snapshot_of_paths() {
  const document::Value given = root(path_slot);
  return given.is_object() ? document::OptionalValue(given) : std::nullopt;
}

Fault act(Draft& edited, DraftAction action, std::string_view path, draft::Time now) {
  switch (action) {
    case DraftAction::set: return edited.set(path, document::copy_of(root(value_slot)), now);
    case DraftAction::set_from_input: return edited.set_from_input(path, root(value_slot).string(), now);
    case DraftAction::set_unreadable: return edited.set_unreadable(path, root(value_slot).string(), now);
    case DraftAction::remove: return edited.remove(path);
    case DraftAction::insert: return edited.insert(path, document::copy_of(root(value_slot)));
    case DraftAction::move: return edited.move(path, root(value_slot).string());
    case DraftAction::revert: return edited.revert(path);
    case DraftAction::undo: edited.undo(); break;
    case DraftAction::redo: edited.redo(); break;
    case DraftAction::take_mine: return edited.resolve(path, false, std::nullopt);
    case DraftAction::take_theirs: return edited.resolve(path, true, std::nullopt);
    case DraftAction::take_value: return edited.resolve(path, false, document::copy_of(root(value_slot)));
    case DraftAction::rebase: edited.rebase(document::copy_of(root(value_slot)), std::nullopt); break;
    case DraftAction::rebase_sent: edited.rebase(document::copy_of(root(value_slot)), root(path_slot)); break;
    case DraftAction::mark: edited.mark(root(value_slot), snapshot_of_paths()); break;
    case DraftAction::join: edited.join(true); break;
    case DraftAction::part: edited.join(false); break;
    case DraftAction::merge_draft: {
      const draft::OptionalValue ancestor = root(path_slot);
      edited.merge_draft(root(value_slot), ancestor->is_object() ? ancestor : std::nullopt);
      break;
    }
  }
  return Fault::none;
}

/// The number of places that the edit changed; their paths are the details.
int edit_draft(int handle, int action, unsigned now) {
  const auto what = static_cast<DraftAction>(action);
  const bool is_rebase = what == DraftAction::rebase || what == DraftAction::rebase_sent;
  if (is_rebase && !can_be_base(value_slot)) return status_refused;
  clear_results();
  Draft& edited = draft_of(handle);
  const bool is_at_path = !slot(path_slot).is_empty() && root(path_slot).is_string();
  const std::string path = is_at_path ? root(path_slot).string() : std::string();
  const Fault fault = act(edited, what, path, now);
  if (fault != Fault::none) return refuse(edited, fault);
  give(edited.changed_paths());
  return static_cast<int>(edited.changed_paths().size());
}

int ask_draft(int handle, int question) {
  clear_results();
  Draft& asked = draft_of(handle);
  switch (static_cast<DraftQuestion>(question)) {
    case DraftQuestion::value: asked.write_value(state().text); break;
    case DraftQuestion::base: document::write(state().text, asked.base()); break;
    case DraftQuestion::at: return asked.write_at(root(path_slot).string(), state().text) ? 1 : 0;
    case DraftQuestion::patch: return give_patch(asked.endpoint(), asked.patch());
    case DraftQuestion::conflicts: give(asked.list_conflicts()); break;
    case DraftQuestion::marks: give(asked.list_marks()); break;
    case DraftQuestion::save: asked.save(state().text, true); break;
    case DraftQuestion::checkpoint: asked.save(state().text, false); break;
    case DraftQuestion::content: state().text = asked.content(); break;
    case DraftQuestion::status: return static_cast<int>(asked.status());
    case DraftQuestion::snapshot: asked.write_snapshot(state().text); break;
    case DraftQuestion::steps:
      return bit_if(asked.can_undo(), DraftStep::undo) | bit_if(asked.can_redo(), DraftStep::redo);
    case DraftQuestion::input_at: return asked.write_input_at(root(path_slot).string(), state().text) ? 1 : 0;
    case DraftQuestion::input_path:
      return asked.write_path_of_input(root(path_slot).string(), state().text) ? 1 : 0;
    case DraftQuestion::body:
      state().text = asked.patch().body.text;
      return bit_if(asked.patch().valid, ResultBit::valid);
  }
  return 1;
}

std::uintptr_t field_buffer() {
  return reinterpret_cast<std::uintptr_t>(field_text.data());
}

/// The number of the field at a path, or 0. Of a path that is typed at, indexes are rows.
int find_field(int handle, int is_typed) {
  Draft& searched = draft_of(handle);
  const std::string path = root(path_slot).string();
  if (is_typed != 0 && !searched.is_path_of_input(path)) return 0;
  return static_cast<int>(searched.field_at(path));
}

/// Sets a field to the JSON text in the buffer; the draft's status, or 0 where that has to be done otherwise.
int set_field(int handle, unsigned field, unsigned length, unsigned now) {
  static Document value;
  std::memcpy(value.reserve(length), field_text.data(), length);
  Draft& edited = draft_of(handle);
  const bool is_done = !document::read_reserved(value, length) && edited.set_field(field, value, now);
  return is_done ? static_cast<int>(edited.status()) : 0;
}

/// Sets a field to what the text in the buffer is converted to; as set_field.
int set_field_input(int handle, unsigned field, unsigned length, unsigned now) {
  Draft& edited = draft_of(handle);
  const bool is_done = edited.set_field_input(field, {field_text.data(), length}, now);
  return is_done ? static_cast<int>(edited.status()) : 0;
}

/// Its length, or -1 where it does not fit.
int write_field_text(const Draft& asked, unsigned field) {
  std::string text;
  if (!asked.write_field(field, text) || text.size() > field_text.size()) return -1;
  std::memcpy(field_text.data(), text.data(), text.size());
  return static_cast<int>(text.size());
}

/// A place in the text of the body, or -1 where the field has none there; or the number of its issues.
int ask_field(int handle, unsigned field, int question) {
  const Draft& asked = draft_of(handle);
  const auto what = static_cast<FieldQuestion>(question);
  if (what == FieldQuestion::issues) {
    clear_results();
    std::vector<validate::Issue> issues;
    asked.add_field_issues(field, issues);
    give(json_of(issues, asked.endpoint()));
    return static_cast<int>(issues.size());
  }
  if (what == FieldQuestion::text) return write_field_text(asked, field);
  const auto range = asked.range_of_field(field);
  if (!range) return -1;
  return static_cast<int>(what == FieldQuestion::from ? range->from : range->to);
}

}  // namespace

EMSCRIPTEN_BINDINGS(resume_patch_drafts) {
  emscripten::function("openDraft", &open_draft);
  emscripten::function("closeDraft", &close_draft);
  emscripten::function("restoreDraft", &restore_draft);
  emscripten::function("editDraft", &edit_draft);
  emscripten::function("askDraft", &ask_draft);
  emscripten::function("fieldBuffer", &field_buffer);
  emscripten::function("findField", &find_field);
  emscripten::function("setField", &set_field);
  emscripten::function("setFieldInput", &set_field_input);
  emscripten::function("askField", &ask_field);
}

}  // namespace resume_patch::bindings
