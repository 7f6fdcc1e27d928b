// Restores a draft from its saved text.
#include <algorithm>
#include <utility>

#include "diff/content.h"
#include "document/number.h"
#include "document/pointer.h"
#include "document/writer.h"
#include "draft/draft.h"
#include "draft/origin_runs.h"
#include "draft/saved_format.h"

namespace resume_patch::draft {

using document::find_member;
using document::Json;

namespace {

/// The highest number of the next item. It leaves as many numbers for new items.
constexpr Origin max_saved_origin = 0x7FFFFFFFU;

/// Returns an object that is not too deep for a resource.
std::optional<Document> read_resource(const Json& saved, std::string_view name,
                                      const DocumentList& documents) {
  std::optional<Document> resource = documents.take_copy(find_member(saved, name));
  const bool is_resource = resource && resource->root().is_object() && !is_too_deep(resource->root(), 0);
  return is_resource ? std::move(resource) : std::nullopt;
}

/// Reads the origins of a resource's items, if they were saved. Returns false if they do not fit.
/// @param next The lowest number that no item has.
bool read_origins(OriginList& out, const Json& saved, std::string_view name, Value resource, Origin next) {
  const Json* const runs = find_member(saved, name);
  return runs == nullptr || read_origin_runs(out, runs, diff::count_items(resource), next);
}

/// Returns a document with the saved origins of its items, nothing if there is no document or they do not
/// fit.
std::optional<ResourceVersion> with_origins(std::optional<Document>&& document, const Json& saved,
                                            std::string_view name, Origin next) {
  if (!document) return std::nullopt;
  ResourceVersion version;
  version.document = std::move(*document);
  if (!read_origins(version.origins, saved, name, version.root(), next)) return std::nullopt;
  const bool has_all = !version.origins.empty() || diff::count_items(version.root()) == 0;
  return has_all ? std::optional(std::move(version)) : std::nullopt;
}

/// Returns a resource with its origins, nothing if it is damaged.
std::optional<ResourceVersion> read_version(const Json& saved, std::string_view name,
                                            std::string_view origins, const DocumentList& documents,
                                            Origin next) {
  return with_origins(read_resource(saved, name, documents), saved, origins, next);
}

/// Returns a session on a base with saved origins, null if they do not fit.
std::unique_ptr<Session> session_on(Document&& base, const Json& saved, Origin next) {
  OriginList origins;
  if (!read_origins(origins, saved, "baseOrigins", base.root(), next)) return nullptr;
  // Without saved origins, items have the numbers of their nodes.
  const bool has_implicit = origins.empty() && diff::count_items(base.root()) > 0;
  if (has_implicit && base.root().node().node_count >= next) return nullptr;
  const SharedOrigins shared = share_origins(base.root(), origins);
  return std::make_unique<Session>(std::move(base), shared);
}

/// Returns the content of a saved draft, nothing if its checksum is wrong.
std::optional<SavedObject> read_draft(Value saved) {
  const OptionalValue content = saved.find("draft");
  const OptionalValue check = saved.find("check");
  if (!content || !check || !check->is_string()) return std::nullopt;
  std::string text;
  document::write(text, *content);
  return check->text_is(checksum(text)) ? std::optional(read_saved_object(*content)) : std::nullopt;
}

}  // namespace

DraftErrorCode Draft::restore(Value saved) {
  const auto has_member = [&](std::string_view name, std::string_view content) {
    const OptionalValue member = saved.find(name);
    return member && member->is_string() && member->text_is(content);
  };
  const OptionalValue version = saved.find("version");
  const bool is_known =
      version && version->is_number() && document::array_index(version->slice()) == saved_version;
  if (!has_member("format", saved_format) || !is_known) return fail(DraftErrorCode::unknown_format, {});
  if (!has_member("operation", endpoint_.fingerprint())) return fail(DraftErrorCode::foreign, {});
  const std::optional<SavedObject> content = read_draft(saved);
  if (!content || !restore_sessions(*content)) return fail(DraftErrorCode::damaged, {});
  paths_.assign(1, std::string());
  finish_edit();
  return DraftErrorCode::none;
}

bool Draft::restore_sessions(const SavedObject& object) {
  const auto& [saved, documents] = object;
  const std::unique_ptr<Session> opened = std::exchange(session_, nullptr);
  const Origin first_origin = next_origin_;
  // Opens a new session after any error.
  const auto fail = [&] {
    session_ = std::make_unique<Session>(document::copy_of(opened->base()));
    next_origin_ = first_origin;
    first_new_origin_ = first_origin;
    history_.clear();
    return false;
  };
  base_in_request_form_.reset();
  const Json* const past_session = find_list(saved, "past");
  const auto next = read_number(find_member(saved, "next"));
  if (past_session == nullptr || !next || *next == 0 || *next > max_saved_origin) return fail();
  next_origin_ = *next;
  first_new_origin_ = *next;
  for (const Json& one : *past_session) {
    if (!restore_history(one, documents)) return fail();
  }
  std::optional<Document> base = read_resource(saved, "base", documents);
  if (!base && find_member(saved, "base") != nullptr) return fail();
  if (!base) base = document::copy_of(opened->base());
  session_ = session_on(std::move(*base), saved, next_origin_);
  if (!session_ || !restore_session(saved, documents) || !is_history_in_order()) return fail();
  if (is_before_session()) {
    std::swap(session_start_, session_->root().content());
    show_history();
  }
  if (!diff::has_same_text(session_->base(), opened->base())) {
    begin_edit();
    follow_server(document::copy_of(opened->base()), std::nullopt);
  }
  return true;
}

/// Returns true if only the first unfinished session has edits that are done. Undo reaches a session only
/// after those behind it.
bool Draft::is_history_in_order() const {
  const auto first = std::find_if(history_.begin(), history_.end(), [](const PastSession& past_session) {
    return past_session.session->can_redo();
  });
  if (first == history_.end()) return true;
  const bool later_are_undone = std::all_of(first + 1, history_.end(), [](const PastSession& past_session) {
    return !past_session.session->can_undo();
  });
  return later_are_undone && !session_->can_undo();
}

bool Draft::restore_history(const Json& saved, const DocumentList& documents) {
  std::optional<Document> base = read_resource(saved, "base", documents);
  if (!base) return false;
  session_ = session_on(std::move(*base), saved, next_origin_);
  if (!session_ || !restore_session(saved, documents)) return false;
  PastSession restored;
  if (find_member(saved, "mergeBase") != nullptr) {
    restored.merge_base = read_version(saved, "mergeBase", "mergeOrigins", documents, next_origin_);
    if (!restored.merge_base) return false;
    restored.kind = find_member(saved, "ofDraft") != nullptr ? IncomingKind::draft : IncomingKind::sent;
  }
  restored.session = std::move(session_);
  history_.push_back(std::move(restored));
  return true;
}

bool Draft::restore_session(const Json& saved, const DocumentList& documents) {
  if (find_member(saved, "start") != nullptr) {
    std::optional<ResourceVersion> start =
        read_version(saved, "start", "startOrigins", documents, next_origin_);
    if (!start) return false;
    session_->start_with(std::move(*start));
  }
  if (!restore_added_members(saved, {})) return false;
  if (find_member(saved, "forgotten") != nullptr) session_->forget_beginning();
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
        // The root has no control.
        const bool is_input = text != nullptr && !pointer.empty();
        if (is_input) restore_input(pointer, *text);
        return is_input;
      });
  if (!has_inputs || !restore_created(saved, {}) || !restore_steps(*steps, documents)) return false;
  for (std::uint32_t step = 0; step < *undone; ++step) session_->undo(paths_);
  session_->begin_step();
  return restore_rows(saved);
}

bool Draft::restore_steps(const Json& steps, const DocumentList& documents) {
  for (const Json& step : steps) {
    if (!step.is_array() || step.empty()) return false;
    session_->begin_step();
    for (const Json& edit : step) {
      if (!edit.is_object() || edit.empty() || !restore_edit(edit, documents)) return false;
      if (find_member(edit, "added") == nullptr && find_member(edit, "created") == nullptr) continue;
      const std::string* const pointer = read_string(&edit.front());
      const bool is_restored =
          pointer != nullptr && restore_added_members(edit, *pointer) && restore_created(edit, *pointer);
      if (!is_restored) return false;
    }
  }
  return true;
}

std::unique_ptr<Conflict> read_conflict(const Json& saved, const DocumentList& documents) {
  auto conflict = std::make_unique<Conflict>();
  const auto side = [&](const char* name, std::string& out) {
    const Json* const member = find_member(saved, name);
    const OptionalValue value = documents.take(member);
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
  conflict->at.path = *at;
  if (path != nullptr) conflict->path = *read_string(path);
  const bool has_pointers =
      document::split_pointer(conflict->at.path) && document::split_pointer(conflict->path);
  // The whole resource is in no conflict.
  const bool is_whole = conflict->at.item == diff::unknown_origin && conflict->at.path.empty();
  if (!has_pointers || is_whole) return nullptr;
  const bool has_sides =
      side("base", conflict->base) && side("mine", conflict->mine) && side("theirs", conflict->theirs);
  return has_sides ? std::move(conflict) : nullptr;
}

bool Draft::restore_conflict(const Json& saved, const DocumentList& documents) {
  std::unique_ptr<Conflict> conflict = read_conflict(saved, documents);
  if (!conflict || conflict->at.item >= next_origin_ || conflict->missing >= next_origin_) return false;
  session_->conflicts().push_back(std::move(conflict));
  return true;
}

bool Draft::restore_edit(const Json& saved, const DocumentList& documents) {
  const std::string& saved_edit = saved.get_ptr<const Json::object_t*>()->front().first;
  const std::string* const pointer = read_string(&saved.front());
  Edit edit;
  Target target;
  if (const Json* const input = find_member(saved, "input")) {
    if (!input->is_string()) return false;
    edit.input = std::make_unique<std::string>(*read_string(input));
  }
  if (const Json* const value = find_member(saved, "value")) {
    std::optional<ResourceVersion> version =
        with_origins(documents.take_copy(value), saved, "origins", next_origin_);
    if (!version) return false;
    edit.content = content_of(std::move(*version));
  }
  if (saved_edit == "settled") {
    edit.kind = EditKind::conflict;
    edit.position = read_number(&saved.front()).value_or(0);
    const Conflicts& conflicts = session_->conflicts();
    if (edit.position >= conflicts.size() || conflicts[edit.position].is_settled) return false;
    return apply(std::move(edit));
  }
  if (pointer == nullptr || find_target(*pointer, target) != DraftErrorCode::none) return false;
  DraftNode* const list = target.parent != nullptr && target.parent->is_list() ? target.parent : nullptr;
  edit.node = target.node;
  const std::uint32_t depth = target.parent == nullptr ? 0 : target.parent->depth() + 1;
  if (is_too_deep(edit.content, depth)) return false;
  if (saved_edit == "set" || saved_edit == "type") {
    edit.kind = saved_edit == "set" ? EditKind::content : EditKind::input;
    return restore_content(std::move(edit), target);
  }
  if (list == nullptr) return false;
  edit.position = document::array_index(target.token).value_or(list->size() + 1);
  if (saved_edit == "move") return restore_move(std::move(edit), saved);
  const bool is_new = saved_edit == "insert";
  return (is_new || saved_edit == "take") && restore_item(std::move(edit), saved, target, is_new);
}

bool Draft::restore_content(Edit&& edit, const Target& target) {
  const bool is_root = target.parent == nullptr;
  const bool is_in_list = !is_root && target.parent->is_list();
  if (target.node == nullptr && !is_in_list) edit.node = &target.parent->ensure_member(target.token);
  const bool sets = edit.kind == EditKind::content;
  // An item must have a value, and the root must be an object.
  if (sets && (is_in_list || is_root) && !edit.content.value) return false;
  if (sets && is_root && !edit.content.value->is_object()) return false;
  if (is_root && (!sets || edit.input)) return false;
  return edit.node != nullptr && apply(std::move(edit));
}

bool Draft::restore_item(Edit&& edit, const Json& saved, const Target& target, bool is_new) {
  DraftNode* const list = target.parent;
  edit.kind = EditKind::item;
  edit.node = list;
  if (!is_new) return edit.position < list->size() && apply(std::move(edit));
  edit.item = std::make_unique<DraftNode>();
  edit.item->content() = std::move(edit.content);
  const auto origin = read_number(find_member(saved, "origin"));
  if (!origin || *origin == diff::unknown_origin || *origin >= next_origin_) return false;
  edit.item->origin = *origin;
  return edit.position <= list->size() && !edit.item->is_absent() && apply(std::move(edit));
}

bool Draft::restore_move(Edit&& edit, const Json& saved) {
  Target target;
  const std::string* const to = read_string(find_member(saved, "to"));
  const bool is_present =
      edit.node != nullptr && to != nullptr && find_target(*to, target) == DraftErrorCode::none;
  if (!is_present || target.parent == nullptr || !target.parent->is_list()) return false;
  if (target.parent->is_within(*edit.node) || is_too_deep(*edit.node, target.parent->depth() + 1))
    return false;
  edit.kind = EditKind::move;
  edit.list = target.parent;
  edit.position = document::array_index(target.token).value_or(target.parent->size() + 1);
  const std::uint32_t size = target.parent->size() - (edit.node->parent == target.parent ? 1 : 0);
  return edit.position <= size && apply(std::move(edit));
}

bool Draft::apply(Edit&& edit) {
  session_->apply(std::move(edit), paths_);
  return true;
}

}  // namespace resume_patch::draft
