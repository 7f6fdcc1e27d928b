// A saved draft back from its text.
#include <utility>

#include "diff/content.h"
#include "document/number.h"
#include "document/pointer.h"
#include "document/writer.h"
#include "draft/draft.h"
#include "draft/runs.h"
#include "draft/saved.h"

namespace resume_patch::draft {

using document::find_member;
using document::Json;

namespace {

/// Returns an object that is not too deep to be a resource.
std::optional<Document> read_resource(const Json& saved, std::string_view name,
                                      const DocumentList& documents) {
  std::optional<Document> resource = documents.copy(find_member(saved, name));
  const bool is_resource =
      resource && resource->root().is_object() && height_of(resource->root()) <= most_levels;
  return is_resource ? std::move(resource) : std::nullopt;
}

/// The origins of a resource's items, none where none were saved; false where they are not those of it.
bool read_origins(OriginList& out, const Json& saved, std::string_view name, Value resource) {
  const Json* const runs = find_member(saved, name);
  return runs == nullptr || read_runs(out, runs, diff::count_items(resource));
}

/// A resource with its origins; nothing where it is damaged.
std::optional<Version> read_version(const Json& saved, std::string_view name, std::string_view origins,
                                    const DocumentList& documents) {
  std::optional<Document> resource = read_resource(saved, name, documents);
  if (!resource) return std::nullopt;
  Version version;
  version.document = std::move(*resource);
  if (!read_origins(version.origins, saved, origins, version.root())) return std::nullopt;
  const bool has_all = !version.origins.empty() || diff::count_items(version.root()) == 0;
  return has_all ? std::optional(std::move(version)) : std::nullopt;
}

/// A session on a base with the origins that were saved; none where they do not fit.
std::unique_ptr<Session> session_on(Document&& base, const Json& saved) {
  OriginList origins;
  if (!read_origins(origins, saved, "baseOrigins", base.root())) return nullptr;
  const SharedOrigins shared = share(base.root(), origins);
  return std::make_unique<Session>(std::move(base), shared);
}

/// Returns the content of a saved draft, nothing where it was changed.
std::optional<SavedObject> read_draft(Value saved) {
  const OptionalValue content = saved.find("draft");
  const OptionalValue check = saved.find("check");
  if (!content || !check || !check->is_string()) return std::nullopt;
  std::string text;
  document::write(text, *content);
  return check->text_is(check_of(text)) ? std::optional(read_saved_object(*content)) : std::nullopt;
}

}  // namespace

Fault Draft::restore(Value saved) {
  const auto says = [&](std::string_view name, std::string_view content) {
    const OptionalValue member = saved.find(name);
    return member && member->is_string() && member->text_is(content);
  };
  const OptionalValue version = saved.find("version");
  const bool is_known =
      version && version->is_number() && document::array_index(version->slice()) == saved_version;
  if (!says("format", saved_format) || !is_known) return refuse(Fault::unknown_format, {});
  if (!says("operation", endpoint_.identity())) return refuse(Fault::foreign, {});
  const std::optional<SavedObject> content = read_draft(saved);
  if (!content || !restore_sessions(*content)) return refuse(Fault::damaged, {});
  paths_.assign(1, std::string());
  finish_edit();
  return Fault::none;
}

bool Draft::restore_sessions(const SavedObject& object) {
  const auto& [saved, documents] = object;
  const std::unique_ptr<Session> opened = std::exchange(now_, nullptr);
  // The session is there again whatever comes.
  const auto fail = [&] {
    now_ = std::make_unique<Session>(document::copy_of(opened->base()));
    past_.clear();
    return false;
  };
  normal_base_.reset();
  const Json* const past = find_list(saved, "past");
  const auto next = read_number(find_member(saved, "next"));
  if (past == nullptr || !next) return fail();
  next_origin_ = *next;
  first_new_ = *next;
  for (const Json& one : *past) {
    if (!restore_past(one, documents)) return fail();
  }
  std::optional<Document> base = read_resource(saved, "base", documents);
  if (!base && find_member(saved, "base") != nullptr) return fail();
  if (!base) base = document::copy_of(opened->base());
  now_ = session_on(std::move(*base), saved);
  if (!now_ || !restore_session(saved, documents)) return fail();
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

bool Draft::restore_past(const Json& saved, const DocumentList& documents) {
  std::optional<Document> base = read_resource(saved, "base", documents);
  if (!base) return false;
  now_ = session_on(std::move(*base), saved);
  if (!now_ || !restore_session(saved, documents)) return false;
  Past restored;
  if (find_member(saved, "mergeBase") != nullptr) {
    restored.merge_base = read_version(saved, "mergeBase", "mergeOrigins", documents);
    if (!restored.merge_base) return false;
    restored.kind = find_member(saved, "ofDraft") != nullptr ? StepKind::draft : StepKind::sent;
  }
  restored.session = std::move(now_);
  past_.push_back(std::move(restored));
  return true;
}

bool Draft::restore_session(const Json& saved, const DocumentList& documents) {
  if (find_member(saved, "start") != nullptr) {
    std::optional<Version> start = read_version(saved, "start", "startOrigins", documents);
    if (!start) return false;
    now_->start_at(std::move(*start));
  }
  if (find_member(saved, "forgotten") != nullptr) now_->forget_beginning();
  const Json* const conflicts = find_list(saved, "conflicts");
  const Json* const steps = find_list(saved, "steps");
  const auto undone = read_number(find_member(saved, "undone"));
  if (conflicts == nullptr || steps == nullptr || !undone || *undone > steps->size()) return false;
  for (const Json& one : *conflicts) {
    if (!restore_conflict(one, documents)) return false;
  }
  const bool has_inputs =
      read_pairs(find_list(saved, "inputs"), [&](const std::string& pointer, const Json& input) {
        const std::string* const text = read_string(&input);
        if (text != nullptr) put_back_input(pointer, *text);
        return text != nullptr;
      });
  if (!has_inputs || !restore_created(saved, {}) || !restore_steps(*steps, documents)) return false;
  for (std::uint32_t step = 0; step < *undone; ++step) now_->undo(paths_);
  now_->begin_step();
  return restore_rows(saved);
}

bool Draft::restore_steps(const Json& steps, const DocumentList& documents) {
  for (const Json& step : steps) {
    if (!step.is_array() || step.empty()) return false;
    now_->begin_step();
    for (const Json& edit : step) {
      if (!edit.is_object() || edit.empty() || !restore_edit(edit, documents)) return false;
      if (find_member(edit, "created") == nullptr) continue;
      const std::string* const pointer = read_string(&edit.front());
      if (pointer == nullptr || !restore_created(edit, *pointer)) return false;
    }
  }
  return true;
}

std::unique_ptr<Conflict> read_conflict(const Json& saved, const DocumentList& documents) {
  auto conflict = std::make_unique<Conflict>();
  const auto side = [&](const char* name, std::string& out) {
    const Json* const member = find_member(saved, name);
    const OptionalValue value = documents.find(member);
    if (value) document::write(out, *value);
    return member == nullptr || value.has_value();
  };
  const auto origin = [&](const char* name, Origin& out) {
    const Json* const member = find_member(saved, name);
    const auto number = read_number(member);
    if (number) out = *number;
    return member == nullptr || number.has_value();
  };
  const std::string* const at = read_string(find_member(saved, "at"));
  const Json* const path = find_member(saved, "path");
  if (at == nullptr || (path != nullptr && !path->is_string())) return nullptr;
  if (!origin("item", conflict->at.item) || !origin("missing", conflict->missing)) return nullptr;
  conflict->at.rest = *at;
  if (!document::split_pointer(conflict->at.rest)) return nullptr;
  if (path != nullptr) conflict->path = *read_string(path);
  const bool has_sides =
      side("base", conflict->base) && side("mine", conflict->mine) && side("theirs", conflict->theirs);
  return has_sides ? std::move(conflict) : nullptr;
}

bool Draft::restore_conflict(const Json& saved, const DocumentList& documents) {
  std::unique_ptr<Conflict> conflict = read_conflict(saved, documents);
  if (!conflict) return false;
  now_->conflicts().push_back(std::move(conflict));
  return true;
}

bool Draft::restore_edit(const Json& saved, const DocumentList& documents) {
  const std::string& does = saved.get_ptr<const Json::object_t*>()->front().first;
  const std::string* const pointer = read_string(&saved.front());
  Edit edit;
  Target target;
  if (const Json* const input = find_member(saved, "input")) {
    if (!input->is_string()) return false;
    edit.input = std::make_unique<std::string>(*read_string(input));
  }
  if (const Json* const value = find_member(saved, "value")) {
    std::optional<Document> content = documents.copy(value);
    if (!content) return false;
    Version version;
    version.document = std::move(*content);
    if (!read_origins(version.origins, saved, "origins", version.root())) return false;
    edit.content = content_of(std::move(version));
  }
  if (does == "settled") {
    edit.kind = EditKind::conflict;
    edit.position = read_number(&saved.front()).value_or(0);
    const Conflicts& conflicts = now_->conflicts();
    if (edit.position >= conflicts.size() || conflicts[edit.position].is_settled) return false;
    return apply(std::move(edit));
  }
  if (pointer == nullptr || locate(*pointer, target) != Fault::none) return false;
  Place* const list = target.parent != nullptr && target.parent->is_list() ? target.parent : nullptr;
  edit.place = target.place;
  const std::uint32_t around = target.parent == nullptr ? 0 : target.parent->depth() + 1;
  if (edit.content.value && around + height_of(*edit.content.value) > most_levels) return false;
  if (does == "set" || does == "type") {
    if (list == nullptr && target.place == nullptr) edit.place = &target.parent->made_member(target.token);
    edit.kind = does == "set" ? EditKind::content : EditKind::input;
    const bool sets = edit.kind == EditKind::content;
    // An item has a value, and the whole is an object.
    if (sets && (list != nullptr || target.parent == nullptr) && !edit.content.value) return false;
    if (sets && target.parent == nullptr && !edit.content.value->is_object()) return false;
    return edit.place != nullptr && apply(std::move(edit));
  }
  if (list == nullptr) return false;
  edit.position = document::array_index(target.token).value_or(list->size() + 1);
  if (does == "move") return restore_move(std::move(edit), saved);
  return restore_item(std::move(edit), saved, target, does == "insert");
}

bool Draft::restore_item(Edit&& edit, const Json& saved, const Target& target, bool is_new) {
  Place* const list = target.parent;
  edit.kind = EditKind::item;
  edit.place = list;
  if (!is_new) return edit.position < list->size() && apply(std::move(edit));
  edit.item = std::make_unique<Place>();
  edit.item->content = std::move(edit.content);
  const auto origin = read_number(find_member(saved, "origin"));
  if (!origin) return false;
  edit.item->origin = *origin;
  return edit.position <= list->size() && !edit.item->is_absent() && apply(std::move(edit));
}

bool Draft::restore_move(Edit&& edit, const Json& saved) {
  Target target;
  const std::string* const to = read_string(find_member(saved, "to"));
  const bool is_there = edit.place != nullptr && to != nullptr && locate(*to, target) == Fault::none;
  if (!is_there || target.parent == nullptr || !target.parent->is_list()) return false;
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
