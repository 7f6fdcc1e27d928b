// A draft as text: {format, version, operation, check, draft}. Edits are saved as what they do at which path,
// from the state before the first of them on.
#include "document/words.h"
#include "draft/draft.h"
#include "draft/saved.h"

namespace resume_patch::draft {

namespace {

using document::JsonWriter;

void write_content(JsonWriter& out, const Content& content) {
  if (!content.value) return;
  std::string text;
  content.write(text);
  out.key("value");
  out.raw(text);
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
      if (edit.item) write_content(out, edit.item->content);
      break;
    case EditKind::move:
      out.member("move", edit.place->pointer());
      out.member("to", edit.list->item_pointer(edit.position));
      break;
    case EditKind::conflict: out.member_number("settle", edit.position); break;
  }
  if (edit.input) out.member("input", *edit.input);
  out.end('}');
}

void write_inputs(JsonWriter& out, const Place& place) {
  if (place.input) out.member(place.pointer().c_str(), *place.input);
  if (!place.is_open()) return;
  for (const auto& child : *place.content.children) write_inputs(out, *child);
}

}  // namespace

std::string check_of(std::string_view text) {
  std::string check;
  document::append_number(check, document::hash_bytes(text));
  return check;
}

void save(JsonWriter& out, Session& session) {
  const std::size_t done = session.done();
  std::vector<Mark> marks = std::move(session.marks());  // Nothing is edited by this.
  Paths paths;
  while (session.can_undo()) session.undo(paths);
  if (!session.starts_at_base()) {
    out.key("start");
    std::string start;
    session.root().content.write(start);
    out.raw(start);
  }
  out.key("conflicts");
  out.begin('[');
  for (const auto& conflict : session.conflicts()) write(out, *conflict);
  out.end(']');
  out.key("inputs");
  out.begin('{');
  write_inputs(out, session.root());
  out.end('}');
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
  session.marks() = std::move(marks);
}

void Draft::save(std::string& out, bool with_base) {
  std::string content;
  JsonWriter draft(content);
  draft.begin('{');
  draft.key("past");
  draft.begin('[');
  for (const Past& past : past_) {
    draft.begin('{');
    draft.member("base", past.session->base());
    if (past.merge_base) draft.member("mergeBase", past.merge_base->root());
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
