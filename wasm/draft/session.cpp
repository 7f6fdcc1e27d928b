#include "draft/session.h"

#include <algorithm>

#include "diff/content.h"
#include "document/members.h"

namespace resume_patch::draft {

namespace {

/// Says of an item that it has come or is about to go, and of its list where others have to make way.
void tell_item(const Place& list, std::uint32_t at, Paths& paths) {
  paths.push_back(list.item_pointer(at));
  if (at + 1 < list.size()) paths.push_back(list.pointer());
}

/// The items within two values that are written alike have the same origins.
bool has_same_origins(Value left, const diff::Origins& origins, Value right, const diff::Origins* others) {
  if (!left.is_container()) return true;
  OriginList of_left;
  OriginList of_right;
  diff::append_origins(of_left, left, &origins);
  diff::append_origins(of_right, right, others);
  return of_left == of_right;
}

}  // namespace

Session::Session(Document&& base, SharedOrigins origins)
    : base_(std::move(base)),
      has_implicit_origins_(origins == nullptr),
      base_origins_(origins ? std::move(origins) : std::make_shared<const diff::Origins>(base_.root())) {
  root_.content.value = base_.root();
  root_.content.origins = base_origins_;
}

void Session::start_at(Version&& resource) {
  starts_at_base_ = false;
  const auto source = std::make_shared<Document>(std::move(resource.document));
  const SharedOrigins origins = share(source->root(), resource.origins);
  const Places& members = root_.children();
  const auto place_of = [&](Value stored) -> Place& {
    // They stand in the order of their nodes.
    const auto found = std::partition_point(members.begin(), members.end(), [&](const auto& member) {
      return &member->key->node() < &stored.node() - 1;
    });
    return **found;
  };
  std::vector<Value> added;
  Paths names;
  for (document::MemberPairs pairs(base_.root(), source->root()); pairs.next();) {
    const OptionalValue stored = pairs.before();
    const OptionalValue value = pairs.after();
    if (!stored) {
      names.push_back(pairs.key().string());
      added.push_back(*value);
    } else if (!value || !diff::same_text(*stored, *value) ||
               !has_same_origins(*stored, *base_origins_, *value, origins.get())) {
      Content& content = place_of(*stored).content;
      content.value = value;
      if (value) content.source = source;
      if (value) content.origins = origins;
    }
  }
  for (std::size_t at = 0; at < added.size(); ++at) {
    Content& content = root_.add_member(names[at]).content;
    content.value = added[at];
    content.source = source;
    content.origins = origins;
  }
}

void Session::apply(Edit&& edit, Paths& paths) {
  forget_redo();
  typed_ = nullptr;
  edit.opens_step = opens_step_;
  opens_step_ = false;
  if (edit.opens_step) ++steps_;
  weight_ += edit.weight;
  toggle(edit, paths);
  edits_.push_back(std::move(edit));
  ++done_;
  trim();
}

bool Session::ends_at(const Place& place) const {
  if (opens_step_ || done_ == 0 || can_redo()) return false;
  if (typed_ == &place) return true;
  const Edit& last = edits_.back();
  return last.opens_step && last.kind == EditKind::content && last.place == &place;
}

void Session::type_at(const Place& place, std::size_t first) {
  typed_ = &place;
  typed_from_ = first;
}

const Content* Session::before_typing(const Place& place) const {
  return typed_ == &place ? nullptr : &edits_.back().content;
}

const Content* Session::first_content_of(const Place& place) const {
  const auto end = edits_.begin() + static_cast<std::ptrdiff_t>(done_);
  const auto found = std::find_if(edits_.begin(), end, [&](const Edit& edit) {
    return edit.kind == EditKind::content && edit.place == &place;
  });
  return found == end ? nullptr : &found->content;
}

const Content* Session::content_before_created(const Place& place) const {
  for (std::size_t at = done_; at-- > 0;) {
    const Edit& edit = edits_[at];
    if (edit.kind == EditKind::content && edit.place == &place && edit.content.created == Created::by_other)
      return &edit.content;
  }
  return nullptr;
}

bool Session::drop_typing(const Place& place, Paths& paths) {
  const std::size_t first = typed_ == &place ? typed_from_ : done_ - 1;
  if (!edits_[first].opens_step || edits_[first].input) return false;
  undo(paths);
  forget_redo();
  return true;
}

void Session::drop_marks(const Place& place) {
  const auto is_near = [&](const Mark& mark) {
    return mark.at->is_within(place) || place.is_within(*mark.at);
  };
  if (!marks_.empty()) marks_.erase(std::remove_if(marks_.begin(), marks_.end(), is_near), marks_.end());
}

void Session::toggle(Edit& edit, Paths& paths) {
  switch (edit.kind) {
    case EditKind::content:
    case EditKind::input:
      drop_marks(*edit.place);
      if (edit.kind == EditKind::content) std::swap(edit.place->content, edit.content);
      std::swap(edit.place->input, edit.input);
      return paths.push_back(edit.place->pointer());
    case EditKind::item: return toggle_item(edit, paths);
    case EditKind::move: return toggle_move(edit, paths);
    case EditKind::conflict: return toggle_conflict(edit, paths);
  }
}

void Session::toggle_item(Edit& edit, Paths& paths) {
  Place& list = *edit.place;
  const bool is_added = edit.item != nullptr;
  if (is_added) list.insert_item(edit.position, std::move(edit.item));
  tell_item(list, edit.position, paths);
  drop_marks(*list.children()[edit.position]);
  if (!is_added) edit.item = list.take_item(edit.position);
}

void Session::toggle_move(Edit& edit, Paths& paths) {
  Place& list = *edit.place->parent;
  const std::uint32_t from = edit.place->position;
  tell_item(list, from, paths);
  edit.list->insert_item(edit.position, list.take_item(from));
  tell_item(*edit.list, edit.position, paths);
  edit.list = &list;
  edit.position = from;
}

void Session::toggle_conflict(const Edit& edit, Paths& paths) {
  Conflict& conflict = conflicts_[edit.position];
  paths.push_back(conflict.path);
  conflict.is_settled = !conflict.is_settled;
}

const StoredItems& Session::stored_items() const {
  if (stored_items_ == nullptr) stored_items_ = std::make_unique<StoredItems>(base_.root(), *base_origins_);
  return *stored_items_;
}

void Session::undo(Paths& paths) {
  typed_ = nullptr;
  bool more = done_ > 0;
  while (more) {
    Edit& edit = edits_[--done_];
    more = !edit.opens_step;
    toggle(edit, paths);
  }
  opens_step_ = true;
}

void Session::redo(Paths& paths) {
  typed_ = nullptr;
  do {
    redo_edit(paths);
  } while (can_redo() && !next()->opens_step);
  opens_step_ = true;
}

// What an edit holds came about later than what the edits before it hold, so it goes first.
void Session::forget_redo() {
  while (can_redo()) {
    weight_ -= edits_.back().weight;
    if (edits_.back().opens_step) --steps_;
    edits_.pop_back();
  }
}

void Session::trim() {
  constexpr std::uint32_t at_once = most_steps / 8;  // Because what stays has to be moved.
  if (steps_ < most_steps + at_once && weight_ <= most_bytes) return;
  std::size_t end = 0;
  std::uint32_t kept = steps_;
  for (; end < edits_.size(); ++end) {
    if (edits_[end].opens_step) {
      if (kept == 1 || (kept <= most_steps && weight_ <= most_bytes)) break;
      --kept;
    }
    weight_ -= edits_[end].weight;
  }
  steps_ = kept;
  done_ -= end;
  typed_from_ -= std::min(typed_from_, end);
  edits_.erase(edits_.begin(), edits_.begin() + static_cast<std::ptrdiff_t>(end));
  starts_at_base_ = false;
  has_forgotten_ = true;
}

}  // namespace resume_patch::draft
