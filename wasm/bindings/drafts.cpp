// The functions of drafts. JavaScript refers to a draft by number. Input 0 is a path as a JSON string; input
// 1 is a value or a second path.
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "bindings/codes.h"
#include "bindings/module_state.h"
#include "document/reader.h"
#include "draft/draft.h"

namespace resume_patch::bindings {

namespace {

using draft::Draft;
using draft::DraftErrorCode;

constexpr int path_slot = 0;
constexpr int value_slot = 1;
constexpr int status_refused = -1;

/// The buffer that JavaScript writes the text of a field into.
std::array<char, field_buffer_length> field_text;

/// The drafts by number; null if closed.
std::vector<std::unique_ptr<Draft>>& all_drafts() {
  static std::vector<std::unique_ptr<Draft>> instance;
  return instance;
}

Draft& draft_of(int handle) {
  return *all_drafts()[static_cast<std::size_t>(handle)];
}

int report_error(const Draft& draft, DraftErrorCode error) {
  set_result(
      make_object({{"error", "draft"}, {"code", draft::name_of(error)}, {"path", draft.error_pointer()}}));
  return status_refused;
}

/// Returns true if a document can be a base. Otherwise the result is the error.
bool can_be_base(int number) {
  if (!are_objects(number, number)) return false;
  if (!draft::is_too_deep(root(number), 0)) return true;
  const document::ReadError error{document::ReadErrorCode::too_deep, 0, 1, 1};
  set_result(json_of(error, {draft::max_levels}));
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
  Draft& draft = draft_of(handle);
  const DraftErrorCode error = draft.restore(root(saved));
  return error == DraftErrorCode::none ? 0 : report_error(draft, error);
}

document::OptionalValue snapshot_of_paths() {
  const document::Value given = root(path_slot);
  return given.is_object() ? document::OptionalValue(given) : std::nullopt;
}

DraftErrorCode apply_action(Draft& draft, DraftAction action, std::string_view path, draft::Time now) {
  switch (action) {
    case DraftAction::set: return draft.set(path, document::copy_of(root(value_slot)), now);
    case DraftAction::set_from_input: return draft.set_from_input(path, root(value_slot).string(), now);
    case DraftAction::set_unreadable: return draft.set_unreadable(path, root(value_slot).string(), now);
    case DraftAction::remove: return draft.remove(path);
    case DraftAction::insert: return draft.insert(path, document::copy_of(root(value_slot)));
    case DraftAction::move: return draft.move(path, root(value_slot).string());
    case DraftAction::revert: return draft.revert(path);
    case DraftAction::undo: draft.undo(); break;
    case DraftAction::redo: draft.redo(); break;
    case DraftAction::take_mine: return draft.resolve(path, false, std::nullopt);
    case DraftAction::take_theirs: return draft.resolve(path, true, std::nullopt);
    case DraftAction::take_value: return draft.resolve(path, false, document::copy_of(root(value_slot)));
    case DraftAction::rebase: draft.rebase(document::copy_of(root(value_slot)), std::nullopt); break;
    case DraftAction::rebase_sent: draft.rebase(document::copy_of(root(value_slot)), root(path_slot)); break;
    case DraftAction::set_server_issues:
      draft.set_server_issues(root(value_slot), snapshot_of_paths());
      break;
    case DraftAction::begin_group: draft.group_edits(true); break;
    case DraftAction::end_group: draft.group_edits(false); break;
    case DraftAction::merge_draft: {
      const draft::OptionalValue ancestor = root(path_slot);
      draft.merge_draft(root(value_slot), ancestor->is_object() ? ancestor : std::nullopt);
      break;
    }
  }
  return DraftErrorCode::none;
}

/// Returns the number of changed paths, which are the details, or -1 after an error.
int edit_draft(int handle, int action, unsigned now) {
  const auto draft_action = static_cast<DraftAction>(action);
  const bool is_rebase = draft_action == DraftAction::rebase || draft_action == DraftAction::rebase_sent;
  if (is_rebase && !can_be_base(value_slot)) return status_refused;
  clear_results();
  Draft& draft = draft_of(handle);
  const bool is_at_path = !slot(path_slot).is_empty() && root(path_slot).is_string();
  const std::string path = is_at_path ? root(path_slot).string() : std::string();
  const DraftErrorCode error = apply_action(draft, draft_action, path, now);
  if (error != DraftErrorCode::none) return report_error(draft, error);
  set_result(draft.changed_paths());
  return static_cast<int>(draft.changed_paths().size());
}

int query_draft(int handle, int query) {
  clear_results();
  Draft& draft = draft_of(handle);
  switch (static_cast<DraftQuery>(query)) {
    case DraftQuery::value: draft.write_value(state().text); break;
    case DraftQuery::base: document::write(state().text, draft.base()); break;
    case DraftQuery::at: return draft.write_at(root(path_slot).string(), state().text) ? 1 : 0;
    case DraftQuery::patch: return return_patch(draft.endpoint(), draft.patch());
    case DraftQuery::conflicts: set_result(draft.list_conflicts()); break;
    case DraftQuery::server_issues: set_result(draft.list_server_issues()); break;
    case DraftQuery::save: draft.save(state().text, true); break;
    case DraftQuery::checkpoint: draft.save(state().text, false); break;
    case DraftQuery::content: state().text = draft.content(); break;
    case DraftQuery::status: return static_cast<int>(draft.status());
    case DraftQuery::snapshot: draft.write_snapshot(state().text); break;
    case DraftQuery::steps:
      return bit_if(draft.can_undo(), DraftStep::undo) | bit_if(draft.can_redo(), DraftStep::redo);
    case DraftQuery::input_at: return draft.write_input_at(root(path_slot).string(), state().text) ? 1 : 0;
    case DraftQuery::input_path:
      return draft.write_path_of_input(root(path_slot).string(), state().text) ? 1 : 0;
    case DraftQuery::body:
      state().text = draft.patch().body.text;
      return bit_if(draft.patch().valid, ResultBit::valid);
  }
  return 1;
}

/// Returns the number of the field at a path, or 0. In a path that a user types at, indexes are rows.
int find_field(int handle, int is_typed) {
  Draft& draft = draft_of(handle);
  const std::string path = root(path_slot).string();
  if (is_typed != 0 && !draft.is_path_of_input(path)) return 0;
  return static_cast<int>(draft.field_at(path));
}

/// Writes the value of a field into the buffer. Returns its length in bytes, or -1 if it does not fit.
int write_field_text(const Draft& draft, unsigned field) {
  std::string text;
  if (!draft.write_field(field, text) || text.size() > field_text.size()) return -1;
  std::memcpy(field_text.data(), text.data(), text.size());
  return static_cast<int>(text.size());
}

}  // namespace

EMSCRIPTEN_BINDINGS(resume_patch_drafts) {
  emscripten::function("openDraft", &open_draft);
  emscripten::function("closeDraft", &close_draft);
  emscripten::function("restoreDraft", &restore_draft);
  emscripten::function("editDraft", &edit_draft);
  emscripten::function("queryDraft", &query_draft);
  emscripten::function("findField", &find_field);
}

// The functions of a key; see module.cpp.
extern "C" {

EMSCRIPTEN_KEEPALIVE std::uintptr_t fieldBuffer() {
  return reinterpret_cast<std::uintptr_t>(field_text.data());
}

/// Sets a field to the JSON text in the buffer. Returns the draft's status, or 0 if `editDraft` must make the
/// edit.
EMSCRIPTEN_KEEPALIVE int setField(int handle, unsigned field, unsigned length, unsigned now) {
  static Document value;
  std::memcpy(value.reserve_text(length), field_text.data(), length);
  Draft& draft = draft_of(handle);
  const bool is_done = !document::read_reserved(value, length) && draft.set_field(field, value, now);
  return is_done ? static_cast<int>(draft.status()) : 0;
}

/// Sets a field to the converted text in the buffer. Returns the same as setField.
EMSCRIPTEN_KEEPALIVE int setFieldInput(int handle, unsigned field, unsigned length, unsigned now) {
  Draft& draft = draft_of(handle);
  const bool is_done = draft.set_field_input(field, {field_text.data(), length}, now);
  return is_done ? static_cast<int>(draft.status()) : 0;
}

/// Returns a position in the text of the body, or -1 if the body does not have the field; or the number of
/// its issues.
EMSCRIPTEN_KEEPALIVE int queryField(int handle, unsigned field, int query) {
  const Draft& draft = draft_of(handle);
  const auto query_kind = static_cast<FieldQuery>(query);
  if (query_kind == FieldQuery::issues) {
    clear_results();
    std::vector<validate::Issue> issues;
    draft.add_field_issues(field, issues);
    set_issues(issues, draft.endpoint());
    return static_cast<int>(issues.size());
  }
  if (query_kind == FieldQuery::text) return write_field_text(draft, field);
  const auto range = draft.range_of_field(field);
  if (!range) return -1;
  return static_cast<int>(query_kind == FieldQuery::from ? range->from : range->to);
}

}  // extern "C"

}  // namespace resume_patch::bindings
