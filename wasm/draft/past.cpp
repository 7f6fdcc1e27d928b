// Undoing and redoing, also across a rebase. A session that a rebase has ended keeps its edits. Undoing one
// of them gives the resource as it was before it, merged with all that the server has brought since: what the
// server changed stays changed.
#include <algorithm>
#include <utility>

#include "draft/draft.h"

namespace resume_patch::draft {

bool Draft::is_in_past() const {
  return std::any_of(past_.begin(), past_.end(), [](const Past& past) { return past.session->can_redo(); });
}

merge::Options Draft::merge_options() const {
  merge::Options options;
  options.by_words = options_.by_words;
  return options;
}

/// The session of the last step that can be taken back. What was before forgotten steps cannot be had again.
Session* Draft::last_done() const {
  Session* session = now_.get();
  for (auto past = past_.rbegin();; ++past) {
    if (session->can_undo()) return session;
    if (session->has_forgotten() || past == past_.rend()) return nullptr;
    session = past->session.get();
  }
}

bool Draft::can_undo() const {
  return last_done() != nullptr;
}

void Draft::join(bool joins) {
  paths_.clear();
  now_->join(joins);
}

bool Draft::undo() {
  paths_.clear();
  Session* const last = last_done();
  if (last == nullptr) return false;
  forget_fields();
  if (last == now_.get()) {
    now_->undo(paths_);
  } else {
    const std::vector<LooseMark> marks = take_marks();
    if (!is_in_past()) std::swap(home_, now_->root().content);
    last->undo(paths_);
    show_past();
    put_marks(marks);
  }
  finish_edit();
  return true;
}

bool Draft::redo() {
  paths_.clear();
  if (!can_redo()) return false;
  forget_fields();
  if (is_in_past()) {
    const auto first =
        std::find_if(past_.begin(), past_.end(), [](const Past& past) { return past.session->can_redo(); });
    const std::vector<LooseMark> marks = take_marks();
    first->session->redo(paths_);
    show_past();
    put_marks(marks);
  } else {
    now_->redo(paths_);
  }
  finish_edit();
  return true;
}

void Draft::show_past() {
  paths_.assign(1, std::string());
  past_conflicts_ = Conflicts();
  if (!is_in_past()) {
    now_->root().content = std::exchange(home_, Content());
    return;
  }
  auto at =
      std::find_if(past_.begin(), past_.end(), [](const Past& past) { return past.session->can_redo(); });
  State state = state_of(*at->session);
  for (; at != past_.end(); ++at) {
    const Session& stored = *at->session;
    const Session& next = at + 1 == past_.end() ? *now_ : *(at + 1)->session;
    const KnownResource base{stored.base(), *stored.base_origins()};
    const KnownResource latest{next.base(), *next.base_origins()};
    if (at->merge_base) {
      const diff::Origins origins(at->merge_base->root(), at->merge_base->origins);
      state = merge_state(state, {base, {at->merge_base->root(), origins}, latest, at->kind});
    } else {
      state = merge_state(state, {base, base, latest, at->kind});
    }
  }
  const std::vector<std::string> pointers = typed_pointers(state);
  now_->root().content = content_of(std::move(state.version));
  put_typed(state, pointers);
  past_conflicts_ = std::move(state.conflicts);
}

/// An edit goes on from what is there now. What could be redone is forgotten.
void Draft::leave_past() {
  if (!is_in_past()) return;
  now_->forget_redo();
  for (const Past& past : past_) past.session->forget_redo();
  home_ = Content();
  now_->conflicts() = std::move(past_conflicts_);
  past_conflicts_ = Conflicts();
}

}  // namespace resume_patch::draft
