// A saved draft back from its text.
#include <utility>

#include "document/equality.h"
#include "document/number.h"
#include "document/pointer.h"
#include "document/reader.h"
#include "draft/draft.h"
#include "draft/saved.h"

namespace resume_patch::draft {

namespace {

OptionalValue object_member(Value object, std::string_view name) {
  const OptionalValue member = object.find(name);
  return member && member->is_object() ? member : std::nullopt;
}

std::optional<std::uint32_t> count_member(Value object, std::string_view name) {
  const OptionalValue member = object.find(name);
  return member && member->is_number() ? document::array_index(member->slice()) : std::nullopt;
}

}  // namespace

Fault Draft::restore(Value saved) {
  const auto says = [&](std::string_view name, std::string_view content) {
    const OptionalValue member = saved.find(name);
    return member && member->is_string() && member->text_is(content);
  };
  if (!says("format", saved_format) || count_member(saved, "version") != saved_version)
    return refuse(Fault::unknown_format, {});
  if (!says("operation", endpoint_.identity())) return refuse(Fault::foreign, {});
  const OptionalValue content = object_member(saved, "draft");
  std::string text;
  if (content) document::write(text, *content);
  if (!content || !says("check", check_of(text)) || !restore_sessions(*content))
    return refuse(Fault::damaged, {});
  paths_.assign(1, std::string());
  finish_edit();
  return Fault::none;
}

bool Draft::restore_sessions(Value saved) {
  std::unique_ptr<Session> opened = std::exchange(now_, nullptr);
  normal_base_.reset();
  const OptionalValue past = saved.find("past");
  if (!past) return false;
  for (const Value one : past->items()) {
    const OptionalValue base = object_member(one, "base");
    if (!base) return false;
    now_ = std::make_unique<Session>(document::copy_of(*base));
    if (!restore_session(one)) return false;
    Past& restored = past_.emplace_back();
    restored.session = std::move(now_);
    if (const OptionalValue merge_base = object_member(one, "mergeBase"))
      restored.merge_base = document::copy_of(*merge_base);
  }
  const OptionalValue base = object_member(saved, "base");
  const bool is_moved_on = base && !document::equal(*base, opened->base());
  now_ = is_moved_on ? std::make_unique<Session>(document::copy_of(*base)) : nullptr;
  if (!is_moved_on) now_.swap(opened);
  if (!restore_session(saved)) return false;
  if (is_in_past()) {
    std::swap(home_, now_->root().content);
    show_past();
  }
  if (is_moved_on) rebase(document::copy_of(opened->base()), std::nullopt);
  return true;
}

bool Draft::restore_session(Value saved) {
  if (const OptionalValue start = object_member(saved, "start")) now_->start_at(document::copy_of(*start));
  const OptionalValue conflicts = saved.find("conflicts");
  const OptionalValue inputs = saved.find("inputs");
  const OptionalValue steps = saved.find("steps");
  const auto undone = count_member(saved, "undone");
  if (!conflicts || !inputs || !steps || !undone || *undone > steps->size()) return false;
  for (const Value one : conflicts->items()) restore_conflict(one);
  for (const Value::Member input : inputs->members())
    put_back_input(input.key.string(), input.value.string());
  for (const Value step : steps->items()) {
    now_->begin_step();
    for (const Value edit : step.items()) {
      if (!restore_edit(edit)) return false;
    }
  }
  for (std::uint32_t step = 0; step < *undone; ++step) now_->undo(paths_);
  now_->begin_step();
  return true;
}

void Draft::restore_conflict(Value saved) {
  auto conflict = std::make_unique<Conflict>();
  const auto side = [&](const char* name) {
    std::string text;
    if (const OptionalValue there = saved.find(name)) document::write(text, *there);
    return text;
  };
  conflict->base = side("base");
  conflict->mine = side("mine");
  conflict->theirs = side("theirs");
  const OptionalValue path = saved.find("path");
  anchor(path ? path->string() : std::string(), *conflict);
  now_->conflicts().push_back(std::move(conflict));
}

bool Draft::restore_edit(Value saved) {
  const Value::Member does = *saved.members().begin();
  Edit edit;
  Target target;
  if (const OptionalValue input = saved.find("input"))
    edit.input = std::make_unique<std::string>(input->string());
  if (const OptionalValue value = saved.find("value")) edit.content = Content::of(document::copy_of(*value));
  if (does.key.text_is("settle")) {
    edit.kind = EditKind::conflict;
    edit.position = count_member(saved, "settle").value_or(0);
    if (edit.position >= now_->conflicts().size()) return false;
    return apply(std::move(edit));
  }
  if (!does.value.is_string() || locate(does.value.string(), target) != Fault::none) return false;
  Place* const list = target.parent != nullptr && target.parent->is_list() ? target.parent : nullptr;
  edit.place = target.place;
  const std::uint32_t around = target.parent == nullptr ? 0 : target.parent->depth() + 1;
  if (edit.content.value && around + height_of(*edit.content.value) > most_levels) return false;
  if (does.key.text_is("set") || does.key.text_is("type")) {
    if (list == nullptr && target.place == nullptr) edit.place = &target.parent->made_member(target.token);
    edit.kind = does.key.text_is("set") ? EditKind::content : EditKind::input;
    return edit.place != nullptr && apply(std::move(edit));
  }
  if (list == nullptr) return false;
  edit.position = document::array_index(target.token).value_or(list->size() + 1);
  if (does.key.text_is("move")) return restore_move(std::move(edit), saved);
  edit.kind = EditKind::item;
  edit.place = list;
  if (does.key.text_is("insert")) {
    edit.item = std::make_unique<Place>();
    edit.item->content = std::move(edit.content);
    if (edit.position > list->size() || edit.item->is_absent()) return false;
  } else if (edit.position >= list->size()) {
    return false;
  }
  return apply(std::move(edit));
}

bool Draft::restore_move(Edit&& edit, Value saved) {
  Target target;
  const OptionalValue to = saved.find("to");
  const bool there =
      edit.place != nullptr && to && to->is_string() && locate(to->string(), target) == Fault::none;
  if (!there || target.parent == nullptr || !target.parent->is_list()) return false;
  edit.kind = EditKind::move;
  edit.list = target.parent;
  edit.position = document::array_index(target.token).value_or(target.parent->size() + 1);
  const std::uint32_t size = target.parent->size() - (edit.place->parent == target.parent ? 1 : 0);
  return edit.position <= size && apply(std::move(edit));
}

bool Draft::apply(Edit&& edit) {
  now_->apply(std::move(edit), paths_);
  return true;
}

}  // namespace resume_patch::draft
