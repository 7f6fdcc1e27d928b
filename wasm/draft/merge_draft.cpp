// Merging the edits of another draft of the same resource into this one.
#include <algorithm>
#include <utility>

#include "diff/carry_origins.h"
#include "document/order.h"
#include "document/reader.h"
#include "draft/draft.h"
#include "draft/runs.h"
#include "draft/typed.h"

namespace resume_patch::draft {

namespace {

/// The origins of one draft in terms of another's.
class Translation {
 public:
  /// Adds the items of one resource, which has them in the same order for both drafts.
  void add(const OriginList& from, const OriginList& to) {
    from_.insert(from_.end(), from.begin(), from.end());
    to_.insert(to_.end(), to.begin(), to.end());
  }
  void finish() {
    order_ = document::sorted_positions(
        from_.size(), [this](std::uint32_t left, std::uint32_t right) { return from_[left] < from_[right]; });
  }
  /// Returns unknown_origin for an item that neither resource has.
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

bool read_member(OriginList& out, Value content, std::string_view name, Value resource) {
  const std::size_t count = diff::count_items(resource);
  return count == 0 || read_runs(out, content.find(name), count);
}

}  // namespace

void Draft::write_content(document::JsonWriter& out) const {
  const Version version = version_of(now_->root().content);
  out.begin('{');
  out.member("value", version.root());
  write_origins(out, "origins", version.origins);
  write_origins(out, "baseOrigins", in_order({now_->base(), *now_->base_origins()}));
  out.key("conflicts");
  out.begin('[');
  for (OpenConflict& open : open_conflicts()) {
    Conflict conflict = conflicts()[open.number];
    conflict.mine = std::move(open.mine);
    write_saved(out, conflict);
  }
  out.end(']');
  out.key("inputs");
  out.begin('{');
  write_inputs(out, now_->root());
  out.end('}');
  write_created(out, now_->root().content);
  write_rows(out, now_->root().content);
  out.end('}');
}

bool Draft::merge_draft(Value content, OptionalValue ancestor) {
  begin_edit();
  const State mine = state_of(*now_);
  const KnownResource stored{now_->base(), *now_->base_origins()};
  Version common = ancestor ? known_ancestor(*ancestor, mine.version, stored)
                            : Version{document::copy_of(stored.root), in_order(stored)};
  const diff::Origins common_origins(common.root(), common.origins);
  const KnownResource merge_base{common.root(), common_origins};
  std::optional<State> theirs = read_content(content, mine, merge_base);
  if (!theirs) return false;
  const diff::Origins their_origins(theirs->version.root(), theirs->version.origins);
  State merged = merge_values(mine.version,
                              {stored, merge_base, {theirs->version.root(), their_origins}, StepKind::draft});
  const bool is_kept = keep_conflicts(merged, mine) && keep_conflicts(merged, *theirs) &&
                       keep_inputs(merged, mine) && keep_inputs(merged, *theirs);
  if (!is_kept) return false;
  keep_typed(merged, *theirs);
  keep_typed(merged, mine);
  const std::vector<LooseMark> marks = take_marks();
  Version base{document::copy_of(stored.root), in_order(stored)};
  Document same_base = document::copy_of(stored.root);
  const SharedOrigins base_origins = share(same_base.root(), base.origins);
  auto next = std::make_unique<Session>(std::move(same_base), base_origins);
  std::unique_ptr<Session> last = std::exchange(now_, nullptr);
  begin_session(std::move(merged), std::move(next));
  put_marks(marks);
  last->forget_redo();
  if (last->can_undo() || !past_.empty()) {
    // Undoing goes on before the merge: an earlier state is merged with what the other draft had.
    const SharedOrigins shared = share(theirs->version.root(), theirs->version.origins);
    past_.push_back({std::move(last), std::move(common), StepKind::draft});
    past_.push_back({std::make_unique<Session>(std::move(theirs->version.document), shared), std::move(base),
                     StepKind::draft});
    trim_past();
  }
  paths_.assign(1, std::string());
  finish_edit();
  return true;
}

/// Finds out which item is which in a resource of which no origins are known.
Version Draft::recognised(Value resource, const Version& edited, const KnownResource& base) {
  const diff::Origins mine(edited.root(), edited.origins);
  merge::Options known;
  known.mine_origins = &mine;
  known.base_origins = &base.origins;
  return {document::copy_of(resource),
          endpoint_.origins_of_theirs(base.root, edited.root(), resource, known, next_origin_)};
}

/// Finds out which item is which in an earlier state of the edited resource. Items that are not in the base
/// are those that they have become since.
Version Draft::known_ancestor(Value ancestor, const Version& edited, const KnownResource& base) {
  const Origin first_new = next_origin_;
  Version version = recognised(ancestor, edited, base);
  const diff::Origins mine(edited.root(), edited.origins);
  const endpoint::ShapedRoot& known = endpoint_.shaped();
  OriginList carried;
  diff::carry_origins(carried, edited.root(), &mine, ancestor, known.shapes, known.root);
  OriginList taken = version.origins;
  sort_once(taken);
  for (std::size_t at = 0; at < carried.size(); ++at) {
    const bool is_free = !std::binary_search(taken.begin(), taken.end(), carried[at]);
    if (version.origins[at] >= first_new && carried[at] != diff::unknown_origin && is_free)
      version.origins[at] = carried[at];
  }
  return version;
}

/// Reads what write_content() of another draft wrote, with the origins of this one.
std::optional<State> Draft::read_content(Value content, const State& edited, const KnownResource& common) {
  const OptionalValue value = content.find("value");
  const OptionalValue conflicts = content.find("conflicts");
  const OptionalValue inputs = content.find("inputs");
  const bool is_whole = value && value->is_object() && conflicts && conflicts->is_array() && inputs;
  OriginList own;
  OriginList own_base;
  if (!is_whole || !read_member(own, content, "origins", *value) ||
      !read_member(own_base, content, "baseOrigins", now_->base()))
    return std::nullopt;
  std::optional<State> state(std::in_place);
  state->version = recognised(*value, edited.version, common);
  Translation translation;
  translation.add(own, state->version.origins);
  translation.add(own_base, in_order({now_->base(), *now_->base_origins()}));
  translation.finish();
  for (const Value one : conflicts->items()) {
    std::unique_ptr<Conflict> conflict = read_conflict(one);
    if (!conflict) return std::nullopt;
    for (Origin* const origin : {&conflict->at.item, &conflict->missing}) {
      if (*origin == diff::unknown_origin) continue;
      *origin = translation.of(*origin);
      if (*origin == diff::unknown_origin) return std::nullopt;
    }
    state->conflicts.push_back(std::move(conflict));
  }
  const diff::Origins origins(state->version.root(), state->version.origins);
  for (const Value::Member input : inputs->members())
    state->inputs.push_back(
        {anchor_in(state->version.root(), origins, input.key.string()), input.value.string()});
  if (!read_typed(*state, content)) return std::nullopt;
  return state;
}

}  // namespace resume_patch::draft
