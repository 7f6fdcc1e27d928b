// An editing session: a base, the edits made to it, what is wrong with them and what is to be sent.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/json_writer.h"
#include "draft/fault.h"
#include "draft/follow.h"
#include "draft/session.h"
#include "endpoint/endpoint.h"

namespace resume_patch::draft {

using resume_patch::endpoint::Endpoint;

/// Milliseconds from wherever the caller counts.
using Time = std::uint32_t;

class Draft {
 public:
  /// Edits of one field with less than this between them are undone together.
  static constexpr Time typing_pause = 1000;

  /// `base` is an object. The endpoint must outlive the draft.
  Draft(const Endpoint& endpoint, Document&& base, const endpoint::PatchOptions& options);

  // Edits. One that is refused changes nothing; fault_pointer() says where the fault is.
  Fault set(std::string_view pointer, Document&& value, Time now);
  Fault set_from_input(std::string_view pointer, std::string_view text, Time now);
  Fault remove(std::string_view pointer);
  Fault insert(std::string_view pointer, Document&& value);
  Fault move(std::string_view from, std::string_view to);
  /// To what the base has there; what the base does not have is removed.
  Fault revert(std::string_view pointer);
  bool undo();
  bool redo();

  [[nodiscard]] std::string_view fault_pointer() const { return fault_pointer_; }
  /// Where the last edit changed something; empty where it did not.
  [[nodiscard]] const Paths& changed_paths() const { return paths_; }

  [[nodiscard]] Value base() const { return now_->base(); }
  /// Appends the edited resource.
  void write_value(std::string& out) const { now_->root().content.write(out); }
  /// Appends the value at a path; false where there is none.
  bool write_at(std::string_view pointer, std::string& out);
  /// As endpoint.patch(base, value), with the issues of inputs that are no values in place of others there.
  [[nodiscard]] const endpoint::Patch& patch();
  [[nodiscard]] const Endpoint& endpoint() const { return endpoint_; }

  /// Appends [{path, base?, mine?, theirs?}].
  void write_conflicts(document::JsonWriter& out) const;

  /// The server moved on: `latest` is the base from here on, and the edits stay. `sent`, where something was
  /// sent, is the edited resource as it was then: what it has counts as done.
  void rebase(Document&& latest, OptionalValue sent);
  /// Ends a conflict with what the server has, with a value, or (neither) with what is there now.
  Fault resolve(std::string_view pointer, bool theirs, std::optional<Document> value);

  /// Server issues are known by their number: the position of their path in the last list that was given, an
  /// array of strings. One goes away when its place, or something above or below it, is edited.
  void mark(Value pointers);
  /// Appends [number, path, number, path, ...] of those that are left.
  void write_marks(document::JsonWriter& out) const;

  /// Appends all there is to be known of the draft but, unless it is asked for, the base.
  void save(std::string& out, bool with_base);
  /// Takes in what was saved, in a draft that was just opened. A saved draft with another base is rebased.
  Fault restore(Value saved);

 private:
  struct Target {
    Place* parent = nullptr;  ///< None for the root.
    Place* place = nullptr;   ///< None where nothing stands there.
    std::string token;        ///< The last one.
  };
  /// A session that a rebase has ended.
  struct Past {
    std::unique_ptr<Session> session;
    std::optional<Document> merge_base;  ///< What its edits were merged against; none: its base.
  };
  enum class Step : std::uint8_t { own, same };

  Fault refuse(Fault fault, std::string_view pointer);
  Fault locate(std::string_view pointer, Target& target);
  void begin_edit();
  void finish_edit();
  void replace(Place& place, Content&& content, std::unique_ptr<std::string> input, std::optional<Time> now,
               Step step = Step::own);
  void apply_item(Place& list, std::uint32_t position, std::unique_ptr<Place> item);
  void take_away(Place& place, Step step = Step::own);
  void settle_within(const Place& place, bool itself);
  Fault put(const Target& target, std::string_view pointer, Content&& content, std::optional<Time> now);
  Fault put_input(const Target& target, std::string_view pointer, Content&& content, Time now);
  Fault move_to_list(Place& moved, const Target& target, std::string_view to);
  [[nodiscard]] static Content copy_of(const Place& place);
  [[nodiscard]] Content content_of_input(const Target& target, std::string_view pointer,
                                         const std::string& json);
  [[nodiscard]] Value value();  ///< The edited resource as a document.
  [[nodiscard]] Followed follow(Value from, Value to, std::string_view pointer) const;
  [[nodiscard]] OptionalValue base_at(std::string_view pointer);
  [[nodiscard]] bool is_as(const Place& place, OptionalValue other, std::string_view pointer);

  [[nodiscard]] bool is_in_past() const;
  void leave_past();
  void show_past();
  void trim_past();
  void anchor(std::string_view pointer, Place*& at, std::string& rest);
  void add_conflicts(const std::vector<merge::Conflict>& conflicts, OptionalValue sent, Value base);
  void carry_over(Session& from, Value edited);
  void carry_inputs(const Place& place, Value edited);
  void add_inputs(const Place& place, std::vector<validate::Issue>& issues) const;
  void put_back_input(std::string_view pointer, std::string_view text);
  void settle(const Target& target, Document&& value);

  bool restore_sessions(Value saved);
  bool restore_session(Value saved);
  void restore_conflict(Value saved);
  bool restore_edit(Value saved);
  bool restore_move(Edit&& edit, Value saved);
  bool apply(Edit&& edit);

  const Endpoint& endpoint_;
  endpoint::PatchOptions options_;
  std::unique_ptr<Session> now_;
  std::vector<Past> past_;
  Content home_;  ///< Where the present session begins, while undoing has gone on to sessions before it.
  std::optional<Document> value_;
  std::optional<endpoint::Patch> patch_;
  Paths paths_;
  std::string fault_pointer_;
  Time last_edit_ = 0;
};

}  // namespace resume_patch::draft
