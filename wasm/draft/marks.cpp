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

void Draft::put_back_input(std::string_view pointer, std::string_view text) {
  Place* at = nullptr;
  std::string rest;
  anchor(pointer, at, rest);
  if (pointer != "-" && rest.empty()) at->input = std::make_unique<std::string>(text);
}

Anchor anchor_in(Value root, const diff::Origins& origins, std::string_view pointer) {
  Anchor anchor;
  const auto tokens = document::split_pointer(pointer);
  OptionalValue value = root;
  for (const std::string& token : tokens ? *tokens : Paths()) {
    const auto index = value && value->is_array() ? document::array_index(token) : std::nullopt;
    const OptionalValue item = index ? value->item(*index) : std::nullopt;
    if (item) {
      anchor = {origins.of(*item), {}};
      value = item;
      continue;
    }
    document::append_token(anchor.rest, token);
    value = value && value->is_object() ? value->find(token) : std::nullopt;
  }
  return anchor;
}

void Draft::mark(Value pointers, OptionalValue snapshot) {
  now_->marks().clear();
  const Version version = snapshot ? read_snapshot(*snapshot) : version_of(now_->root().content);
  const diff::Origins origins(version.root(), version.origins);
  std::vector<LooseMark> marks;
  for (const Value pointer : pointers.items()) {
    const auto number = static_cast<std::uint32_t>(marks.size());
    marks.push_back({anchor_in(version.root(), origins, pointer.string()), number});
  }
  put_marks(marks);
}

std::vector<Draft::LooseMark> Draft::take_marks() {
  std::vector<LooseMark> marks;
  for (const Mark& mark : now_->marks()) marks.push_back({anchor_of(*mark.at, mark.rest), mark.number});
  now_->marks().clear();
  return marks;
}

/// Puts marks to where their items are; those of which the item is gone are dropped.
void Draft::put_marks(const std::vector<LooseMark>& marks) {
  if (marks.empty()) return;
  std::vector<Anchor> anchors;
  for (const LooseMark& mark : marks) anchors.push_back(mark.at);
  const std::vector<std::string> pointers = pointers_of(anchors, version_of(now_->root().content));
  for (std::size_t at = 0; at < marks.size(); ++at) {
    if (pointers[at] == "-") continue;
    Mark mark;
    mark.number = marks[at].number;
    anchor(pointers[at], mark.at, mark.rest);
    now_->marks().push_back(std::move(mark));
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

const Conflicts& Draft::conflicts() const {
  return is_in_past() ? past_conflicts_ : now_->conflicts();
}

std::vector<OpenConflict> Draft::open_conflicts() const {
  if (conflicts().empty()) return {};
  return OpenConflicts(conflicts(), now_->stored_items()).all(now_->root().content);
}

void Draft::write_conflicts(document::JsonWriter& out) const {
  out.begin('[');
  for (const OpenConflict& open : open_conflicts()) write(out, conflicts()[open.number], open);
  out.end(']');
}

}  // namespace resume_patch::draft
