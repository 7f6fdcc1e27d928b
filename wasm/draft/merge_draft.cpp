// Merges the edits of another draft of the same resource into this one.
#include <algorithm>
#include <utility>

#include "diff/transfer_origins.h"
#include "document/argsort.h"
#include "document/reader.h"
#include "draft/draft.h"
#include "draft/origin_runs.h"
#include "draft/saved_format.h"
#include "draft/typed_state.h"

namespace resume_patch::draft {

using document::find_member;
using document::Json;
using document::make_object;

namespace {

/// Translates the origins of one draft to those of another.
class OriginTranslation {
 public:
  /// Adds the items of a resource that both drafts have in the same order.
  void add(const OriginList& from, const OriginList& to) {
    from_.insert(from_.end(), from.begin(), from.end());
    to_.insert(to_.end(), to.begin(), to.end());
  }
  void finish() {
    order_ = document::argsort(
        from_.size(), [this](std::uint32_t left, std::uint32_t right) { return from_[left] < from_[right]; });
  }
  /// Returns unknown_origin for an item of no added resource.
  [[nodiscard]] Origin of(Origin origin) const {
    const auto found =
        std::lower_bound(order_.begin(), order_.end(), origin,
                         [this](std::uint32_t at, Origin wanted) { return from_[at] < wanted; });
    return found == order_.end() || from_[*found] != origin ? diff::unknown_origin : to_[*found];
  }

 private:
  OriginList from_;
  OriginList to_;
  std::vector<std::uint32_t> order_;
};

bool read_member(OriginList& out, const Json& content, std::string_view name, Value resource) {
  const std::size_t count = diff::count_items(resource);
  return count == 0 || read_origin_runs(out, find_member(content, name), count);
}

}  // namespace

std::string Draft::content() const {
  DocumentListWriter documents;
  const ResourceVersion version = version_of(session_->root().content());
  Json conflicts = Json::array();
  for (const OpenConflict& open : open_conflicts())
    conflicts.push_back(save_conflict(this->conflicts()[open.number], open.mine, documents));
  Json inputs = Json::array();
  draft::add_inputs(inputs, session_->root());
  Json content = make_object({{"value", documents.add(version.root())},
                              {"conflicts", std::move(conflicts)},
                              {"inputs", std::move(inputs)}});
  add_origins(content, "origins", version.origins);
  add_origins(content, "baseOrigins", in_order({session_->base(), *session_->base_origins()}));
  add_created(content, session_->root().content());
  add_rows(content, session_->root().content());
  std::string text;
  documents.write_behind(text, content);
  return text;
}

bool Draft::merge_draft(Value content, OptionalValue ancestor) {
  begin_edit();
  const SessionState mine = state_of(*session_);
  const ResourceView stored{session_->base(), *session_->base_origins()};
  ResourceVersion common = ancestor ? match_ancestor_origins(*ancestor, mine.version, stored)
                                    : ResourceVersion{document::copy_of(stored.root), in_order(stored)};
  const diff::Origins common_origins(common.root(), common.origins);
  const ResourceView merge_base{common.root(), common_origins};
  std::optional<SessionState> theirs = read_content(read_saved_object(content), mine, merge_base);
  if (!theirs) return false;
  const diff::Origins their_origins(theirs->version.root(), theirs->version.origins);
  SessionState merged = merge_values(
      mine.version, {stored, merge_base, {theirs->version.root(), their_origins}, IncomingKind::draft});
  const bool is_kept = keep_conflicts(merged, mine) && keep_conflicts(merged, *theirs) &&
                       keep_inputs(merged, mine) && keep_inputs(merged, *theirs);
  if (!is_kept) return false;
  keep_typed(merged, *theirs);
  keep_typed(merged, mine);
  const std::vector<DetachedServerIssue> server_issues = detach_server_issues();
  ResourceVersion base{document::copy_of(stored.root), in_order(stored)};
  Document same_base = document::copy_of(stored.root);
  const SharedOrigins base_origins = share_origins(same_base.root(), base.origins);
  auto next = std::make_unique<Session>(std::move(same_base), base_origins);
  std::unique_ptr<Session> last = std::exchange(session_, nullptr);
  begin_session(std::move(merged), std::move(next));
  attach_server_issues(server_issues);
  last->forget_redo();
  if (last->can_undo() || !history_.empty()) {
    // Undo continues before the merge: a former state is merged with the other draft's edits.
    const SharedOrigins shared = share_origins(theirs->version.root(), theirs->version.origins);
    history_.push_back({std::move(last), std::move(common), IncomingKind::draft});
    history_.push_back({std::make_unique<Session>(std::move(theirs->version.document), shared),
                        std::move(base), IncomingKind::draft});
    trim_history();
  }
  paths_.assign(1, std::string());
  finish_edit();
  return true;
}

/// Matches the items of a resource without origins.
ResourceVersion Draft::match_origins(Value resource, const ResourceVersion& edited,
                                     const ResourceView& base) {
  const diff::Origins mine(edited.root(), edited.origins);
  merge::Options known;
  known.mine_origins = &mine;
  known.base_origins = &base.origins;
  return {document::copy_of(resource),
          endpoint_.assign_origins_of_theirs(base.root, edited.root(), resource, known, next_origin_)};
}

/// Matches the items of a former state of the edited resource. Items that the base does not have are matched
/// with their later versions.
ResourceVersion Draft::match_ancestor_origins(Value ancestor, const ResourceVersion& edited,
                                              const ResourceView& base) {
  const Origin first_new = next_origin_;
  ResourceVersion version = match_origins(ancestor, edited, base);
  const diff::Origins mine(edited.root(), edited.origins);
  const endpoint::DiffSchemaRoot& diff_schema = endpoint_.diff_schema();
  OriginList transferred;
  diff::transfer_origins(transferred, edited.root(), &mine, ancestor, diff_schema.schemas, diff_schema.root);
  OriginList taken = version.origins;
  sort_unique(taken);
  for (std::size_t at = 0; at < transferred.size(); ++at) {
    const bool is_free = !std::binary_search(taken.begin(), taken.end(), transferred[at]);
    if (version.origins[at] >= first_new && transferred[at] != diff::unknown_origin && is_free)
      version.origins[at] = transferred[at];
  }
  return version;
}

/// Reads the content() of another draft and translates its origins.
std::optional<SessionState> Draft::read_content(const SavedObject& saved, const SessionState& edited,
                                                const ResourceView& common) {
  const Json& content = saved.json;
  const auto value = saved.documents.take(find_member(content, "value"));
  const Json* const conflicts = find_list(content, "conflicts");
  const Json* const inputs = find_list(content, "inputs");
  const bool is_resource = value && value->is_object() && !is_too_deep(*value, 0);
  const bool is_whole = is_resource && conflicts != nullptr && inputs != nullptr;
  OriginList origins_there;
  OriginList base_origins_there;
  if (!is_whole || !read_member(origins_there, content, "origins", *value) ||
      !read_member(base_origins_there, content, "baseOrigins", session_->base()))
    return std::nullopt;
  std::optional<SessionState> state(std::in_place);
  state->version = match_origins(*value, edited.version, common);
  OriginTranslation translation;
  translation.add(origins_there, state->version.origins);
  translation.add(base_origins_there, in_order({session_->base(), *session_->base_origins()}));
  translation.finish();
  for (const Json& one : *conflicts) {
    std::unique_ptr<Conflict> conflict = read_conflict(one, saved.documents);
    if (!conflict) return std::nullopt;
    for (Origin* const origin : {&conflict->at.item, &conflict->missing}) {
      if (*origin == diff::unknown_origin) continue;
      *origin = translation.of(*origin);
      if (*origin == diff::unknown_origin) return std::nullopt;
    }
    state->conflicts.push_back(std::move(conflict));
  }
  const diff::Origins origins(state->version.root(), state->version.origins);
  const bool has_inputs = read_pairs(inputs, [&](const std::string& pointer, const Json& input) {
    const std::string* const text = read_string(&input);
    if (text != nullptr) state->inputs.push_back({anchor_in(state->version.root(), origins, pointer), *text});
    return text != nullptr;
  });
  if (!has_inputs || !read_typed(*state, content)) return std::nullopt;
  return state;
}

}  // namespace resume_patch::draft
