// A saved draft back from its text.
#include <utility>

#include "diff/content.h"
#include "document/number.h"
#include "document/pointer.h"
#include "document/reader.h"
#include "draft/draft.h"
#include "draft/runs.h"
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

/// An object that is not too deep to be a resource.
OptionalValue resource_member(Value object, std::string_view name) {
  const OptionalValue member = object_member(object, name);
  return member && height_of(*member) <= most_levels ? member : std::nullopt;
}

/// The origins of a resource's items, none where none were saved; false where they are not those of it.
bool read_origins(OriginList& out, Value saved, std::string_view name, Value resource) {
  const OptionalValue runs = saved.find(name);
  return !runs || read_runs(out, runs, diff::count_items(resource));
}

/// A resource with its origins; nothing where it is damaged.
std::optional<Version> read_version(Value saved, std::string_view name, std::string_view origins) {
  const OptionalValue resource = resource_member(saved, name);
  if (!resource) return std::nullopt;
  Version version;
  version.document = document::copy_of(*resource);
  if (!read_origins(version.origins, saved, origins, version.root())) return std::nullopt;
  const bool has_all = !version.origins.empty() || diff::count_items(version.root()) == 0;
  return has_all ? std::optional(std::move(version)) : std::nullopt;
}

/// A session on a base with the origins that were saved; none where they do not fit.
std::unique_ptr<Session> session_on(Document&& base, Value saved) {
  OriginList origins;
  if (!read_origins(origins, saved, "baseOrigins", base.root())) return nullptr;
  const SharedOrigins shared = share(base.root(), origins);
  return std::make_unique<Session>(std::move(base), shared);
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
  const std::unique_ptr<Session> opened = std::exchange(now_, nullptr);
  // The session is there again whatever comes.
  const auto fail = [&] {
    now_ = std::make_unique<Session>(document::copy_of(opened->base()));
    past_.clear();
    return false;
  };
  normal_base_.reset();
  const OptionalValue past = saved.find("past");
  const auto next = read_origin(saved.find("next"));
  if (!past || !past->is_array() || !next) return fail();
  next_origin_ = *next;
  first_new_ = *next;
  for (const Value one : past->items()) {
    if (!restore_past(one)) return fail();
  }
  const bool has_base = saved.find("base").has_value();
  const OptionalValue base = resource_member(saved, "base");
  if (has_base && !base) return fail();
  now_ = session_on(document::copy_of(base.value_or(opened->base())), saved);
  if (!now_ || !restore_session(saved)) return fail();
  if (is_in_past()) {
    std::swap(home_, now_->root().content);
    show_past();
  }
  if (!diff::same_text(now_->base(), opened->base())) {
    begin_edit();
    follow_server(document::copy_of(opened->base()), std::nullopt);
  }
  return true;
}

bool Draft::restore_past(Value saved) {
  const OptionalValue base = resource_member(saved, "base");
  if (!base) return false;
  now_ = session_on(document::copy_of(*base), saved);
  if (!now_ || !restore_session(saved)) return false;
  Past restored;
  if (saved.find("mergeBase")) {
    restored.merge_base = read_version(saved, "mergeBase", "mergeOrigins");
    if (!restored.merge_base) return false;
    restored.kind = saved.find("ofDraft") ? StepKind::draft : StepKind::sent;
  }
  restored.session = std::move(now_);
  past_.push_back(std::move(restored));
  return true;
}

bool Draft::restore_session(Value saved) {
  if (saved.find("start")) {
    std::optional<Version> start = read_version(saved, "start", "startOrigins");
    if (!start) return false;
    now_->start_at(std::move(*start));
  }
  if (saved.find("forgotten")) now_->forget_beginning();
  const OptionalValue conflicts = saved.find("conflicts");
  const OptionalValue inputs = object_member(saved, "inputs");
  const OptionalValue steps = saved.find("steps");
  const auto undone = count_member(saved, "undone");
  const bool has_lists = conflicts && conflicts->is_array() && steps && steps->is_array();
  if (!has_lists || !inputs || !undone || *undone > steps->size()) return false;
  for (const Value one : conflicts->items()) {
    if (!restore_conflict(one)) return false;
  }
  for (const Value::Member input : inputs->members()) {
    if (!input.value.is_string()) return false;
    put_back_input(input.key.string(), input.value.string());
  }
  if (!restore_created(saved, {})) return false;
  for (const Value step : steps->items()) {
    if (!step.is_array() || step.size() == 0) return false;
    now_->begin_step();
    for (const Value edit : step.items()) {
      if (!edit.is_object() || edit.size() == 0 || !restore_edit(edit)) return false;
      if (edit.find("created") && !restore_created(edit, (*edit.members().begin()).value.string()))
        return false;
    }
  }
  for (std::uint32_t step = 0; step < *undone; ++step) now_->undo(paths_);
  now_->begin_step();
  return restore_rows(saved);
}

std::unique_ptr<Conflict> read_conflict(Value saved) {
  if (!saved.is_object()) return nullptr;
  auto conflict = std::make_unique<Conflict>();
  const auto side = [&](const char* name) {
    std::string text;
    if (const OptionalValue there = saved.find(name)) document::write(text, *there);
    return text;
  };
  const auto origin = [&](const char* name, Origin& out) {
    const OptionalValue number = saved.find(name);
    const auto read = read_origin(number);
    if (read) out = *read;
    return !number || read;
  };
  const OptionalValue at = saved.find("at");
  const OptionalValue path = saved.find("path");
  if (!at || !at->is_string() || (path && !path->is_string())) return nullptr;
  if (!origin("item", conflict->at.item) || !origin("missing", conflict->missing)) return nullptr;
  conflict->at.rest = at->string();
  if (!document::split_pointer(conflict->at.rest)) return nullptr;
  if (path) conflict->path = path->string();
  conflict->base = side("base");
  conflict->mine = side("mine");
  conflict->theirs = side("theirs");
  return conflict;
}

bool Draft::restore_conflict(Value saved) {
  std::unique_ptr<Conflict> conflict = read_conflict(saved);
  if (!conflict) return false;
  now_->conflicts().push_back(std::move(conflict));
  return true;
}

bool Draft::restore_edit(Value saved) {
  const Value::Member does = *saved.members().begin();
  Edit edit;
  Target target;
  if (const OptionalValue input = saved.find("input")) {
    if (!input->is_string()) return false;
    edit.input = std::make_unique<std::string>(input->string());
  }
  if (const OptionalValue value = saved.find("value")) {
    Version version;
    version.document = document::copy_of(*value);
    if (!read_origins(version.origins, saved, "origins", version.root())) return false;
    edit.content = content_of(std::move(version));
  }
  if (does.key.text_is("settled")) {
    edit.kind = EditKind::conflict;
    edit.position = count_member(saved, "settled").value_or(0);
    const Conflicts& conflicts = now_->conflicts();
    if (edit.position >= conflicts.size() || conflicts[edit.position].is_settled) return false;
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
    const bool sets = edit.kind == EditKind::content;
    // An item has a value, and the whole is an object.
    if (sets && (list != nullptr || target.parent == nullptr) && !edit.content.value) return false;
    if (sets && target.parent == nullptr && !edit.content.value->is_object()) return false;
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
    const auto origin = read_origin(saved.find("origin"));
    if (!origin) return false;
    edit.item->origin = *origin;
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
