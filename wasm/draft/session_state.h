// The state of a draft between two rebases: the edited resource, its conflicts and typed state, by origins.
#pragma once

#include <string>
#include <vector>

#include "draft/conflicts.h"
#include "merge/merge.h"

namespace resume_patch::draft {

/// A typed text that is not a value of its field.
struct UnreadableInput {
  Anchor at;
  std::string text;
};

/// A container that typing created.
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
  Conflicts conflicts;  ///< The open ones.
  std::vector<UnreadableInput> inputs;
  std::vector<CreatedContainer> created;
  std::vector<ItemRow> rows;  ///< Those of one list are adjacent.
};

/// A resource with the origins of its items.
struct ResourceView {
  Value root;
  const diff::Origins& origins;
};

/// The source of the other side of a merge.
enum class IncomingKind : std::uint8_t {
  server,  ///< The server's newer resource.
  sent,    ///< The response to a sent patch.
  draft    ///< Another draft of the same resource.
};

/// The other side of a merge.
struct IncomingResource {
  ResourceView stored;  ///< The base of the edits.
  ResourceView merged;  ///< The base of the merge: the base, what was sent, or the drafts' ancestor.
  ResourceView latest;
  IncomingKind kind;

  [[nodiscard]] bool was_sent() const { return kind == IncomingKind::sent; }
};

/// Adds the conflicts of a merge to its result. If a patch was sent, only differences from unsent edits are
/// conflicts: elsewhere the server answers the sent edit.
void add_conflicts(SessionState& state, const std::vector<merge::Conflict>& found,
                   const IncomingResource& incoming);

/// Adds the conflicts of the former state that are still open: no new conflict replaces them, and the server
/// did not accept the user's value. A conflict with another draft is kept beside one with the server, because
/// no other place has its text.
void keep_open_conflicts(SessionState& state, const SessionState& before, const IncomingResource& incoming);

/// Adds the conflicts and inputs of one of two merged drafts.
/// @returns False if the merged resource has no location for one of them, or another one is already there.
[[nodiscard]] bool keep_conflicts(SessionState& merged, const SessionState& from);
[[nodiscard]] bool keep_inputs(SessionState& merged, const SessionState& from);

/// Adds the created containers and rows of one of two merged drafts. Of several rows of one item the last one
/// counts.
void keep_typed(SessionState& merged, const SessionState& from);

/// Returns a text that identifies the subject of a conflict.
[[nodiscard]] std::string key_of(const Conflict& conflict);

/// Returns the anchor of a path in a resource.
[[nodiscard]] Anchor anchor_in(Value root, const diff::Origins& origins, std::string_view pointer);

/// Returns the origins of all items of a resource in document order.
[[nodiscard]] OriginList in_order(const ResourceView& resource);

/// Appends the typed state of a node and its descendants.
void collect_typed(SessionState& state, const DraftNode& node);

/// Adds the created containers and rows that add_created() and add_rows() saved.
/// @returns False if they are damaged.
[[nodiscard]] bool read_typed(SessionState& state, const document::Json& saved);

/// Returns the pointers to the inputs, then to the created containers, then to the items with rows.
[[nodiscard]] std::vector<std::string> typed_pointers(const SessionState& state);

/// Returns the inputs' values and those around them, in ascending order. They count as edited even if they
/// equal the base.
[[nodiscard]] std::vector<const document::Node*> values_with_inputs(const SessionState& state);

/// Returns the pointers of anchors, "-" for a missing item.
[[nodiscard]] std::vector<std::string> pointers_of(const std::vector<Anchor>& anchors,
                                                   const ResourceVersion& version);

}  // namespace resume_patch::draft
