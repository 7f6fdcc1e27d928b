// A draft as text: {format, version, operation, check, draft}. Edits are saved as what they do at which path,
// from the state before the first of them on. Values of the resource stand in a list at the end (saved.h).
#include "draft/draft.h"
#include "draft/runs.h"
#include "draft/saved.h"
#include "draft/typed.h"

namespace resume_patch::draft {

namespace {

using document::Json;
using document::make_object;

void add_content(Json& object, const Content& content, DocumentListWriter& documents) {
  if (!content.value) return;
  std::string text;
  content.write(text);
  object["value"] = documents.add(text);
  OriginList origins;
  append_origins(origins, content);
  add_origins(object, "origins", origins);
  add_created(object, content);
}

/// Returns what an edit that is about to be redone will do. Its first member says so.
Json save_edit(const Edit& edit, DocumentListWriter& documents) {
  Json saved = Json::object();
  switch (edit.kind) {
    case EditKind::content:
      saved["set"] = edit.place->pointer();
      add_content(saved, edit.content, documents);
      break;
    case EditKind::input: saved["type"] = edit.place->pointer(); break;
    case EditKind::item:
      saved[edit.item ? "insert" : "take"] = edit.place->item_pointer(edit.position);
      if (edit.item) saved["origin"] = edit.item->origin;
      if (edit.item) add_content(saved, edit.item->content, documents);
      break;
    case EditKind::move:
      saved["move"] = edit.place->pointer();
      saved["to"] = edit.list->item_pointer(edit.position);
      break;
    case EditKind::conflict: saved["settled"] = edit.position; break;
  }
  if (edit.input) saved["input"] = *edit.input;
  return saved;
}

Json save_conflicts(const Conflicts& conflicts, DocumentListWriter& documents) {
  Json list = Json::array();
  for (const auto& conflict : conflicts) list.push_back(save_conflict(*conflict, conflict->mine, documents));
  return list;
}

/// Adds the steps of a session from its beginning on, at which it is.
void add_steps(Json& saved, Session& session, std::size_t done, DocumentListWriter& documents) {
  Json& steps = saved["steps"] = Json::array();
  std::uint32_t undone = 0;
  Paths paths;
  while (const Edit* edit = session.next()) {
    if (edit->opens_step || steps.empty()) steps.push_back(Json::array());
    if (edit->opens_step && session.done() >= done) ++undone;
    steps.back().push_back(save_edit(*edit, documents));
    session.redo_edit(paths);
  }
  saved["undone"] = undone;
}

void add_session(Json& saved, Session& session, DocumentListWriter& documents) {
  const std::size_t done = session.done();
  // A person who types on while the draft is saved goes on with the same step.
  const Session::StepState step = session.step_state();
  std::vector<Mark> marks = std::move(session.marks());  // Nothing is edited by this.
  Paths paths;
  while (session.can_undo()) session.undo(paths);
  if (!session.has_implicit_origins()) {
    OriginList origins;
    diff::append_origins(origins, session.base(), session.base_origins().get());
    add_origins(saved, "baseOrigins", origins);
  }
  if (!session.starts_at_base()) {
    const Version start = version_of(session.root().content);
    saved["start"] = documents.add(start.root());
    add_origins(saved, "startOrigins", start.origins);
  }
  if (session.has_forgotten()) saved["forgotten"] = true;
  saved["conflicts"] = save_conflicts(session.conflicts(), documents);
  Json& inputs = saved["inputs"] = Json::array();
  add_inputs(inputs, session.root());
  add_created(saved, session.root().content);
  add_steps(saved, session, done, documents);
  while (session.done() > done) session.undo(paths);
  add_rows(saved, session.root().content);
  session.set_step_state(step);
  session.marks() = std::move(marks);
}

}  // namespace

Json save_conflict(const Conflict& conflict, const std::string& mine, DocumentListWriter& documents) {
  Json saved = make_object({{"at", conflict.at.rest}});
  if (conflict.at.item != diff::unknown_origin) saved["item"] = conflict.at.item;
  if (conflict.is_missing_item()) saved["missing"] = conflict.missing;
  if (!conflict.path.empty()) saved["path"] = conflict.path;
  add_sides(saved, conflict, mine, [&](const std::string& text) { return documents.add(text); });
  return saved;
}

void add_inputs(Json& list, const Place& place) {
  if (place.input) {
    list.push_back(place.pointer());
    list.push_back(*place.input);
  }
  if (!place.is_open()) return;
  for (const auto& child : *place.content.children) add_inputs(list, *child);
}

void Draft::save(std::string& out, bool with_base) {
  DocumentListWriter documents;
  Json saved = make_object({{"next", next_origin_}, {"past", Json::array()}});
  for (const Past& past : past_) {
    Json& one = saved["past"].emplace_back(make_object({{"base", documents.add(past.session->base())}}));
    if (past.merge_base) {
      one["mergeBase"] = documents.add(past.merge_base->root());
      add_origins(one, "mergeOrigins", past.merge_base->origins);
    }
    if (past.kind == StepKind::draft) one["ofDraft"] = true;
    add_session(one, *past.session, documents);
  }
  if (with_base) saved["base"] = documents.add(now_->base());
  const bool away = is_in_past();
  if (away) std::swap(home_, now_->root().content);
  add_session(saved, *now_, documents);
  if (away) std::swap(home_, now_->root().content);
  const std::string content = documents.write_behind(saved);
  out += document::dump(make_object({{"format", saved_format},
                                     {"version", saved_version},
                                     {"operation", endpoint_.identity()},
                                     {"check", check_of(content)}}));
  // The content is in its text already.
  out.back() = ',';
  out.append("\"draft\":").append(content).append("}");
}

}  // namespace resume_patch::draft
