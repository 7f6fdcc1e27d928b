// The editing session of one resource: its base, the edits, their issues and the patch to send.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/json.h"
#include "draft/draft_error.h"
#include "draft/field.h"
#include "draft/open_conflicts.h"
#include "draft/session.h"
#include "draft/session_state.h"
#include "endpoint/endpoint.h"

namespace resume_patch::draft {

/// Milliseconds from any starting point that the caller chooses.
using Time = std::uint32_t;

class Draft {
 public:
  /// Two edits of one field within this time are one undo step. In milliseconds.
  static constexpr Time typing_pause = 1000;

  /// @param base An object.
  /// @param endpoint Must outlive the draft.
  Draft(const Endpoint& endpoint, Document&& base, const endpoint::PatchOptions& options);

  // Edits. A refused edit changes nothing; error_pointer() returns the path of the error.
  DraftErrorCode set(std::string_view pointer, Document&& value, Time now);
  /// Edits as a control does: creates missing containers, and removes them when the text is cleared. List
  /// indexes are rows, as in draft/rows.cpp.
  DraftErrorCode set_from_input(std::string_view pointer, std::string_view text, Time now);
  /// Stores a text that is not valid UTF-16 beside the value.
  DraftErrorCode set_unreadable(std::string_view pointer, std::string_view text, Time now);
  DraftErrorCode remove(std::string_view pointer);
  DraftErrorCode insert(std::string_view pointer, Document&& value);
  DraftErrorCode move(std::string_view from, std::string_view to);
  /// Restores the value of the base, or removes a value that the base does not have.
  DraftErrorCode revert(std::string_view pointer);
  bool undo();
  bool redo();
  [[nodiscard]] bool can_undo() const;
  [[nodiscard]] bool can_redo() const { return is_before_session() || session_->can_redo(); }
  /// Starts or ends a group of edits that are undone together. An edit that ends the session, such as a
  /// rebase, also ends the group.
  void group_edits(bool is_grouping);

  [[nodiscard]] std::string_view error_pointer() const { return error_pointer_; }
  /// Returns the paths that the last edit changed.
  [[nodiscard]] const Paths& changed_paths() const { return paths_; }

  [[nodiscard]] Value base() const { return session_->base(); }
  [[nodiscard]] const DraftNode& root() const { return session_->root(); }
  /// Appends the edited resource.
  void write_value(std::string& out) const { write(out, session_->root()); }
  /// Appends the value at a path. Returns false if there is none.
  bool write_at(std::string_view pointer, std::string& out);
  /// Appends the text that a control shows. Returns false if the path does not exist.
  bool write_input_at(std::string_view pointer, std::string& out);
  /// Returns true if the control of a path edits the value at the same path.
  bool is_path_of_input(std::string_view pointer);
  /// Appends the path of the value that a control edits. It differs if rows were filled out of order. Returns
  /// false if the path does not exist.
  bool write_path_of_input(std::string_view pointer, std::string& out);
  // Fields: scalars that are edited and validated alone. A field has a number until another kind of edit;
  // status() then no longer has has_fields.
  /// Returns the number of the field at a path, from 1, or 0 if it is not a field.
  [[nodiscard]] std::uint32_t field_at(std::string_view pointer);
  /// Sets a field and may swap the content of `value`. Returns false, and does nothing, if the edit concerns
  /// more than the field.
  bool set_field(std::uint32_t number, Document& value, Time now);
  /// Sets a field by the text of a control. Returns the same as set_field().
  bool set_field_input(std::uint32_t number, std::string_view text, Time now);
  /// Appends the value of a field as JSON text. Returns false if it has none.
  bool write_field(std::uint32_t number, std::string& out) const;
  /// Appends the issues of a field. Requires that status() has field_issues_are_known.
  void add_field_issues(std::uint32_t number, std::vector<validate::Issue>& issues) const;
  /// The range of a field's value in the text of the last patch(), in UTF-16 units.
  struct Range {
    std::uint32_t from;
    std::uint32_t to;
  };
  [[nodiscard]] std::optional<Range> range_of_field(std::uint32_t number) const;

  // Bits of the status after an edit.
  static constexpr std::uint32_t has_fields = 1;
  static constexpr std::uint32_t totals_are_known = 2;  ///< The following two bits are certain.
  static constexpr std::uint32_t is_valid = 4;          ///< No issue is an error.
  static constexpr std::uint32_t is_dirty = 8;
  static constexpr std::uint32_t field_issues_are_known = 16;  ///< add_field_issues() returns all issues.
  static constexpr std::uint32_t field_has_no_issues = 32;     ///< These are none.
  static constexpr std::uint32_t continues_step = 64;          ///< The edit belongs to the step before it.
  static constexpr std::uint32_t only_field_text_changed =
      128;                                          ///< Only the field's text changed in the body.
  static constexpr std::uint32_t is_changed = 256;  ///< The field's value or input changed.
  static constexpr std::uint32_t has_input = 512;  ///< A text that is not a value is stored beside the value.
  static constexpr std::uint32_t other_issues_unchanged =
      1024;  ///< The issues of other paths did not change.
  [[nodiscard]] std::uint32_t status() const { return status_; }

  /// Returns the patch from the base to the value. An input that is not a value replaces the issues of its
  /// path.
  [[nodiscard]] const endpoint::Patch& patch();
  [[nodiscard]] const Endpoint& endpoint() const { return endpoint_; }

  /// Returns [{path, base?, mine?, theirs?}].
  [[nodiscard]] document::Json list_conflicts() const;

  /// Appends a snapshot: the edited resource and the origins of its items, as {value, origins}.
  void write_snapshot(std::string& out) const;
  /// Replaces the base by the server's newer resource and keeps the edits.
  /// @param sent The snapshot of a sent patch, if any. Its edits count as done. Items without origins are
  /// matched.
  void rebase(Document&& latest, OptionalValue sent = std::nullopt);
  /// Resolves a conflict with the server's side, with a value, or with the present value if neither is given.
  DraftErrorCode resolve(std::string_view pointer, bool theirs, std::optional<Document> value);

  /// Returns {value, conflicts, inputs, documents} as JSON text, for merge_draft() of another draft.
  [[nodiscard]] std::string content() const;
  /// Merges the content() of another draft of the same resource.
  /// @param ancestor The last resource that both drafts come from. By default the base.
  /// @returns False, without a change, if a conflict or an input of either draft would be lost.
  bool merge_draft(Value content, OptionalValue ancestor);

  /// Stores the issues that the server reported. An issue is removed when its path, or a path above or below,
  /// is edited.
  /// @param pointers An array of JSON Pointers. The position in it is the number of an issue.
  /// @param snapshot The snapshot of the request. If given, the pointers refer to it.
  void set_server_issues(Value pointers, OptionalValue snapshot = std::nullopt);
  /// Returns the remaining issues as [number, path, number, path, ...].
  [[nodiscard]] document::Json list_server_issues() const;

  /// Appends the draft as JSON text.
  /// @param with_base Includes the base.
  void save(std::string& out, bool with_base);
  /// Restores a saved draft in a new draft. If the base differs, the saved draft is rebased.
  DraftErrorCode restore(Value saved);

 private:
  struct Target {
    DraftNode* parent = nullptr;  ///< Null for the root.
    DraftNode* node = nullptr;    ///< Null if there is no value.
    std::string token;            ///< The last token of the pointer.
  };
  /// The location that a control edits.
  struct InputTarget {
    DraftNode* node = nullptr;  ///< The node, or the deepest existing one above it.
    Paths missing;              ///< The remaining tokens.
    bool is_replacing = false;  ///< The node has a value of another type, which typing replaces.
  };
  /// A session that a rebase ended.
  struct PastSession {
    std::unique_ptr<Session> session;
    std::optional<ResourceVersion> merge_base;  ///< The base of the merge; by default the session's base.
    IncomingKind kind = IncomingKind::server;
  };
  /// A server issue while the tree of nodes is replaced.
  struct DetachedServerIssue {
    Anchor at;
    std::uint32_t number;
  };
  /// A copy of an item that holds a text that cannot be converted.
  struct DetachedItem {
    Anchor list;
    std::uint32_t position;
    Origin origin;
    NodeContent content;
  };
  enum class Step : std::uint8_t { own, same };

  DraftErrorCode fail(DraftErrorCode error, std::string_view pointer);
  DraftErrorCode find_target(std::string_view pointer, Target& target);
  void begin_edit(bool of_field = false);
  void finish_edit();
  /// Replaces the content of a node. Returns true if the edit became part of the step before it.
  bool replace(DraftNode& node, NodeContent&& content, std::unique_ptr<std::string> input,
               std::optional<Time> now, Step step = Step::own);
  void apply_item(DraftNode& list, std::uint32_t position, std::unique_ptr<DraftNode> item);
  void remove_node(DraftNode& node, Step step = Step::own);
  [[nodiscard]] diff::DiffSchemaId diff_schema_at(const DraftNode& node) const;
  void add_new_origins(OriginList& origins);
  void assign_item_origins(const DraftNode& node, NodeContent& content);
  void assign_new_origins(DraftNode& item);
  [[nodiscard]] NodeContent base_content_at(std::string_view pointer);
  [[nodiscard]] OptionalValue base_item(OptionalValue list, Origin origin) const;
  DraftErrorCode set_target(const Target& target, std::string_view pointer, NodeContent&& content,
                            std::optional<Time> now);
  DraftErrorCode find_input_target(std::string_view pointer, InputTarget& target);
  DraftErrorCode enter_text(std::string_view pointer, std::string_view text, Time now, bool is_readable);
  void type_at(DraftNode& node, std::string_view pointer, std::string_view text, Time now);
  void store_unreadable(DraftNode& node, std::string_view text, Time now);
  void clear(DraftNode& node, NodeContent&& content, Time now);
  void remove_row(DraftNode& item);
  bool remove_emptied_list(DraftNode& list);
  [[nodiscard]] NodeContent replaced_content(const DraftNode& container);
  [[nodiscard]] bool is_only_content(const DraftNode& node) const;
  [[nodiscard]] DraftNode& outermost_created(DraftNode& node) const;
  [[nodiscard]] bool can_be_removed(const DraftNode& container);
  DraftErrorCode type_at_new_node(const InputTarget& target, std::string_view pointer, std::string_view text,
                                  Time now, bool is_readable);
  [[nodiscard]] schema::SchemaId parent_schema(std::string_view pointer) const;
  [[nodiscard]] bool append_with_containers(std::string& out, std::string_view pointer, const Paths& missing,
                                            std::size_t from, std::string_view value) const;
  DraftNode& set_new(const InputTarget& target, NodeContent&& content);
  static DraftNode& mark_created(DraftNode& outermost, const Paths& missing, std::size_t from,
                                 Creation created);
  [[nodiscard]] const NodeContent* before_typing(const DraftNode& node, Time now) const;
  [[nodiscard]] InputContext input_context(const DraftNode& node, std::string_view pointer,
                                           std::string_view text);
  [[nodiscard]] bool can_be_left_out(const DraftNode& node, std::string_view pointer) const;
  DraftErrorCode move_to_list(DraftNode& moved, const Target& target, std::string_view to);
  [[nodiscard]] static NodeContent copy_of(const DraftNode& node);
  [[nodiscard]] Value value();  ///< The edited resource as a document.
  [[nodiscard]] OptionalValue base_at(std::string_view pointer);
  [[nodiscard]] bool is_equal_to(const DraftNode& node, OptionalValue other, std::string_view pointer);

  /// Returns the base in request form.
  [[nodiscard]] Value base_in_request_form();
  [[nodiscard]] FieldContext field_context();
  [[nodiscard]] Field* field_of(const DraftNode& node);
  void edit_field(Field& field, NodeContent&& content, Time now);
  bool set_field_value(Field& field, Document& value, Time now);
  bool clear_field(Field& field, NodeContent&& content, Time now);
  void set_field_unreadable(Field& field, std::string_view text, Time now);
  [[nodiscard]] bool has_text_in_body(const Field& field) const;
  void update_status(Field& field, const FieldStatus& status);
  void set_status_bits(const Field& field);
  [[nodiscard]] bool continues_typing(const DraftNode& node, Time now) const;
  void clear_fields();
  void count_totals();
  [[nodiscard]] endpoint::Patch make_patch();

  [[nodiscard]] bool is_before_session() const;
  [[nodiscard]] Session* last_undoable_session() const;
  void leave_history();
  void show_history();
  void trim_history();
  void anchor(std::string_view pointer, DraftNode*& at, std::string& rest);
  [[nodiscard]] std::vector<DetachedServerIssue> detach_server_issues();
  void attach_server_issues(const std::vector<DetachedServerIssue>& server_issues);
  [[nodiscard]] merge::Options merge_options() const;
  [[nodiscard]] const Conflicts& conflicts() const;
  [[nodiscard]] std::vector<OpenConflict> open_conflicts() const;
  [[nodiscard]] std::optional<OpenConflict> open_conflict_at(const Target& target,
                                                             std::unique_ptr<MissingItems>& missing) const;
  [[nodiscard]] static SessionState state_of(Session& session);
  [[nodiscard]] ResourceVersion read_snapshot(Value snapshot);
  [[nodiscard]] OriginList origins_of_latest(const SessionState& edited, Value latest,
                                             const ResourceVersion* sent);
  [[nodiscard]] SessionState merge_values(const ResourceVersion& edited, const IncomingResource& incoming,
                                          const std::vector<const document::Node*>& edited_values = {});
  [[nodiscard]] SessionState merge_state(const SessionState& from, const IncomingResource& incoming);
  [[nodiscard]] ResourceVersion match_origins(Value resource, const ResourceVersion& edited,
                                              const ResourceView& base);
  [[nodiscard]] ResourceVersion match_ancestor_origins(Value ancestor, const ResourceVersion& edited,
                                                       const ResourceView& base);
  [[nodiscard]] std::optional<SessionState> read_content(const SavedObject& saved, const SessionState& edited,
                                                         const ResourceView& common);
  void begin_session(SessionState&& state, std::unique_ptr<Session> next);
  void restore_typed(const SessionState& state, const std::vector<std::string>& pointers);
  [[nodiscard]] DraftNode* container_at(std::string_view pointer);
  void restore_typed_rows(const std::vector<ItemRow>& rows, const std::string* pointers);
  void follow_server(Document&& latest, std::optional<ResourceVersion> sent);
  void add_inputs(const DraftNode& node, std::vector<validate::Issue>& issues) const;
  void restore_input(std::string_view pointer, std::string_view text);
  [[nodiscard]] NodeContent resolved_content(const Conflict& conflict, bool theirs, Document&& value) const;
  void apply_resolution(const Target& target, const Conflict& conflict, NodeContent&& content,
                        std::uint32_t position, std::vector<DetachedItem>&& typed_items);
  void keep_missing_items(const Target& target, std::unique_ptr<MissingItems> missing, Origin inserted);
  static void detach_items_with_inputs(const DraftNode& node, const NodeContent& content,
                                       std::vector<DetachedItem>& detached);
  void insert_detached(std::vector<DetachedItem>&& detached);

  bool restore_sessions(const SavedObject& saved);
  [[nodiscard]] bool is_history_in_order() const;
  bool restore_session(const document::Json& saved, const DocumentList& documents);
  bool restore_steps(const document::Json& steps, const DocumentList& documents);
  bool restore_history(const document::Json& saved, const DocumentList& documents);
  bool restore_created(const document::Json& saved, const std::string& prefix);
  bool restore_added_members(const document::Json& saved, const std::string& prefix);
  bool restore_rows(const document::Json& saved);
  bool restore_conflict(const document::Json& saved, const DocumentList& documents);
  bool restore_edit(const document::Json& saved, const DocumentList& documents);
  bool restore_content(Edit&& edit, const Target& target);
  bool restore_item(Edit&& edit, const document::Json& saved, const Target& target, bool is_new);
  bool restore_move(Edit&& edit, const document::Json& saved);
  bool apply(Edit&& edit);

  const Endpoint& endpoint_;
  endpoint::PatchOptions options_;
  std::unique_ptr<Session> session_;
  std::vector<PastSession> history_;
  Conflicts history_conflicts_;  ///< Used while a step of a former session is undone.
  Origin next_origin_;           ///< Of the next new item.
  Origin first_new_origin_;      ///< Of the first new item since the last rebase.
  NodeContent session_start_;  ///< The start of the present session, while a step of a former one is undone.
  std::optional<Document> value_;
  std::optional<endpoint::Patch> patch_;  ///< As of before the last edits of fields.
  bool patch_is_current_ = false;
  std::optional<endpoint::RequestFormResource> base_in_request_form_;
  bool has_valid_required_members_ = false;  ///< Set with base_in_request_form_.
  std::vector<Field> fields_;
  std::vector<IdentityIndex> identities_;
  // Totals of the whole draft, valid if totals_are_known_.
  bool totals_are_known_ = true;
  std::uint32_t sent_changes_ = 0;  ///< Changes that the body carries.
  std::uint32_t ignored_ = 0;       ///< Ignored edits.
  std::uint32_t errors_ = 0;
  std::uint32_t inputs_ = 0;  ///< Texts that are not values.
  std::uint32_t status_ = 0;
  Paths paths_;
  std::string error_pointer_;
  Document typed_;  ///< A buffer for typed values.
  Time last_edit_ = 0;
};

}  // namespace resume_patch::draft
