// Undo and redo, also across a rebase. A session that a rebase ended keeps its edits. Undoing one of them
// merges the former resource with everything that the server changed since. See
// decisions/undo-across-rebase.md.
#include <algorithm>
#include <utility>

#include "draft/draft.h"

namespace resume_patch::draft {

bool Draft::is_before_session() const {
  return std::any_of(history_.begin(), history_.end(),
                     [](const PastSession& past_session) { return past_session.session->can_redo(); });
}

merge::Options Draft::merge_options() const {
  merge::Options options;
  options.merge_words = options_.merge_words;
  return options;
}

/// Returns the session of the last step that can be undone. Undo stops before dropped steps.
Session* Draft::last_undoable_session() const {
  Session* session = session_.get();
  for (auto past_session = history_.rbegin();; ++past_session) {
    if (session->can_undo()) return session;
    if (session->has_forgotten() || past_session == history_.rend()) return nullptr;
    session = past_session->session.get();
  }
}

bool Draft::can_undo() const {
  return last_undoable_session() != nullptr;
}

void Draft::group_edits(bool is_grouping) {
  paths_.clear();
  session_->group_edits(is_grouping);
}

bool Draft::undo() {
  paths_.clear();
  Session* const last = last_undoable_session();
  if (last == nullptr) return false;
  clear_fields();
  if (last == session_.get()) {
    session_->undo(paths_);
  } else {
    const std::vector<DetachedServerIssue> server_issues = detach_server_issues();
    if (!is_before_session()) std::swap(session_start_, session_->root().content());
    last->undo(paths_);
    show_history();
    attach_server_issues(server_issues);
  }
  finish_edit();
  return true;
}

bool Draft::redo() {
  paths_.clear();
  if (!can_redo()) return false;
  clear_fields();
  if (is_before_session()) {
    const auto first = std::find_if(history_.begin(), history_.end(), [](const PastSession& past_session) {
      return past_session.session->can_redo();
    });
    const std::vector<DetachedServerIssue> server_issues = detach_server_issues();
    first->session->redo(paths_);
    show_history();
    attach_server_issues(server_issues);
  } else {
    session_->redo(paths_);
  }
  finish_edit();
  return true;
}

void Draft::show_history() {
  paths_.assign(1, std::string());
  history_conflicts_ = Conflicts();
  if (!is_before_session()) {
    session_->root().content() = std::exchange(session_start_, NodeContent());
    return;
  }
  auto at = std::find_if(history_.begin(), history_.end(),
                         [](const PastSession& past_session) { return past_session.session->can_redo(); });
  SessionState state = state_of(*at->session);
  for (; at != history_.end(); ++at) {
    const Session& stored = *at->session;
    const Session& next = at + 1 == history_.end() ? *session_ : *(at + 1)->session;
    const ResourceView base{stored.base(), *stored.base_origins()};
    const ResourceView latest{next.base(), *next.base_origins()};
    if (at->merge_base) {
      const diff::Origins origins(at->merge_base->root(), at->merge_base->origins);
      state = merge_state(state, {base, {at->merge_base->root(), origins}, latest, at->kind});
    } else {
      state = merge_state(state, {base, base, latest, at->kind});
    }
  }
  const std::vector<std::string> pointers = typed_pointers(state);
  session_->start_with(std::move(state.version));
  restore_typed(state, pointers);
  history_conflicts_ = std::move(state.conflicts);
}

/// Continues from the present value after an undo. Redo is no longer possible.
void Draft::leave_history() {
  if (!is_before_session()) return;
  session_->forget_redo();
  for (const PastSession& past_session : history_) past_session.session->forget_redo();
  session_start_ = NodeContent();
  session_->conflicts() = std::move(history_conflicts_);
  history_conflicts_ = Conflicts();
}

}  // namespace resume_patch::draft
