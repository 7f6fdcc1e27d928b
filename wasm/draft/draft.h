// An editing session: a base, the edits made to it, what is wrong with them and what is to be sent.
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

/// Milliseconds from wherever the caller counts.
using Time = std::uint32_t;

class Draft {
 public:
  /// Edits of one field with less than this between them are undone together.
  static constexpr Time typing_pause = 1000;

  /// `base` is an object. The endpoint must outlive the draft.
  Draft(const Endpoint& endpoint, Document&& base, const endpoint::PatchOptions& options);

  // Edits. One that is refused changes nothing; error_pointer() says where the fault is.
  DraftErrorCode set(std::string_view pointer, Document&& value, Time now);
  /// As a control does: makes the places on the way, and removes them when the text is cleared. Indexes of
  /// lists are rows, as in draft/rows.cpp.
  DraftErrorCode set_from_input(std::string_view pointer, std::string_view text, Time now);
  /// A text that cannot be read at all, which stands beside the value.
  DraftErrorCode set_unreadable(std::string_view pointer, std::string_view text, Time now);
  DraftErrorCode remove(std::string_view pointer);
  DraftErrorCode insert(std::string_view pointer, Document&& value);
  DraftErrorCode move(std::string_view from, std::string_view to);
  /// To what the base has there; what the base does not have is removed.
  DraftErrorCode revert(std::string_view pointer);
  bool undo();
  bool redo();
  [[nodiscard]] bool can_undo() const;
  [[nodiscard]] bool can_redo() const { return is_before_session() || session_->can_redo(); }
  /// From here on all edits are undone together, or each by itself again. An edit that ends the session, as a
  /// rebase does, ends that too.
  void group_edits(bool is_grouping);

  [[nodiscard]] std::string_view error_pointer() const { return error_pointer_; }
  /// Where the last edit changed something; empty where it did not.
  [[nodiscard]] const Paths& changed_paths() const { return paths_; }

  [[nodiscard]] Value base() const { return session_->base(); }
  [[nodiscard]] const DraftNode& root() const { return session_->root(); }
  /// Appends the edited resource.
  void write_value(std::string& out) const { write(out, session_->root()); }
  /// Appends the value at a path; false where there is none.
  bool write_at(std::string_view pointer, std::string& out);
  /// Appends the text that a control shows; false where nothing is there.
  bool write_input_at(std::string_view pointer, std::string& out);
  /// Whether the control of a path edits the value at the same path.
  bool is_path_of_input(std::string_view pointer);
  /// Appends the path of the value that a control edits, which differs where rows were filled out of order;
  /// false where nothing is there.
  bool write_path_of_input(std::string_view pointer, std::string& out);
  // Fields: scalars whose edits cost what they are worth. They are known by number until something other than
  // a field is edited; then status() no longer says has_fields.
  /// The number of the field at a path, from 1; 0 where there is none.
  [[nodiscard]] std::uint32_t field_at(std::string_view pointer);
  /// Sets a field, and may take over the document. False, and nothing was done, where that is no edit of a
  /// field alone.
  bool set_field(std::uint32_t number, Document& value, Time now);
  /// The same by the text of a control.
  bool set_field_input(std::uint32_t number, std::string_view text, Time now);
  /// Appends the value of a field as JSON text; false where it has none.
  bool write_field(std::uint32_t number, std::string& out) const;
  /// What is wrong with a field. Only where status() says that it can be told.
  void add_field_issues(std::uint32_t number, std::vector<validate::Issue>& issues) const;
  /// Where the field stands in the text of the last patch(), in UTF-16 units; nothing where it does not.
  struct Range {
    std::uint32_t from;
    std::uint32_t to;
  };
  [[nodiscard]] std::optional<Range> range_of_field(std::uint32_t number) const;

  /// What is known of the draft after an edit, as bits.
  static constexpr std::uint32_t has_fields = 1;
  static constexpr std::uint32_t totals_are_known = 2;  ///< The following two are true or false for sure.
  static constexpr std::uint32_t is_valid = 4;          ///< No issue is an error.
  static constexpr std::uint32_t is_dirty = 8;
  static constexpr std::uint32_t field_issues_are_known = 16;  ///< add_field_issues() gives all there are.
  static constexpr std::uint32_t field_has_no_issues = 32;     ///< And those are none.
  static constexpr std::uint32_t continues_step = 64;  ///< The edit was made a part of the step before it.
  static constexpr std::uint32_t only_field_text_changed =
      128;                                          ///< The body changed in the field's own text only.
  static constexpr std::uint32_t is_changed = 256;  ///< The field had another value, or input, before.
  static constexpr std::uint32_t has_input = 512;   ///< A text that is no value stands beside the value.
  static constexpr std::uint32_t other_issues_unchanged = 1024;  ///< No issue of another place came or went.
  [[nodiscard]] std::uint32_t status() const { return status_; }

  /// As endpoint.patch(base, value), with the issues of inputs that are no values in place of others there.
  [[nodiscard]] const endpoint::Patch& patch();
  [[nodiscard]] const Endpoint& endpoint() const { return endpoint_; }

  /// Returns [{path, base?, mine?, theirs?}].
  [[nodiscard]] document::Json list_conflicts() const;

  /// Appends the edited resource and the origins of its items: {value, origins}.
  void write_snapshot(std::string& out) const;
  /// The server moved on: `latest` is the base from here on, and the edits stay. `sent`, where something was
  /// sent, is the snapshot of then: what it has counts as done. Without origins, its items are recognised.
  void rebase(Document&& latest, OptionalValue sent = std::nullopt);
  /// Ends a conflict with what the server has, with a value, or (neither) with what is there now.
  DraftErrorCode resolve(std::string_view pointer, bool theirs, std::optional<Document> value);

  /// Returns {value, conflicts, inputs, documents} as JSON text: what another draft needs to merge this one.
  [[nodiscard]] std::string content() const;
  /// Merges the content() of another draft of the same resource. `ancestor` is the last resource
  /// that both drafts come from, without one the base. Returns false if a conflict or an input of either
  /// draft would be lost; the draft is then as it was.
  bool merge_draft(Value content, OptionalValue ancestor);

  /// Server issues are known by their number: the position of their path in the last list that was given, an
  /// array of strings. One goes away when its place, or something above or below it, is edited.
  /// With a snapshot, paths are those of then.
  void set_server_issues(Value pointers, OptionalValue snapshot = std::nullopt);
  /// Returns [number, path, number, path, ...] of those that are left.
  [[nodiscard]] document::Json list_server_issues() const;

  /// Appends all there is to be known of the draft but, unless it is asked for, the base.
  void save(std::string& out, bool with_base);
  /// Takes in what was saved, in a draft that was just opened. A saved draft with another base is rebased.
  DraftErrorCode restore(Value saved);

 private:
  struct Target {
    DraftNode* parent = nullptr;  ///< None for the root.
    DraftNode* node = nullptr;    ///< None where nothing stands there.
    std::string token;            ///< The last one.
  };
  /// The place that a control edits.
  struct InputTarget {
    DraftNode* node = nullptr;  ///< The place, or the deepest one on the way to it.
    Paths missing;              ///< The tokens behind that.
    bool is_replacing = false;  ///< The value there is of another type, and goes when something is typed.
  };
  /// A session that a rebase has ended.
  struct PastSession {
    std::unique_ptr<Session> session;
    std::optional<ResourceVersion> merge_base;  ///< What its edits were merged against; none: its base.
    IncomingKind kind = IncomingKind::server;
  };
  /// A server issue on its way from one tree of places to another.
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
  /// Whether it became a part of the step before it.
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

  /// The base in request form.
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
  bool restore_item(Edit&& edit, const document::Json& saved, const Target& target, bool is_new);
  bool restore_move(Edit&& edit, const document::Json& saved);
  bool apply(Edit&& edit);

  const Endpoint& endpoint_;
  endpoint::PatchOptions options_;
  std::unique_ptr<Session> session_;
  std::vector<PastSession> history_;
  Conflicts history_conflicts_;  ///< While undoing has gone on to sessions before the present one.
  Origin next_origin_;           ///< Of the next item that is new.
  Origin first_new_origin_;      ///< Of the first item that is new since the base came.
  NodeContent
      session_start_;  ///< Where the present session begins, while undoing has gone on to sessions before it.
  std::optional<Document> value_;
  std::optional<endpoint::Patch> patch_;  ///< As it was before the last edits of fields.
  bool patch_is_current_ = false;
  std::optional<endpoint::RequestFormResource> base_in_request_form_;
  bool has_valid_required_members_ =
      false;  ///< Of the normal base, once that is there; see Endpoint::has_valid_required_members().
  std::vector<Field> fields_;
  std::vector<IdentityIndex> identities_;
  // Sums over the whole, where they are known.
  bool totals_are_known_ = true;
  std::uint32_t sent_changes_ = 0;  ///< Changes that the body carries,
  std::uint32_t ignored_ = 0;       ///< and those that it does not.
  std::uint32_t errors_ = 0;
  std::uint32_t inputs_ = 0;  ///< Texts that are no values.
  std::uint32_t status_ = 0;
  Paths paths_;
  std::string error_pointer_;
  Document typed_;  ///< Memory for what is typed next.
  Time last_edit_ = 0;
};

}  // namespace resume_patch::draft
