// Registers the numbers of drafts, merges and the JSON standards.
#include <emscripten/bind.h>

#include "bindings/codes.h"

namespace resume_patch::bindings {

EMSCRIPTEN_BINDINGS(resume_patch_draft_codes) {
  emscripten::enum_<MergeOption>("MergeOption")
      .value("preferMine", MergeOption::prefer_mine)
      .value("wholeText", MergeOption::whole_text);
  emscripten::enum_<JsonPatchOperation>("JsonPatchOperation")
      .value("diff", JsonPatchOperation::diff)
      .value("apply", JsonPatchOperation::apply)
      .value("invert", JsonPatchOperation::invert);
  emscripten::enum_<DraftAction>("DraftAction")
      .value("set", DraftAction::set)
      .value("setFromInput", DraftAction::set_from_input)
      .value("remove", DraftAction::remove)
      .value("insert", DraftAction::insert)
      .value("move", DraftAction::move)
      .value("revert", DraftAction::revert)
      .value("undo", DraftAction::undo)
      .value("redo", DraftAction::redo)
      .value("takeMine", DraftAction::take_mine)
      .value("takeTheirs", DraftAction::take_theirs)
      .value("takeValue", DraftAction::take_value)
      .value("rebase", DraftAction::rebase)
      .value("rebaseSent", DraftAction::rebase_sent)
      .value("setServerIssues", DraftAction::set_server_issues)
      .value("beginGroup", DraftAction::begin_group)
      .value("endGroup", DraftAction::end_group)
      .value("mergeDraft", DraftAction::merge_draft)
      .value("setUnreadable", DraftAction::set_unreadable);
  emscripten::enum_<DraftQuery>("DraftQuery")
      .value("value", DraftQuery::value)
      .value("base", DraftQuery::base)
      .value("at", DraftQuery::at)
      .value("patch", DraftQuery::patch)
      .value("conflicts", DraftQuery::conflicts)
      .value("serverIssues", DraftQuery::server_issues)
      .value("save", DraftQuery::save)
      .value("checkpoint", DraftQuery::checkpoint)
      .value("body", DraftQuery::body)
      .value("status", DraftQuery::status)
      .value("steps", DraftQuery::steps)
      .value("content", DraftQuery::content)
      .value("inputAt", DraftQuery::input_at)
      .value("inputPath", DraftQuery::input_path)
      .value("snapshot", DraftQuery::snapshot);
  emscripten::enum_<FieldQuery>("FieldQuery")
      .value("from", FieldQuery::from)
      .value("to", FieldQuery::to)
      .value("issues", FieldQuery::issues)
      .value("text", FieldQuery::text);
  emscripten::enum_<DraftStep>("DraftStep").value("undo", DraftStep::undo).value("redo", DraftStep::redo);
  emscripten::enum_<DraftStatus>("DraftStatus")
      .value("hasFields", DraftStatus::has_fields)
      .value("totalsAreKnown", DraftStatus::totals_are_known)
      .value("isValid", DraftStatus::is_valid)
      .value("isDirty", DraftStatus::is_dirty)
      .value("fieldIssuesAreKnown", DraftStatus::field_issues_are_known)
      .value("fieldHasNoIssues", DraftStatus::field_has_no_issues)
      .value("continuesStep", DraftStatus::continues_step)
      .value("onlyFieldTextChanged", DraftStatus::only_field_text_changed)
      .value("isChanged", DraftStatus::is_changed)
      .value("hasInput", DraftStatus::has_input)
      .value("otherIssuesUnchanged", DraftStatus::other_issues_unchanged);
  emscripten::constant("fieldBufferLength", field_buffer_length);
}

}  // namespace resume_patch::bindings
