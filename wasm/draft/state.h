// A draft between two rebases: the edited resource and what hangs on it, held by origins.
#pragma once

#include <string>
#include <vector>

#include "draft/conflicts.h"
#include "merge/merge.h"

namespace resume_patch::draft {

/// A text that is no value of its place.
struct TypedText {
  Anchor at;
  std::string text;
};

struct State {
  Version version;
  Conflicts conflicts;  ///< Those that are to be settled.
  std::vector<TypedText> inputs;
};

/// A resource with the origins of its items.
struct KnownResource {
  Value root;
  const diff::Origins& origins;
};

/// What the server made of a resource while it was edited.
struct ServerStep {
  KnownResource stored;  ///< The base of the edits.
  KnownResource merged;  ///< What the edits are merged against: the base, or what was sent.
  KnownResource latest;
  bool was_sent;
};

/// Adds the conflicts of a merge to the state that it gave. With what was sent, a difference is a conflict
/// only where the person had not sent a change: there the server merely answers it.
void add_conflicts(State& state, const std::vector<merge::Conflict>& found, const ServerStep& step);

/// Adds the conflicts of the state before that are still to be settled: where neither a new one takes their
/// place nor the server has come to the person's side.
void carry_conflicts(State& state, const State& before, const ServerStep& step);

/// Returns the pointers to places, "-" for those that are gone.
[[nodiscard]] std::vector<std::string> pointers_of(const std::vector<Anchor>& anchors,
                                                   const Version& version);

}  // namespace resume_patch::draft
