// Saves a draft as text: {format, version, operation, draft, check}. Edits are saved as operations at paths,
// from the state before the first one. Values of the resource are in a list at the end (saved_format.h).
#include "draft/draft.h"
#include "draft/origin_runs.h"
#include "draft/saved_format.h"
#include "draft/typed_state.h"

namespace resume_patch::draft {

namespace {

using document::Json;
using document::make_object;

void add_content(Json& object, const NodeContent& content, DocumentListWriter& documents) {
  if (!content.value) return;
  std::string text;
  write(text, content);
  object["value"] = documents.add(text);
  OriginList origins;
  append_origins(origins, content);
  add_origins(object, "origins", origins);
  add_added_members(object, content);
  add_created(object, content);
}

/// Converts an edit that is about to be redone. The first member names the operation.
Json save_edit(const Edit& edit, DocumentListWriter& documents) {
  Json saved = Json::object();
  switch (edit.kind) {
    case EditKind::content:
      saved["set"] = edit.node->pointer();
      add_content(saved, edit.content, documents);
      break;
    case EditKind::input: saved["type"] = edit.node->pointer(); break;
    case EditKind::item:
      saved[edit.item ? "insert" : "take"] = edit.node->item_pointer(edit.position);
      if (edit.item) saved["origin"] = edit.item->origin;
      if (edit.item) add_content(saved, edit.item->content(), documents);
      break;
    case EditKind::move:
      saved["move"] = edit.node->pointer();
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

/// Adds the steps of a session. The session must be at its beginning.
void add_steps(Json& saved, Session& session, std::size_t done, DocumentListWriter& documents) {
  Json& steps = saved["steps"] = Json::array();
  std::uint32_t undone = 0;
  Paths paths;
  while (const Edit* edit = session.next_edit()) {
    if (edit->opens_step || steps.empty()) steps.push_back(Json::array());
    if (edit->opens_step && session.done_count() >= done) ++undone;
    steps.back().push_back(save_edit(*edit, documents));
    session.redo_edit(paths);
  }
  saved["undone"] = undone;
}

void add_session(Json& saved, Session& session, DocumentListWriter& documents) {
  const std::size_t done = session.done_count();
  // Typing that continues after saving belongs to the same step.
  const Session::StepState step = session.step_state();
  std::vector<ServerIssue> server_issues = std::move(session.server_issues());  // Undo must not remove them.
  Paths paths;
  while (session.can_undo()) session.undo(paths);
  if (!session.has_implicit_origins()) {
    OriginList origins;
    diff::append_origins(origins, session.base(), session.base_origins().get());
    add_origins(saved, "baseOrigins", origins);
  }
  if (!session.starts_at_base()) {
    const ResourceVersion start = version_of(session.root().content());
    saved["start"] = documents.add(start.root());
    add_origins(saved, "startOrigins", start.origins);
  }
  if (session.has_forgotten()) saved["forgotten"] = true;
  saved["conflicts"] = save_conflicts(session.conflicts(), documents);
  Json& inputs = saved["inputs"] = Json::array();
  add_inputs(inputs, session.root());
  add_added_members(saved, session.root().content());
  add_created(saved, session.root().content());
  add_steps(saved, session, done, documents);
  while (session.done_count() > done) session.undo(paths);
  add_rows(saved, session.root().content());
  session.set_step_state(step);
  session.server_issues() = std::move(server_issues);
}

}  // namespace

Json save_conflict(const Conflict& conflict, const std::string& mine, DocumentListWriter& documents) {
  Json saved = make_object({{"at", conflict.at.path}});
  if (conflict.at.item != diff::unknown_origin) saved["item"] = conflict.at.item;
  if (conflict.is_missing_item()) saved["missing"] = conflict.missing;
  if (!conflict.path.empty()) saved["path"] = conflict.path;
  add_sides(saved, conflict, mine, [&](const std::string& text) { return documents.add(text); });
  return saved;
}

void add_inputs(Json& list, const DraftNode& node) {
  if (node.input) {
    list.push_back(node.pointer());
    list.push_back(*node.input);
  }
  node.for_each_node([&](const DraftNode& child) { add_inputs(list, child); });
}

void Draft::save(std::string& out, bool with_base) {
  DocumentListWriter documents;
  Json saved = make_object({{"next", next_origin_}, {"past", Json::array()}});
  for (const PastSession& past_session : history_) {
    Json& one =
        saved["past"].emplace_back(make_object({{"base", documents.add(past_session.session->base())}}));
    if (past_session.merge_base) {
      one["mergeBase"] = documents.add(past_session.merge_base->root());
      add_origins(one, "mergeOrigins", past_session.merge_base->origins);
    }
    if (past_session.kind == IncomingKind::draft) one["ofDraft"] = true;
    add_session(one, *past_session.session, documents);
  }
  if (with_base) saved["base"] = documents.add(session_->base());
  const bool is_undone = is_before_session();
  if (is_undone) std::swap(session_start_, session_->root().content());
  add_session(saved, *session_, documents);
  if (is_undone) std::swap(session_start_, session_->root().content());
  document::append_json(out, make_object({{"format", saved_format},
                                          {"version", saved_version},
                                          {"operation", endpoint_.fingerprint()}}));
  // The content may be long, so it is written directly into `out`, followed by the checksum.
  out.back() = ',';
  out += "\"draft\":";
  const std::size_t start = out.size();
  documents.write_behind(out, saved);
  const std::string check = checksum(std::string_view(out).substr(start));
  out.append(",\"check\":\"").append(check).append("\"}");
}

}  // namespace resume_patch::draft
