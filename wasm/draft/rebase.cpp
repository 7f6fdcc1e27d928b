// Rebases a draft on the server's newer resource.
#include <algorithm>
#include <utility>

#include "document/equality.h"
#include "document/pointer.h"
#include "document/reader.h"
#include "draft/draft.h"

namespace resume_patch::draft {

namespace {

// Limits of the former sessions that are kept for undo.
constexpr std::size_t max_history_sessions = 8;
constexpr std::size_t max_history_nodes = 1U << 18;

}  // namespace

void Draft::rebase(Document&& latest, OptionalValue sent) {
  paths_.clear();
  if (!sent && document::equal(session_->base(), latest.root())) return;
  begin_edit();
  std::optional<ResourceVersion> version;
  if (sent) version = read_snapshot(*sent);
  follow_server(std::move(latest), std::move(version));
}

void Draft::follow_server(Document&& latest, std::optional<ResourceVersion> sent) {
  const SessionState edited = state_of(*session_);
  const Session& stored = *session_;
  const IncomingKind kind = sent ? IncomingKind::sent : IncomingKind::server;
  const std::vector<DetachedServerIssue> server_issues = detach_server_issues();
  const OriginList origins = origins_of_latest(edited, latest.root(), sent ? &*sent : nullptr);
  const SharedOrigins shared = share_origins(latest.root(), origins);
  auto next = std::make_unique<Session>(std::move(latest), shared);
  std::optional<diff::Origins> sent_origins;
  if (sent) sent_origins.emplace(sent->root(), sent->origins);
  const ResourceView base{stored.base(), *stored.base_origins()};
  SessionState merged = merge_state(edited, {base,
                                             sent ? ResourceView{sent->root(), *sent_origins} : base,
                                             {next->base(), *next->base_origins()},
                                             kind});
  std::unique_ptr<Session> last = std::exchange(session_, nullptr);
  begin_session(std::move(merged), std::move(next));
  attach_server_issues(server_issues);
  last->forget_redo();
  // Keeps the merge of a response separate from the merges before and after it.
  const bool must_keep_session = !history_.empty() && (sent || history_.back().merge_base);
  if (last->can_undo() || must_keep_session) {
    history_.push_back({std::move(last), std::move(sent), kind});
    trim_history();
  } else if (last->has_forgotten()) {
    history_.clear();
  }
  paths_.assign(1, std::string());
  finish_edit();
}

/// Starts a session with a given state.
void Draft::begin_session(SessionState&& state, std::unique_ptr<Session> next) {
  const std::vector<std::string> pointers = typed_pointers(state);
  next->start_with(std::move(state.version));
  next->conflicts() = std::move(state.conflicts);
  session_ = std::move(next);
  first_new_origin_ = next_origin_;
  base_in_request_form_.reset();
  restore_typed(state, pointers);
}

/// Returns the resource with its conflicts and typed state.
SessionState Draft::state_of(Session& session) {
  SessionState state;
  state.version = version_of(session.root().content());
  const Conflicts& conflicts = session.conflicts();
  if (!conflicts.empty()) {
    for (OpenConflict& open : OpenConflicts(conflicts, session.base_items()).all(session.root().content())) {
      auto conflict = std::make_unique<Conflict>(conflicts[open.number]);
      conflict->mine = std::move(open.mine);
      state.conflicts.push_back(std::move(conflict));
    }
  }
  collect_typed(state, session.root());
  return state;
}

/// Assigns origins to the server's newer resource from what was sent, edited and stored before.
OriginList Draft::origins_of_latest(const SessionState& edited, Value latest, const ResourceVersion* sent) {
  const diff::Origins mine(edited.version.root(), edited.version.origins);
  merge::Options known;
  known.mine_origins = &mine;
  known.base_origins = session_->base_origins().get();
  const Origin first_new = next_origin_;
  OriginList origins = endpoint_.assign_origins_of_theirs(session_->base(), edited.version.root(), latest,
                                                          known, next_origin_);
  if (sent == nullptr) return origins;
  const diff::Origins sent_origins(sent->root(), sent->origins);
  known.base_origins = &sent_origins;
  known.theirs_is_response = true;
  OriginList as_sent =
      endpoint_.assign_origins_of_theirs(sent->root(), edited.version.root(), latest, known, next_origin_);
  OriginList taken = as_sent;
  sort_unique(taken);
  for (std::size_t at = 0; at < origins.size(); ++at) {
    const bool is_free = !std::binary_search(taken.begin(), taken.end(), origins[at]);
    if (as_sent[at] >= first_new && origins[at] < first_new && is_free) as_sent[at] = origins[at];
  }
  return as_sent;
}

/// Merges the values, with the conflicts of this merge only.
SessionState Draft::merge_values(const ResourceVersion& edited, const IncomingResource& incoming,
                                 const std::vector<const document::Node*>& edited_values) {
  const diff::Origins mine(edited.root(), edited.origins);
  merge::Options options = merge_options();
  options.base_origins = &incoming.merged.origins;
  options.mine_origins = &mine;
  options.theirs_origins = &incoming.latest.origins;
  options.edited_values = edited_values.empty() ? nullptr : &edited_values;
  merge::Result merged = endpoint_.merge(incoming.merged.root, edited.root(), incoming.latest.root, options);
  SessionState state;
  state.version = {document::read_trusted(merged.text), std::move(merged.origins)};
  add_new_origins(state.version.origins);
  add_conflicts(state, merged.conflicts, incoming);
  return state;
}

SessionState Draft::merge_state(const SessionState& from, const IncomingResource& incoming) {
  SessionState state = merge_values(from.version, incoming, values_with_inputs(from));
  keep_open_conflicts(state, from, incoming);
  state.inputs = from.inputs;
  keep_typed(state, from);
  return state;
}

void Draft::trim_history() {
  std::size_t nodes = 0;
  std::size_t kept = 0;
  for (; kept < std::min(max_history_sessions, history_.size()); ++kept) {
    nodes += history_[history_.size() - 1 - kept].session->base().node().node_count;
    if (nodes > max_history_nodes && kept > 0) break;
  }
  history_.erase(history_.begin(), history_.end() - static_cast<std::ptrdiff_t>(kept));
}

}  // namespace resume_patch::draft
