// A draft as text: {format, version, operation, check, draft}. Edits are saved as what they do at which path,
// from the state before the first of them on.
#include "document/words.h"
#include "draft/draft.h"
#include "draft/runs.h"
#include "draft/saved.h"
#include "draft/typed.h"

namespace resume_patch::draft {

namespace {

using document::JsonWriter;

void write_content(JsonWriter& out, const Content& content) {
  if (!content.value) return;
  std::string text;
  content.write(text);
  out.key("value");
  out.raw(text);
  OriginList origins;
  append_origins(origins, content);
  write_origins(out, "origins", origins);
  write_created(out, content);
}

/// What an edit that is about to be redone will do.
void write(JsonWriter& out, const Edit& edit) {
  out.begin('{');
  switch (edit.kind) {
    case EditKind::content:
      out.member("set", edit.place->pointer());
      write_content(out, edit.content);
      break;
    case EditKind::input: out.member("type", edit.place->pointer()); break;
    case EditKind::item:
      out.member(edit.item ? "insert" : "take", edit.place->item_pointer(edit.position));
      if (edit.item) out.member_number("origin", edit.item->origin);
      if (edit.item) write_content(out, edit.item->content);
      break;
    case EditKind::move:
      out.member("move", edit.place->pointer());
      out.member("to", edit.list->item_pointer(edit.position));
      break;
    case EditKind::conflict: out.member_number("settled", edit.position); break;
  }
  if (edit.input) out.member("input", *edit.input);
  out.end('}');
}

}  // namespace

void write_saved(JsonWriter& out, const Conflict& conflict) {
  const auto side = [&](const char* name, const std::string& text) {
    if (text.empty()) return;
    out.key(name);
    out.raw(text);
  };
  out.begin('{');
  out.member("at", conflict.at.rest);
  if (conflict.at.item != diff::unknown_origin) out.member_number("item", conflict.at.item);
  if (conflict.is_missing_item()) out.member_number("missing", conflict.missing);
  if (!conflict.path.empty()) out.member("path", conflict.path);
  side("base", conflict.base);
  side("mine", conflict.mine);
  side("theirs", conflict.theirs);
  out.end('}');
}

void write_inputs(JsonWriter& out, const Place& place) {
  if (place.input) {
    out.key(place.pointer());
    out.text(*place.input);
  }
  if (!place.is_open()) return;
  for (const auto& child : *place.content.children) write_inputs(out, *child);
}

std::string check_of(std::string_view text) {
  std::string check;
  document::append_number(check, document::hash_bytes(text));
  return check;
}

void save(JsonWriter& out, Session& session) {
  const std::size_t done = session.done();
  // A person who types on while the draft is saved goes on with the same step.
  const Session::StepState step = session.step_state();
  std::vector<Mark> marks = std::move(session.marks());  // Nothing is edited by this.
  Paths paths;
  while (session.can_undo()) session.undo(paths);
  if (!session.has_implicit_origins()) {
    OriginList origins;
    diff::append_origins(origins, session.base(), session.base_origins().get());
    write_origins(out, "baseOrigins", origins);
  }
  if (!session.starts_at_base()) {
    const Version start = version_of(session.root().content);
    out.member("start", start.root());
    write_origins(out, "startOrigins", start.origins);
  }
  if (session.has_forgotten()) out.member_flag("forgotten", true);
  out.key("conflicts");
  out.begin('[');
  for (const auto& conflict : session.conflicts()) write_saved(out, *conflict);
  out.end(']');
  out.key("inputs");
  out.begin('{');
  write_inputs(out, session.root());
  out.end('}');
  write_created(out, session.root().content);
  out.key("steps");
  out.begin('[');
  std::uint32_t undone = 0;
  while (const Edit* edit = session.next()) {
    if (edit->opens_step) out.begin('[');
    if (edit->opens_step && session.done() >= done) ++undone;
    write(out, *edit);
    session.redo_edit(paths);
    if (session.next() == nullptr || session.next()->opens_step) out.end(']');
  }
  out.end(']');
  out.member_number("undone", undone);
  while (session.done() > done) session.undo(paths);
  write_rows(out, session.root().content);
  session.set_step_state(step);
  session.marks() = std::move(marks);
}

void Draft::save(std::string& out, bool with_base) {
  std::string content;
  JsonWriter draft(content);
  draft.begin('{');
  draft.member_number("next", next_origin_);
  draft.key("past");
  draft.begin('[');
  for (const Past& past : past_) {
    draft.begin('{');
    draft.member("base", past.session->base());
    if (past.merge_base) {
      draft.member("mergeBase", past.merge_base->root());
      write_origins(draft, "mergeOrigins", past.merge_base->origins);
    }
    if (past.kind == StepKind::draft) draft.member_flag("ofDraft", true);
    draft::save(draft, *past.session);
    draft.end('}');
  }
  draft.end(']');
  if (with_base) draft.member("base", now_->base());
  const bool away = is_in_past();
  if (away) std::swap(home_, now_->root().content);
  draft::save(draft, *now_);
  if (away) std::swap(home_, now_->root().content);
  draft.end('}');
  JsonWriter saved(out);
  saved.begin('{');
  saved.member("format", saved_format);
  saved.member_number("version", saved_version);
  saved.member("operation", endpoint_.identity());
  saved.member("check", check_of(content));
  saved.key("draft");
  saved.raw(content);
  saved.end('}');
}

}  // namespace resume_patch::draft
