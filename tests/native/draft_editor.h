// A session of random edits that compares the state of the draft with patch() after each edit.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "case_endpoints.h"
#include "case_results.h"
#include "check_accepted.h"
#include "document/equality.h"
#include "draft/draft.h"
#include "random_documents.h"

namespace resume_patch::tests {

using draft::Draft;
using draft::DraftErrorCode;

/// Returns the edited resource.
inline std::string text_of(const Draft& draft) {
  std::string text;
  draft.write_value(text);
  return text;
}

/// Writes issues and changes as text, for comparison.
inline std::string describe_issues(const std::vector<validate::Issue>& issues) {
  std::string text;
  for (const validate::Issue& issue : issues) {
    text += issue.path + ' ' + std::string(issue.code);
    text += (issue.severity == schema::Severity::error ? " error " : " warning ") + params_text(issue) + '\n';
  }
  return text;
}

inline std::string describe_issues(const patch::Body& body) {
  std::string text = body.text + '\n';
  const auto side = [&](document::OptionalValue value) { text += value ? ' ' + written(*value) : " -"; };
  for (const diff::Change& change : body.changes) {
    text += std::string(diff::name_of(change.kind)) + ' ' + change.path + ' ' + change.from;
    side(change.before);
    side(change.after);
    text += '\n';
  }
  for (const patch::IgnoredEdit& ignored : body.ignored) {
    text += std::string(patch::name_of(ignored.reason)) + ' ' + ignored.path;
    side(ignored.before);
    side(ignored.after);
    text += '\n';
  }
  return text;
}

/// Returns every pointer into a value, including "".
inline void collect(const Plain& value, const std::string& pointer, std::vector<std::string>& pointers) {
  pointers.push_back(pointer);
  const auto step = [&](const std::string& token, const Plain& inner) {
    std::string child_pointer = pointer;
    document::append_token(child_pointer, token);
    collect(inner, child_pointer, pointers);
  };
  if (value.is_object()) {
    for (const auto& [name, inner] : value.items()) step(name, inner);
  }
  for (std::size_t at = 0; value.is_array() && at < value.size(); ++at) step(std::to_string(at), value[at]);
}

inline const endpoint::PatchOptions plain_options = {true, patch::Nulls::as_null, {2026, 11, 21}};

/// A session, its edits, and the checks after each edit.
class DraftEditor {
 public:
  DraftEditor(Random& random, const Endpoint& endpoint, const Plain& base, std::vector<Plain> values,
              endpoint::PatchOptions options)
      : random_(random),
        endpoint_(endpoint),
        values_(std::move(values)),
        options_(options),
        draft_(endpoint, document::read_trusted(base.dump()), options) {}

  void edit() {
    now_ += random_.below(1500);
    const Plain value = Plain::parse(text_of(draft_));
    std::vector<std::string> pointers;
    collect(value, "", pointers);
    std::string pointer = pointers[random_.below(static_cast<std::uint32_t>(pointers.size()))];
    const std::uint32_t what = random_.below(152);
    if (what < 60) return set_field(value, pointer);
    if (what >= 102) return type(value, pointer);
    if (what >= 100) return rebase();
    if (what < 66) document::append_token(pointer, random_key(random_));
    last_field_.reset();
    if (what < 70)
      static_cast<void>(draft_.set(pointer, any_document(), now_));
    else if (what < 76)
      static_cast<void>(draft_.remove(pointer));
    else if (what < 82)
      insert(value, pointer);
    else if (what < 87)
      static_cast<void>(
          draft_.move(pointer, pointers[random_.below(static_cast<std::uint32_t>(pointers.size()))]));
    else if (what < 90)
      static_cast<void>(draft_.set_unreadable(pointer, random_.chance(50) ? "7x" : "", now_));
    else if (what < 93)
      static_cast<void>(draft_.revert(pointer));
    else if (what < 97)
      static_cast<void>(draft_.undo());
    else
      static_cast<void>(draft_.redo());
  }

  /// Checks that the draft and patch() agree.
  void check(bool look_at_all) {
    if (!look_at_all && draft_.status() == 0) {
      issues_.reset();
      return;
    }
    const std::string text = text_of(draft_);
    const document::Document value = document::read_trusted(text);
    const endpoint::Patch expected = endpoint_.patch(draft_.base(), value.root(), options_);
    INFO("base:  ", written(draft_.base()));
    INFO("value: ", text);
    check_accepted(endpoint_, expected, options_);
    const bool has_inputs = draft::holds_input(draft_.root());
    check_status(expected, has_inputs);
    check_issues(has_inputs ? issues_from_scratch() : std::vector(expected.issues));
    if (!look_at_all) return;
    const endpoint::Patch& own = draft_.patch();
    CHECK(describe_issues(own.body) == describe_issues(expected.body));
    if (!has_inputs) {
      CHECK(describe_issues(own.issues) == describe_issues(expected.issues));
      CHECK(own.valid == expected.valid);
    }
    body_ = own.body.text;
    if (random_.chance(30)) check_saving();
  }

  /// Checks that undoing everything leads back to the base, whatever the server changed meanwhile.
  void check_undoing() {
    while (draft_.undo()) {
    }
    INFO("base:  ", written(draft_.base()));
    INFO("value: ", text_of(draft_));
    if (rebases_ <= 8) CHECK(describe_issues(draft_.patch().body) == "\n");
    while (draft_.redo()) {
    }
    check(true);
  }

  std::uint32_t fields_set = 0;
  std::uint32_t fields_typed = 0;
  std::uint32_t inputs_typed = 0;  ///< Texts in fields that cannot be converted.
  std::uint32_t cleared = 0;
  std::uint32_t alike = 0;

 private:
  [[nodiscard]] document::Document any_document() {
    return document::read_trusted(values_[random_.below(static_cast<std::uint32_t>(values_.size()))].dump());
  }

  /// Checks that a saved draft opens in the same state.
  void check_saving() {
    std::string saved;
    draft_.save(saved, true);
    Draft again(endpoint_, document::copy_of(draft_.base()), options_);
    const document::Document text = document::read_trusted(saved);
    REQUIRE(again.restore(text.root()) == DraftErrorCode::none);
    std::string saved_again;
    again.save(saved_again, true);
    CHECK(saved_again == saved);
  }

  /// Rebases on a base that someone else has edited.
  void rebase() {
    ++rebases_;
    const endpoint::DiffSchemaRoot& known = endpoint_.diff_schema();
    Plain latest = Plain::parse(written(draft_.base()));
    for (std::uint32_t edits = random_.below(3); edits > 0; --edits) {
      Plain edited = latest;
      tests::edit(random_, known.schemas, known.root, edited, 5);
      if (edited.is_object()) latest = std::move(edited);
    }
    draft_.rebase(document::read_trusted(latest.dump()), std::nullopt);
    check(true);
  }

  void insert(const Plain& value, std::string pointer) {
    const Plain& list = value.at(Plain::json_pointer(pointer));
    const std::size_t size = list.is_array() ? list.size() : 0;
    document::append_token(pointer, random_.below(static_cast<std::uint32_t>(size) + 1));
    static_cast<void>(draft_.insert(pointer, any_document()));
  }

  void set_field(const Plain& value, const std::string& pointer) {
    const std::uint32_t field = draft_.field_at(pointer);
    document::Document scalar =
        document::read_trusted(random_scalar_like(value.at(Plain::json_pointer(pointer))));
    if (field == 0) {
      static_cast<void>(draft_.set(pointer, std::move(scalar), now_));
      return;
    }
    last_field_ = pointer;
    if (draft_.set_field(field, scalar, now_)) ++fields_set;
  }

  /// Returns a text that a user might type over a value.
  std::string random_text(const Plain& value) {
    static const std::vector<std::string> texts = {"",     "7",    "2019x", "true", "off",
                                                   " 12 ", "-0.5", "ja",    "\r\n", "a\nb",
                                                   "ü",    "\"\\", "null",  "1e5",  "2020-02-30"};
    if (random_.chance(25)) return "";
    if (value.is_primitive() && random_.chance(50)) {
      std::string text = value.is_string() ? value.get<std::string>() : value.dump();
      if (random_.chance(30)) text += random_.chance(50) ? "x" : "1";
      return text;
    }
    return texts[random_.below(static_cast<std::uint32_t>(texts.size()))];
  }

  /// Types at a place that may not exist yet. If it had no value, clears it again.
  void type(const Plain& value, std::string pointer) {
    last_field_.reset();
    const Plain& there = value.at(Plain::json_pointer(pointer));
    if (there.is_structured() && random_.chance(70)) {
      document::append_token(
          pointer, there.is_array() ? std::to_string(there.size() + random_.below(2)) : random_key(random_));
      if (random_.chance(30)) document::append_token(pointer, random_.chance(50) ? "0" : random_key(random_));
      return type_and_clear(value, pointer);
    }
    const std::string text = random_text(there);
    const std::uint32_t field = draft_.is_path_of_input(pointer) ? draft_.field_at(pointer) : 0;
    if (field == 0) {
      static_cast<void>(draft_.set_from_input(pointer, text, now_));
      return;
    }
    // A draft that was saved and opened starts a new step, so the compared texts are separate steps.
    const bool compares = random_.chance(70);
    if (compares) now_ += 5000;
    const std::string slowly = compares ? typed_from_scratch(pointer, text) : std::string();
    if (!draft_.set_field_input(field, text, now_)) return;
    last_field_ = pointer;
    ++fields_typed;
    if ((draft_.status() & Draft::has_input) != 0) ++inputs_typed;
    std::string shown;
    REQUIRE(draft_.write_input_at(pointer, shown));
    if (compares) CHECK(Plain::parse(text_of(draft_)).dump() + ' ' + shown == slowly);
  }

  /// Returns the value, and the text at a pointer, of a draft without fields after the same edit.
  std::string typed_from_scratch(const std::string& pointer, const std::string& text) {
    endpoint::PatchOptions without_fields = options_;
    without_fields.nulls = patch::Nulls::as_empty;
    Draft other(endpoint_, document::copy_of(draft_.base()), without_fields);
    restore_into(other);
    REQUIRE(other.set_from_input(pointer, text, now_ + 5000) == DraftErrorCode::none);
    std::string shown;
    static_cast<void>(other.write_input_at(pointer, shown));
    return Plain::parse(text_of(other)).dump() + ' ' + shown;
  }

  static Plain without_nulls(Plain value) {
    if (value.is_object()) {
      for (auto member = value.begin(); member != value.end();)
        member = member->is_null() ? value.erase(member) : std::next(member);
    }
    if (value.is_structured()) {
      for (Plain& inner : value) inner = without_nulls(std::move(inner));
    }
    return value;
  }

  /// Checks that a text that was typed and cleared leaves no trace, also after undo.
  void type_and_clear(const Plain& value, const std::string& pointer) {
    const auto stands = [](const Plain& whole, const std::string& path) {
      const document::Document read = document::read_trusted(whole.dump());
      const document::OptionalValue there = document::resolve(read.root(), path);
      // A null in a list is an item.
      return there && (!there->is_null() || document::array_index(path.substr(path.rfind('/') + 1)));
    };
    std::string before;
    std::string path;
    static_cast<void>(draft_.write_input_at(pointer, before));
    if (!before.empty() || (draft_.write_path_of_input(pointer, path) && stands(value, path))) return;
    const std::string whole = text_of(draft_);
    const bool could_undo = draft_.can_undo();
    const draft::Time later = now_ + 5000;
    const std::string text = random_.chance(50) ? "12" : "true";
    if (draft_.set_from_input(pointer, text, later) != DraftErrorCode::none) return;
    now_ = later;
    if (draft_.changed_paths().empty()) return;
    if (random_.chance(50)) static_cast<void>(draft_.set_from_input(pointer, text + "1", now_ += 10));
    if (random_.chance(30)) static_cast<void>(draft_.patch());
    const bool is_late = random_.chance(40);
    REQUIRE(draft_.set_from_input(pointer, "", now_ += is_late ? 3000 : 10) == DraftErrorCode::none);
    INFO("typed and cleared: ", pointer, ", late: ", is_late);
    // Null equals absent, and the value of the base was removed in either way.
    if (!is_late || !stands(Plain::parse(written(draft_.base())), pointer))
      CHECK(without_nulls(Plain::parse(text_of(draft_))).dump() == without_nulls(Plain::parse(whole)).dump());
    if (!is_late && !could_undo) CHECK_FALSE(draft_.can_undo());
    ++cleared;
  }

  void restore_into(Draft& other) {
    std::string saved;
    draft_.save(saved, true);
    const document::Document text = document::read_trusted(saved);
    REQUIRE(other.restore(text.root()) == DraftErrorCode::none);
  }

  std::vector<validate::Issue> issues_from_scratch() {
    Draft again(endpoint_, document::copy_of(draft_.base()), options_);
    restore_into(again);
    return again.patch().issues;
  }

  /// Checks that only the issues at the field changed, if the draft reports that.
  void check_issues(std::vector<validate::Issue>&& issues) {
    const auto elsewhere = [&](const std::vector<validate::Issue>& all) {
      std::vector<std::string> lines;
      for (const validate::Issue& issue : all) {
        if (issue.path != *last_field_) lines.push_back(describe_issues({issue}));
      }
      std::sort(lines.begin(), lines.end());
      return lines;
    };
    if (last_field_ && issues_ && (draft_.status() & Draft::other_issues_unchanged) != 0)
      CHECK(elsewhere(issues) == elsewhere(*issues_));
    issues_ = std::move(issues);
  }

  std::string random_scalar_like(const Plain& value) {
    if (value.is_string() && random_.chance(70)) {
      const std::string text = value.get<std::string>();
      if (random_.chance(40)) return Plain(text + "x").dump();
      if (random_.chance(30) && !text.empty()) return Plain("").dump();
    }
    return random_scalar(random_).dump();
  }

  void check_status(const endpoint::Patch& expected, bool has_inputs) {
    const std::uint32_t status = draft_.status();
    if ((status & Draft::totals_are_known) != 0) {
      CHECK(((status & Draft::is_valid) != 0) == (expected.valid && !has_inputs));
      const bool dirty = !expected.body.changes.empty() || !expected.body.ignored.empty() || has_inputs;
      CHECK(((status & Draft::is_dirty) != 0) == dirty);
    }
    if (last_field_ && (status & Draft::field_issues_are_known) != 0) {
      std::vector<validate::Issue> issues;
      draft_.add_field_issues(draft_.field_at(*last_field_), issues);
      std::vector<validate::Issue> there;
      for (const validate::Issue& issue : has_inputs ? issues_from_scratch() : expected.issues) {
        if (issue.path == *last_field_) there.push_back(issue);
      }
      CHECK(describe_issues(issues) == describe_issues(there));
      CHECK(((status & Draft::field_has_no_issues) != 0) == there.empty());
    }
    if (last_field_ && (status & Draft::only_field_text_changed) != 0 && !body_.empty()) {
      const auto range = draft_.range_of_field(draft_.field_at(*last_field_));
      const auto is_ascii = [](char byte) { return static_cast<unsigned char>(byte) < 0x80; };
      // Ranges are in UTF-16 units.
      if (range && std::all_of(body_.begin(), body_.end(), is_ascii)) {
        ++alike;
        std::string text;
        REQUIRE(draft_.write_at(*last_field_, text));
        body_.replace(range->from, range->to - range->from, text);
        CHECK(body_ == expected.body.text);
      }
    }
    body_.clear();
  }

  Random& random_;
  const Endpoint& endpoint_;
  std::vector<Plain> values_;
  endpoint::PatchOptions options_;
  Draft draft_;
  draft::Time now_ = 0;
  std::uint32_t rebases_ = 0;
  std::optional<std::string> last_field_;  ///< The field that the last edit set, if it was such an edit.
  std::optional<std::vector<validate::Issue>> issues_;  ///< After the previous edit.
  std::string body_;  ///< The text of the last patch, if only one field was set since.
};

}  // namespace resume_patch::tests
