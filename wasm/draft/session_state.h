// A draft between two rebases: the edited resource and what hangs on it, held by origins.
#pragma once

#include <string>
#include <vector>

#include "draft/conflicts.h"
#include "merge/merge.h"

namespace resume_patch::draft {

/// A text that is no value of its place.
struct UnreadableInput {
  Anchor at;
  std::string text;
};

/// A container that was created by typing.
struct CreatedContainer {
  Anchor at;
  Creation created;
};

/// The row of an item in a form, from 1.
struct ItemRow {
  Origin item;
  std::uint64_t row;
};

struct SessionState {
  ResourceVersion version;
  Conflicts conflicts;  ///< Those that are to be settled.
  std::vector<UnreadableInput> inputs;
  std::vector<CreatedContainer> created;
  std::vector<ItemRow> rows;  ///< Those of one list stand together.
};

/// A resource with the origins of its items.
struct ResourceView {
  Value root;
  const diff::Origins& origins;
};

/// Where the other side of a merge comes from.
enum class IncomingKind : std::uint8_t {
  server,  ///< The server's newer resource.
  sent,    ///< The same, as the answer to something that was sent.
  draft    ///< Another draft of the same resource.
};

/// What the other side made of a resource while it was edited.
struct IncomingResource {
  ResourceView stored;  ///< The base of the edits.
  ResourceView
      merged;  ///< What the edits are merged against: the base, what was sent, or the drafts' ancestor.
  ResourceView latest;
  IncomingKind kind;

  [[nodiscard]] bool was_sent() const { return kind == IncomingKind::sent; }
};

/// Adds the conflicts of a merge to the state that it gave. With what was sent, a difference is a conflict
/// only where the person had not sent a change: there the server merely answers it.
void add_conflicts(SessionState& state, const std::vector<merge::Conflict>& found,
                   const IncomingResource& incoming);

/// Adds the conflicts of the state before that are still to be settled: where neither a new one takes their
/// place nor the server has come to the person's side. A conflict with another draft stays beside one with
/// the server, since its text is nowhere else.
void keep_open_conflicts(SessionState& state, const SessionState& before, const IncomingResource& incoming);

/// Adds the conflicts and the inputs of one of two drafts that were merged. Returns false if one of them has
/// no place in the merged resource, or another one has its place.
[[nodiscard]] bool keep_conflicts(SessionState& merged, const SessionState& from);
[[nodiscard]] bool keep_inputs(SessionState& merged, const SessionState& from);

/// Adds the created containers and the rows of one of two drafts that were merged. Of the rows of one item
/// the last one counts.
void keep_typed(SessionState& merged, const SessionState& from);

/// Returns what a conflict is about as one text.
[[nodiscard]] std::string key_of(const Conflict& conflict);

/// Returns the anchor of a path in a resource, as far as the path leads there.
[[nodiscard]] Anchor anchor_in(Value root, const diff::Origins& origins, std::string_view pointer);

/// Returns the origins of all items of a resource in document order.
[[nodiscard]] OriginList in_order(const ResourceView& resource);

/// Appends what typing has left at a place and below it.
void collect_typed(SessionState& state, const DraftNode& node);

/// Adds the created containers and the rows that add_created() and add_rows() saved. Returns false where
/// they are damaged.
[[nodiscard]] bool read_typed(SessionState& state, const document::Json& saved);

/// Returns the pointers to the inputs, the created containers and the items with rows, in this order.
[[nodiscard]] std::vector<std::string> typed_pointers(const SessionState& state);

/// Returns the values on the way to the inputs, containers and items, in ascending order. The person has
/// edited them, although they may be as in the base.
[[nodiscard]] std::vector<const document::Node*> values_with_inputs(const SessionState& state);

/// Returns the pointers to places, "-" for those that are gone.
[[nodiscard]] std::vector<std::string> pointers_of(const std::vector<Anchor>& anchors,
                                                   const ResourceVersion& version);

}  // namespace resume_patch::draft
