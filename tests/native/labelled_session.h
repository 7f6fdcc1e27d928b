// A model of a draft over one labelled list. The model knows the items by their labels, which the draft does
// not. Every string of an item begins with its label and occurs once.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "document/json_writer.h"

namespace resume_patch::tests {

constexpr std::size_t member_count = 6;
constexpr const char* member_names = "abcdef";
using Cells = std::array<std::string, member_count>;  ///< "" for an absent member.
using Items = std::map<std::uint32_t, Cells>;         ///< By label.

/// The subject of a conflict: a member, a whole item, or an item that this side removed.
struct Subject {
  static constexpr std::uint32_t whole = 100;
  static constexpr std::uint32_t missing = 101;
  std::uint32_t label;
  std::uint32_t member;

  bool operator<(const Subject& other) const {
    return label != other.label ? label < other.label : member < other.member;
  }
  bool operator==(const Subject& other) const { return label == other.label && member == other.member; }
};

/// Open conflicts with the server's value; for an item, its cells in one text.
using Pending = std::map<Subject, std::string>;

inline std::string joined(const Items& items, std::uint32_t label) {
  const auto found = items.find(label);
  std::string text;
  if (found == items.end()) return text;
  for (const std::string& cell : found->second) text += cell + '|';
  return text;
}

inline std::string text_at(const Items& items, Subject subject) {
  if (subject.member >= member_count) return joined(items, subject.label);
  const auto found = items.find(subject.label);
  return found == items.end() ? std::string() : found->second[subject.member];
}

struct ModelState {
  Items items;
  Pending pending;

  /// Returns the conflicts that are open in the current state: not those that the state itself resolves.
  [[nodiscard]] Pending shown(const Items& base) const {
    Pending open;
    for (const auto& [subject, theirs] : pending) {
      const bool is_there = items.count(subject.label) != 0;
      const bool shows = subject.member == Subject::missing ? !is_there && base.count(subject.label) != 0
                                                            : is_there && text_at(items, subject) != theirs;
      if (shows) open[subject] = theirs;
    }
    return open;
  }
};

/// Merges three versions of labelled items and keeps the earlier conflicts that are still open.
class ModelMerge {
 public:
  ModelMerge(const Items& stored, const Items& base, const ModelState& mine, const Items& theirs,
             bool was_sent)
      : stored_(stored), base_(base), mine_(mine), theirs_(theirs), was_sent_(was_sent) {
    for (const Items* const side : {&base, &mine.items, &theirs}) {
      for (const auto& item : *side) row(item.first);
    }
    carry();
  }

  ModelState result;

 private:
  void row(std::uint32_t label) {
    if (result.items.count(label) != 0) return;
    const bool in_base = base_.count(label) != 0;
    const bool in_mine = mine_.items.count(label) != 0;
    const bool in_theirs = theirs_.count(label) != 0;
    if (in_mine && in_theirs) return cells(label);
    const std::string base = joined(base_, label);
    if (in_mine) {
      if (in_base && joined(mine_.items, label) == base) return;
      result.items[label] = mine_.items.at(label);
      if (in_base) add({label, Subject::whole}, base);
    } else if (in_theirs) {
      if (!in_base) {
        result.items[label] = theirs_.at(label);
      } else if (joined(theirs_, label) != base) {
        add({label, Subject::missing}, base);
      }
    }
  }

  void cells(std::uint32_t label) {
    Cells merged;
    const auto found = base_.find(label);
    const Cells base = found == base_.end() ? Cells() : found->second;
    const Cells& mine = mine_.items.at(label);
    const Cells& theirs = theirs_.at(label);
    for (std::uint32_t member = 0; member < member_count; ++member) {
      const bool is_both =
          mine[member] != base[member] && theirs[member] != base[member] && mine[member] != theirs[member];
      merged[member] = mine[member] == base[member] ? theirs[member] : mine[member];
      if (is_both) add({label, member}, base[member]);
    }
    result.items[label] = merged;
  }

  void add(Subject subject, const std::string& base) {
    if (was_sent_ && !base.empty() && text_at(stored_, subject) != base) return;
    result.pending[subject] = text_at(theirs_, subject);
  }

  void carry() {
    const Pending found = result.pending;
    const auto has = [&](Subject subject) { return found.count(subject) != 0; };
    for (const auto& [subject, theirs] : mine_.shown(stored_)) {
      const std::uint32_t label = subject.label;
      bool is_replaced = has(subject);
      if (subject.member != Subject::missing) is_replaced = is_replaced || has({label, Subject::whole});
      for (std::uint32_t member = 0; subject.member == Subject::whole && member < member_count; ++member)
        is_replaced = is_replaced || has({label, member});
      const bool is_there = result.items.count(label) != 0;
      const bool is_missing = subject.member == Subject::missing;
      if (is_replaced || is_there == is_missing || (is_missing && theirs_.count(label) == 0)) continue;
      const std::string latest = text_at(theirs_, subject);
      if (latest == text_at(result.items, subject) && !is_missing) continue;
      if (was_sent_ && !is_missing && latest != theirs) continue;
      result.pending[subject] = latest;
    }
  }

  const Items& stored_;
  const Items& base_;
  const ModelState& mine_;
  const Items& theirs_;
  bool was_sent_;
};

/// The sessions between the rebases, with every state that undo can reach.
class Model {
 public:
  explicit Model(const Items& base) { sessions_.push_back({base, {}, false, {{base, {}}}, 0}); }

  [[nodiscard]] const Items& base() const { return sessions_.back().base; }
  [[nodiscard]] ModelState state() const {
    const std::size_t first = first_undone();
    if (first + 1 >= sessions_.size()) return sessions_.back().states[sessions_.back().at];
    ModelState state = sessions_[first].states[sessions_[first].at];
    for (std::size_t at = first; at + 1 < sessions_.size(); ++at) {
      const Session& session = sessions_[at];
      state = ModelMerge(session.base, session.was_sent ? session.sent : session.base, state,
                         sessions_[at + 1].base, session.was_sent)
                  .result;
    }
    return state;
  }

  /// Records the state after an edit.
  void step(ModelState next) {
    leave_past();
    Session& last = sessions_.back();
    last.states.resize(last.at + 1);
    last.states.push_back(std::move(next));
    ++last.at;
  }

  bool undo() {
    for (std::size_t at = sessions_.size(); at-- > 0;) {
      if (sessions_[at].at == 0) continue;
      --sessions_[at].at;
      return true;
    }
    return false;
  }

  bool redo() {
    Session& session = sessions_[first_undone()];
    if (session.at + 1 == session.states.size()) return false;
    ++session.at;
    return true;
  }

  void rebase(const Items& latest, const Items* sent) {
    leave_past();
    Session& last = sessions_.back();
    const ModelState now = last.states[last.at];
    last.states.resize(last.at + 1);
    last.was_sent = sent != nullptr;
    if (sent != nullptr) last.sent = *sent;
    ModelState next =
        ModelMerge(last.base, sent != nullptr ? *sent : last.base, now, latest, sent != nullptr).result;
    const bool is_told_apart =
        sessions_.size() > 1 && (sent != nullptr || sessions_[sessions_.size() - 2].was_sent);
    if (last.at == 0 && !is_told_apart) sessions_.pop_back();
    sessions_.push_back({latest, {}, false, {std::move(next)}, 0});
  }

 private:
  struct Session {
    Items base;
    Items sent;
    bool was_sent;
    std::vector<ModelState> states;
    std::size_t at;
  };

  /// Returns the first session with undone steps, or the last session.
  [[nodiscard]] std::size_t first_undone() const {
    std::size_t at = 0;
    while (at + 1 < sessions_.size() && sessions_[at].at + 1 == sessions_[at].states.size()) ++at;
    return at;
  }

  void leave_past() {
    if (first_undone() + 1 == sessions_.size()) return;
    const ModelState now = state();
    for (Session& session : sessions_) session.states.resize(session.at + 1);
    sessions_.back().states.assign(1, now);
    sessions_.back().at = 0;
  }

  std::vector<Session> sessions_;
};

}  // namespace resume_patch::tests
