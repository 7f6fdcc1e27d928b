// Registers the numbers of drafts, merges and the JSON standards.
#include <emscripten/bind.h>

#include "bindings/codes.h"

namespace resume_patch::bindings {

EMSCRIPTEN_BINDINGS(resume_patch_draft_codes) {
  emscripten::enum_<MergeOption>("MergeOption")
      .value("preferMine", MergeOption::prefer_mine)
      .value("wholeText", MergeOption::whole_text);
  emscripten::enum_<StandardOperation>("StandardOperation")
      .value("diff", StandardOperation::diff)
      .value("apply", StandardOperation::apply)
      .value("invert", StandardOperation::invert);
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
      .value("mark", DraftAction::mark)
      .value("join", DraftAction::join)
      .value("part", DraftAction::part)
      .value("mergeDraft", DraftAction::merge_draft)
      .value("setUnreadable", DraftAction::set_unreadable);
  emscripten::enum_<DraftQuestion>("DraftQuestion")
      .value("value", DraftQuestion::value)
      .value("base", DraftQuestion::base)
      .value("at", DraftQuestion::at)
      .value("patch", DraftQuestion::patch)
      .value("conflicts", DraftQuestion::conflicts)
      .value("marks", DraftQuestion::marks)
      .value("save", DraftQuestion::save)
      .value("checkpoint", DraftQuestion::checkpoint)
      .value("body", DraftQuestion::body)
      .value("status", DraftQuestion::status)
      .value("steps", DraftQuestion::steps)
      .value("content", DraftQuestion::content)
      .value("inputAt", DraftQuestion::input_at)
      .value("inputPath", DraftQuestion::input_path)
      .value("snapshot", DraftQuestion::snapshot);
  emscripten::enum_<FieldQuestion>("FieldQuestion")
      .value("from", FieldQuestion::from)
      .value("to", FieldQuestion::to)
      .value("issues", FieldQuestion::issues)
      .value("text", FieldQuestion::text);
  emscripten::enum_<DraftStep>("DraftStep").value("undo", DraftStep::undo).value("redo", DraftStep::redo);
  emscripten::enum_<DraftStatus>("DraftStatus")
      .value("hasFields", DraftStatus::has_fields)
      .value("isAssessed", DraftStatus::is_assessed)
      .value("isValid", DraftStatus::is_valid)
      .value("isDirty", DraftStatus::is_dirty)
      .value("fieldIsKnown", DraftStatus::field_is_known)
      .value("fieldIsFine", DraftStatus::field_is_fine)
      .value("isContinued", DraftStatus::is_continued)
      .value("bodyIsAlike", DraftStatus::body_is_alike)
      .value("isChanged", DraftStatus::is_changed)
      .value("hasInput", DraftStatus::has_input)
      .value("othersAreAlike", DraftStatus::others_are_alike);
  emscripten::constant("fieldBufferLength", field_buffer_length);
}

}  // namespace resume_patch::bindings
