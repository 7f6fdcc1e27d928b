// Undoing and redoing, also across a rebase. A session that a rebase has ended keeps its edits. Undoing one
// of them gives the resource as it was before it, merged with all that the server has brought since: what the
// server changed stays changed.
#include <algorithm>
#include <utility>

#include "document/reader.h"
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

bool Draft::can_undo() const {
  return now_->can_undo() ||
         std::any_of(past_.begin(), past_.end(), [](const Past& past) { return past.session->can_undo(); });
}

void Draft::join(bool joins) {
  paths_.clear();
  now_->join(joins);
}

bool Draft::undo() {
  paths_.clear();
  if (!can_undo()) return false;
  forget_fields();
  if (now_->can_undo()) {
    now_->undo(paths_);
  } else {
    const auto last =
        std::find_if(past_.rbegin(), past_.rend(), [](const Past& past) { return past.session->can_undo(); });
    if (!is_in_past()) std::swap(home_, now_->root().content);
    last->session->undo(paths_);
    show_past();
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
    first->session->redo(paths_);
    show_past();
  } else {
    now_->redo(paths_);
  }
  finish_edit();
  return true;
}

void Draft::show_past() {
  paths_.assign(1, std::string());
  now_->marks().clear();
  if (!is_in_past()) {
    now_->root().content = std::exchange(home_, Content());
    return;
  }
  auto at =
      std::find_if(past_.begin(), past_.end(), [](const Past& past) { return past.session->can_redo(); });
  std::string text;
  at->session->root().content.write(text);
  for (; at != past_.end(); ++at) {
    const Value latest = at + 1 == past_.end() ? now_->base() : (at + 1)->session->base();
    const Value base = at->merge_base ? at->merge_base->root() : at->session->base();
    const Document edited = document::read_own(text);
    text = endpoint_.merge(base, edited.root(), latest, merge_options()).text;
  }
  now_->root().content = Content::of(document::read_own(text));
}

/// An edit goes on from what is there now. What could be redone is forgotten.
void Draft::leave_past() {
  if (!is_in_past()) return;
  Paths conflicts;
  for (const auto& conflict : now_->conflicts()) conflicts.push_back(conflict->pointer());
  now_->forget_redo();
  for (const Past& past : past_) past.session->forget_redo();
  home_ = Content();
  for (std::size_t at = 0; at < conflicts.size(); ++at) {
    Conflict& conflict = *now_->conflicts()[at];
    anchor(conflicts[at], conflict);
  }
}

}  // namespace resume_patch::draft
