// What hangs on places: refusals of the server, conflicts, and what was typed and is no value.
#include "document/pointer.h"
#include "draft/draft.h"

namespace resume_patch::draft {

/// The deepest place on the way to `pointer`, and what is left of the way.
void Draft::anchor(std::string_view pointer, Place*& at, std::string& rest) {
  const auto tokens = document::split_pointer(pointer);
  at = &now_->root();
  rest.clear();
  if (!tokens) return;
  for (std::size_t token = 0; token < tokens->size(); ++token) {
    const std::string& name = (*tokens)[token];
    Place* next = rest.empty() ? at->child(name) : nullptr;
    const bool is_member = rest.empty() && at->is_object() && token + 1 == tokens->size();
    if (next == nullptr && is_member) next = &at->made_member(name);
    if (next == nullptr) {
      document::append_token(rest, name);
    } else {
      at = next;
    }
  }
}

/// An item that is not there has no place: what stands at its position is another one.
void Draft::anchor(std::string_view pointer, Conflict& conflict) {
  Place*& at = conflict.at;
  anchor(pointer, at, conflict.rest);
  if (!conflict.mine.empty() || !conflict.rest.empty() || at->parent == nullptr || !at->parent->is_list())
    return;
  document::append_token(conflict.rest, at->position);
  at = at->parent;
}

void Draft::put_back_input(std::string_view pointer, std::string_view text) {
  Place* at = nullptr;
  std::string rest;
  anchor(pointer, at, rest);
  if (rest.empty()) at->input = std::make_unique<std::string>(text);
}

void Draft::mark(Value pointers) {
  std::vector<Mark>& marks = now_->marks();
  marks.clear();
  for (const Value pointer : pointers.items()) {
    Mark mark;
    mark.number = static_cast<std::uint32_t>(marks.size());
    anchor(pointer.string(), mark.at, mark.rest);
    marks.push_back(std::move(mark));
  }
}

void Draft::write_marks(document::JsonWriter& out) const {
  out.begin('[');
  for (const Mark& mark : now_->marks()) {
    out.number(mark.number);
    out.text(mark.pointer());
  }
  out.end(']');
}

void write(document::JsonWriter& out, const Conflict& conflict) {
  const auto side = [&](const char* name, const std::string& text) {
    if (text.empty()) return;
    out.key(name);
    out.raw(text);
  };
  out.begin('{');
  out.member("path", conflict.pointer());
  side("base", conflict.base);
  side("mine", conflict.mine);
  side("theirs", conflict.theirs);
  out.end('}');
}

void Draft::write_conflicts(document::JsonWriter& out) const {
  out.begin('[');
  for (const auto& conflict : now_->conflicts()) write(out, *conflict);
  out.end(']');
}

}  // namespace resume_patch::draft
