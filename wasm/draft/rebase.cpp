// Following the server.
#include <algorithm>
#include <utility>

#include "document/equality.h"
#include "document/pointer.h"
#include "document/reader.h"
#include "draft/draft.h"

namespace resume_patch::draft {

namespace {

// How much of the past is kept for undoing.
constexpr std::size_t most_past = 8;
constexpr std::size_t most_past_nodes = 1U << 18;

}  // namespace

void Draft::rebase(Document&& latest, OptionalValue sent) {
  paths_.clear();
  if (!sent && document::equal(now_->base(), latest.root())) return;
  begin_edit();
  std::optional<Version> version;
  if (sent) version = read_snapshot(*sent);
  follow_server(std::move(latest), std::move(version));
}

void Draft::follow_server(Document&& latest, std::optional<Version> sent) {
  const State edited = state_of(*now_);
  const Session& stored = *now_;
  const StepKind kind = sent ? StepKind::sent : StepKind::server;
  const std::vector<LooseMark> marks = take_marks();
  const OriginList origins = origins_of_latest(edited, latest.root(), sent ? &*sent : nullptr);
  const SharedOrigins shared = share(latest.root(), origins);
  auto next = std::make_unique<Session>(std::move(latest), shared);
  std::optional<diff::Origins> sent_origins;
  if (sent) sent_origins.emplace(sent->root(), sent->origins);
  const KnownResource base{stored.base(), *stored.base_origins()};
  State merged = merge_state(edited, {base,
                                      sent ? KnownResource{sent->root(), *sent_origins} : base,
                                      {next->base(), *next->base_origins()},
                                      kind});
  std::unique_ptr<Session> last = std::exchange(now_, nullptr);
  begin_session(std::move(merged), std::move(next));
  put_marks(marks);
  last->forget_redo();
  // What answers a request is told from what came after it.
  const bool is_told_apart = !past_.empty() && (sent || past_.back().merge_base);
  if (last->can_undo() || is_told_apart) {
    past_.push_back({std::move(last), std::move(sent), kind});
    trim_past();
  } else if (last->has_forgotten()) {
    past_.clear();
  }
  paths_.assign(1, std::string());
  finish_edit();
}

/// Goes on with a session that begins with a state.
void Draft::begin_session(State&& state, std::unique_ptr<Session> next) {
  const std::vector<std::string> pointers = typed_pointers(state);
  next->start_at(std::move(state.version));
  next->conflicts() = std::move(state.conflicts);
  now_ = std::move(next);
  first_new_ = next_origin_;
  normal_base_.reset();
  put_typed(state, pointers);
}

/// Returns the resource as it is, and what hangs on it.
State Draft::state_of(Session& session) {
  State state;
  state.version = version_of(session.root().content);
  const Conflicts& conflicts = session.conflicts();
  if (!conflicts.empty()) {
    for (OpenConflict& open : OpenConflicts(conflicts, session.stored_items()).all(session.root().content)) {
      auto conflict = std::make_unique<Conflict>(conflicts[open.number]);
      conflict->mine = std::move(open.mine);
      state.conflicts.push_back(std::move(conflict));
    }
  }
  collect_typed(state, session.root());
  return state;
}

/// Returns the origins of what the server has now: of what was sent, and of what was edited and stored
/// before.
OriginList Draft::origins_of_latest(const State& edited, Value latest, const Version* sent) {
  const diff::Origins mine(edited.version.root(), edited.version.origins);
  merge::Options known;
  known.mine_origins = &mine;
  known.base_origins = now_->base_origins().get();
  const Origin first_new = next_origin_;
  OriginList origins =
      endpoint_.origins_of_theirs(now_->base(), edited.version.root(), latest, known, next_origin_);
  if (sent == nullptr) return origins;
  const diff::Origins sent_origins(sent->root(), sent->origins);
  known.base_origins = &sent_origins;
  known.is_answer = true;
  OriginList as_sent =
      endpoint_.origins_of_theirs(sent->root(), edited.version.root(), latest, known, next_origin_);
  OriginList taken = as_sent;
  sort_once(taken);
  for (std::size_t at = 0; at < origins.size(); ++at) {
    const bool is_free = !std::binary_search(taken.begin(), taken.end(), origins[at]);
    if (as_sent[at] >= first_new && origins[at] < first_new && is_free) as_sent[at] = origins[at];
  }
  return as_sent;
}

/// Merges the values alone, with the conflicts that come of that.
State Draft::merge_values(const Version& edited, const ServerStep& step,
                          const std::vector<const document::Node*>& touched) {
  const diff::Origins mine(edited.root(), edited.origins);
  merge::Options options = merge_options();
  options.base_origins = &step.merged.origins;
  options.mine_origins = &mine;
  options.theirs_origins = &step.latest.origins;
  options.edited = touched.empty() ? nullptr : &touched;
  merge::Result merged = endpoint_.merge(step.merged.root, edited.root(), step.latest.root, options);
  State state;
  state.version = {document::read_own(merged.text), std::move(merged.origins)};
  add_fresh(state.version.origins);
  add_conflicts(state, merged.conflicts, step);
  return state;
}

State Draft::merge_state(const State& from, const ServerStep& step) {
  State state = merge_values(from.version, step, values_with_inputs(from));
  carry_conflicts(state, from, step);
  state.inputs = from.inputs;
  keep_typed(state, from);
  return state;
}

void Draft::trim_past() {
  std::size_t nodes = 0;
  std::size_t kept = 0;
  for (; kept < std::min(most_past, past_.size()); ++kept) {
    nodes += past_[past_.size() - 1 - kept].session->base().node().span;
    if (nodes > most_past_nodes && kept > 0) break;
  }
  past_.erase(past_.begin(), past_.end() - static_cast<std::ptrdiff_t>(kept));
}

}  // namespace resume_patch::draft
