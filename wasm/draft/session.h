// The edits made to one base, with the data for undo and redo.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "draft/conflicts.h"
#include "draft/draft_node.h"
#include "draft/missing_items.h"

namespace resume_patch::draft {

/// The location of an issue that the server reported.
struct ServerIssue {
  DraftNode* node = nullptr;  ///< The node, or the deepest existing one above it.
  std::string path;
  std::uint32_t number = 0;

  [[nodiscard]] std::string pointer() const { return node->pointer() + path; }
};

enum class EditKind : std::uint8_t {
  content,  ///< Replaces the content of a node, and its input.
  input,    ///< Replaces only the input.
  item,     ///< Inserts or removes an item.
  move,     ///< Moves an item.
  conflict  ///< Resolves a conflict.
};

/// An edit that can be applied and undone repeatedly: it exchanges its content with that of the tree.
struct Edit {
  EditKind kind = EditKind::content;
  bool opens_step = false;     ///< The first edit of an undo step.
  DraftNode* node = nullptr;   ///< The node; the list of an inserted or removed item; the moved item.
  DraftNode* list = nullptr;   ///< The target list of a move.
  std::uint32_t position = 0;  ///< The position in the list; the number of a conflict.
  std::uint32_t weight = 0;    ///< Bytes of text that it keeps.
  NodeContent content = {};
  std::unique_ptr<std::string> input = {};
  std::unique_ptr<DraftNode> item = {};
};

using Paths = std::vector<std::string>;

/// Appends the inputs at a node and below it, each after its pointer.
void add_inputs(document::Json& list, const DraftNode& node);

class Session {
 public:
  /// Limits of undo steps and of the text kept for them. Beyond either the oldest steps are dropped.
  static constexpr std::uint32_t max_steps = 1000;
  static constexpr std::uint32_t max_bytes = 4U << 20;

  /// @param origins The origins of the base's items; null for implicit ones.
  explicit Session(Document&& base, SharedOrigins origins = nullptr);

  [[nodiscard]] Value base() const { return base_.root(); }
  [[nodiscard]] const SharedOrigins& base_origins() const { return base_origins_; }
  [[nodiscard]] bool has_implicit_origins() const { return has_implicit_origins_; }
  [[nodiscard]] DraftNode& root() { return root_; }
  [[nodiscard]] const DraftNode& root() const { return root_; }
  [[nodiscard]] Conflicts& conflicts() { return conflicts_; }
  /// Returns the items of the base. Computed at first use.
  [[nodiscard]] const BaseItems& base_items() const;
  /// Keeps the missing items of a list until the next edit, for one resolution after another.
  void keep_missing_items(const DraftNode& list, std::unique_ptr<MissingItems> items) {
    missing_items_ = std::move(items);
    list_of_missing_items_ = &list;
  }
  /// Returns those that were kept, or null.
  [[nodiscard]] std::unique_ptr<MissingItems> take_missing_items(const DraftNode& list) {
    return list_of_missing_items_ == &list ? std::move(missing_items_) : nullptr;
  }
  /// An edit drops the server issues at its place, above it and below it.
  [[nodiscard]] std::vector<ServerIssue>& server_issues() { return server_issues_; }
  void drop_server_issues(const DraftNode& node);

  /// Starts a new step with the next edit.
  void begin_step() { opens_step_ = opens_step_ || !is_grouping_; }
  /// Starts or ends a group of edits that are one step.
  void group_edits(bool is_grouping) {
    opens_step_ = true;
    typed_node_ = nullptr;
    is_grouping_ = is_grouping;
  }
  /// Applies an edit and appends its paths. Redo is no longer possible.
  void apply(Edit&& edit, Paths& paths);
  /// Returns true if the last step only typed at this node and nothing was undone since. Its content can then
  /// be replaced without a new step.
  [[nodiscard]] bool can_extend_typing_at(const DraftNode& node) const;
  /// Returns true if the last edit replaced the content of this node.
  [[nodiscard]] bool ends_with_content_of(const DraftNode& node) const {
    return done_count_ > 0 && edits_[done_count_ - 1].kind == EditKind::content &&
           edits_[done_count_ - 1].node == &node;
  }
  [[nodiscard]] std::size_t typed_from() const { return typed_from_; }

  /// Determines whether the next edit belongs to the last step.
  struct StepState {
    const DraftNode* typed;
    std::size_t typed_from;
    bool opens_step;
  };
  [[nodiscard]] StepState step_state() const { return {typed_node_, typed_from_, opens_step_}; }
  void set_step_state(const StepState& state) {
    typed_node_ = state.typed;
    typed_from_ = state.typed_from;
    opens_step_ = state.opens_step;
  }
  /// Records that the edits from a number on were made by typing at a node, which may be new.
  void record_typing(const DraftNode& node, std::size_t first);
  /// Returns the content of a node before the typing of the last step; null if there was none.
  [[nodiscard]] const NodeContent* before_typing(const DraftNode& node) const;
  /// Returns the content of a node before its first edit; null if it was not edited.
  [[nodiscard]] const NodeContent* first_content_of(const DraftNode& node) const;
  /// Returns the content of a node before typing created a container there; null if it is unknown.
  [[nodiscard]] const NodeContent* content_before_created(const DraftNode& node) const;
  /// Reports whether the last edit of the items of a list inserted the first one.
  [[nodiscard]] bool was_empty_before_item(DraftNode& list) const;
  /// Removes the last step, if it only typed at the node. Returns false, and does nothing, if it has other
  /// edits.
  bool drop_typing(const DraftNode& node, Paths& paths);

  [[nodiscard]] bool can_undo() const { return done_count_ > 0; }
  [[nodiscard]] bool can_redo() const { return done_count_ < edits_.size(); }
  void undo(Paths& paths);
  void redo(Paths& paths);
  void forget_redo();

  /// Returns the number of applied edits.
  [[nodiscard]] std::size_t done_count() const { return done_count_; }
  /// Returns the next edit to redo, or null.
  /// Returns the next edit to redo, or null.
  [[nodiscard]] const Edit* next_edit() const { return can_redo() ? &edits_[done_count_] : nullptr; }
  void redo_edit(Paths& paths) { toggle(edits_[done_count_++], paths); }
  /// Returns true if the edits contain everything that was done to the base.
  [[nodiscard]] bool starts_at_base() const { return starts_at_base_; }
  /// Returns true if edits were dropped, so that undo cannot go back before them.
  [[nodiscard]] bool has_forgotten() const { return has_forgotten_; }
  void forget_beginning() { has_forgotten_ = true; }
  /// Starts with another resource than the base, in place of the current one. Members with the same text
  /// share the base's values.
  void start_with(ResourceVersion&& resource);

 private:
  void toggle(Edit& edit, Paths& paths);
  void toggle_item(Edit& edit, Paths& paths);
  void toggle_move(Edit& edit, Paths& paths);
  void toggle_conflict(const Edit& edit, Paths& paths);
  void trim();

  Document base_;
  bool has_implicit_origins_;
  SharedOrigins base_origins_;
  mutable std::unique_ptr<const BaseItems> base_items_;
  DraftNode root_;
  Conflicts conflicts_;
  std::unique_ptr<MissingItems> missing_items_;
  const DraftNode* list_of_missing_items_ = nullptr;
  std::vector<ServerIssue> server_issues_;
  std::vector<Edit> edits_;
  std::size_t done_count_ = 0;  ///< The number of applied edits; the others are undone.
  std::uint32_t steps_ = 0;
  std::uint32_t weight_ = 0;
  const DraftNode* typed_node_ = nullptr;  ///< The node whose typing made the edits from typed_from_ on.
  std::size_t typed_from_ = 0;
  bool opens_step_ = true;
  bool is_grouping_ = false;  ///< Edits continue the present step.
  bool starts_at_base_ = true;
  bool has_forgotten_ = false;
};

}  // namespace resume_patch::draft
