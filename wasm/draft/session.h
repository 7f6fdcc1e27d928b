// The edits made to one base, with all that undoing them takes.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "draft/conflicts.h"
#include "draft/draft_node.h"
#include "draft/missing_items.h"

namespace resume_patch::draft {

/// A place that a refusal of the server is about.
struct ServerIssue {
  DraftNode* node = nullptr;  ///< The place, or the deepest one above it.
  std::string path;
  std::uint32_t number = 0;

  [[nodiscard]] std::string pointer() const { return node->pointer() + path; }
};

enum class EditKind : std::uint8_t {
  content,  ///< Another content stands at a place, with or without an input that is no value.
  input,    ///< Only the input.
  item,     ///< An item came into a list or went.
  move,     ///< An item changed its place.
  conflict  ///< A conflict was settled.
};

/// One change that can be made and taken back any number of times: it holds what it exchanges.
struct Edit {
  EditKind kind = EditKind::content;
  bool opens_step = false;     ///< The first one of a step, which is undone as a whole.
  DraftNode* node = nullptr;   ///< The place; of an item that comes or goes, the list; of a move, the item.
  DraftNode* list = nullptr;   ///< Of a move: the list to go to.
  std::uint32_t position = 0;  ///< Where the item comes, goes, or moves to; of a conflict, its number.
  std::uint32_t weight = 0;    ///< Bytes of text that it keeps.
  NodeContent content = {};
  std::unique_ptr<std::string> input = {};
  std::unique_ptr<DraftNode> item = {};
};

using Paths = std::vector<std::string>;

/// Adds the texts at a place and below it that are no values, each behind its pointer.
void add_inputs(document::Json& list, const DraftNode& node);

class Session {
 public:
  /// Steps that can be undone, and bytes of text kept for it. Beyond either the oldest steps are forgotten.
  static constexpr std::uint32_t max_steps = 1000;
  static constexpr std::uint32_t max_bytes = 4U << 20;

  /// `origins` are those of the base, none where they are its nodes' positions.
  explicit Session(Document&& base, SharedOrigins origins = nullptr);

  [[nodiscard]] Value base() const { return base_.root(); }
  [[nodiscard]] const SharedOrigins& base_origins() const { return base_origins_; }
  [[nodiscard]] bool has_implicit_origins() const { return has_implicit_origins_; }
  [[nodiscard]] DraftNode& root() { return root_; }
  [[nodiscard]] const DraftNode& root() const { return root_; }
  [[nodiscard]] Conflicts& conflicts() { return conflicts_; }
  /// The items of the base. Made when they are first asked for.
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

  /// What is applied from here on is a step of its own.
  void begin_step() { opens_step_ = opens_step_ || !is_grouping_; }
  /// From here on all edits are one step, or each its own again.
  void group_edits(bool is_grouping) {
    opens_step_ = true;
    typed_node_ = nullptr;
    is_grouping_ = is_grouping;
  }
  /// Makes a change. What could be redone is forgotten. Appends the paths it is at.
  void apply(Edit&& edit, Paths& paths);
  /// The last change replaced the content of this place and nothing has been undone since: another content
  /// can go there without a step of its own.
  [[nodiscard]] bool can_extend_typing_at(const DraftNode& node) const;
  /// The last edit is one of the content of this place.
  [[nodiscard]] bool ends_with_content_of(const DraftNode& node) const {
    return done_count_ > 0 && edits_[done_count_ - 1].kind == EditKind::content &&
           edits_[done_count_ - 1].node == &node;
  }
  [[nodiscard]] std::size_t typed_from() const { return typed_from_; }

  /// Whether the next edit belongs to the last step.
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
  /// The edits from this number on were made by typing at a place, which may be a new one.
  void record_typing(const DraftNode& node, std::size_t first);
  /// What stood at a place before the typing that can_extend_typing_at() it; null where nothing did.
  [[nodiscard]] const NodeContent* before_typing(const DraftNode& node) const;
  /// What stood at a place before its first edit; null where that is what stands there.
  [[nodiscard]] const NodeContent* first_content_of(const DraftNode& node) const;
  /// What stood at a place before a container was created there by typing; null where that is not known.
  [[nodiscard]] const NodeContent* content_before_created(const DraftNode& node) const;
  /// Reports whether the last edit of the items of a list inserted the first one.
  [[nodiscard]] bool was_empty_before_item(DraftNode& list) const;
  /// Takes back the step that can_extend_typing_at() a place, as if it had never been made. False, and
  /// nothing is done, where the step holds other edits.
  bool drop_typing(const DraftNode& node, Paths& paths);

  [[nodiscard]] bool can_undo() const { return done_count_ > 0; }
  [[nodiscard]] bool can_redo() const { return done_count_ < edits_.size(); }
  void undo(Paths& paths);
  void redo(Paths& paths);
  void forget_redo();

  /// How many edits are done, and the first one that is not, with what it will bring; null where there is
  /// none.
  [[nodiscard]] std::size_t done_count() const { return done_count_; }
  [[nodiscard]] const Edit* next_edit() const { return can_redo() ? &edits_[done_count_] : nullptr; }
  void redo_edit(Paths& paths) { toggle(edits_[done_count_++], paths); }
  /// Whether all that was done to the base is in the edits.
  [[nodiscard]] bool starts_at_base() const { return starts_at_base_; }
  /// Edits were forgotten, so that what was before them cannot be had again.
  [[nodiscard]] bool has_forgotten() const { return has_forgotten_; }
  void forget_beginning() { has_forgotten_ = true; }
  /// Begins with another resource than the base, in place of the present one. What is written alike in both
  /// stays the base's.
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
  std::size_t done_count_ = 0;  ///< Edits before this one are done, the others undone.
  std::uint32_t steps_ = 0;
  std::uint32_t weight_ = 0;
  const DraftNode* typed_node_ =
      nullptr;  ///< The last edits, from `typed_from_` on, were made by typing there.
  std::size_t typed_from_ = 0;
  bool opens_step_ = true;
  bool is_grouping_ = false;  ///< Edits go on with the step that is there.
  bool starts_at_base_ = true;
  bool has_forgotten_ = false;
};

}  // namespace resume_patch::draft
