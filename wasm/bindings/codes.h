// The numbers that JavaScript and C++ exchange. Each is defined here and registered with embind.
// scripts/generate-constants.mjs writes them from the built module to js/src/generated/constants.ts.
#pragma once

#include <cstdint>

#include "draft/draft.h"

namespace resume_patch::bindings {

/// Bits of the options of `patch`, `update` and `openDraft`.
enum class PatchOption : std::uint8_t {
  rules = 1,
  nulls_as_empty = 2,
  merge_words = 4,     ///< Drafts only: a rebase merges strings word by word.
  replace_objects = 8  ///< `update` only: removes members of stored objects that the values lack.
};

/// Bits of the result of `patch`, `update` and `validate`.
enum class ResultBit : std::uint8_t { valid = 1, has_body = 2, truncated = 4, not_an_object = 128 };

/// Bits of the options of `merge`.
enum class MergeOption : std::uint8_t { prefer_mine = 1, whole_text = 2 };

/// The direction in which `validate` checks a document.
enum class Direction : std::uint8_t { request, response };

/// The operations of `jsonPatch` and `mergePatch`.
enum class JsonPatchOperation : std::uint8_t { diff, apply, invert };

/// Edits of a draft. The path is input 0; a value, a text or a second path is input 1.
enum class DraftAction : std::uint8_t {
  set,
  set_from_input,
  remove,
  insert,
  move,
  revert,
  undo,
  redo,
  take_mine,
  take_theirs,
  take_value,
  rebase,             ///< To the document in input 1.
  rebase_sent,        ///< The same, with the snapshot of the sent patch in input 0.
  set_server_issues,  ///< Stores the issues in input 1. Their paths refer to the snapshot in input 0.
  begin_group,        ///< Starts a group: all edits up to `end_group` are one undo step.
  end_group,          ///< Ends the group.
  merge_draft,        ///< Merges the content of another draft in input 1. Input 0 is the ancestor or null.
  set_unreadable      ///< Stores a text that is not valid UTF-16. Input 1 is the part before the error.
};

/// Queries of a draft. Values are returned as text, lists as details.
enum class DraftQuery : std::uint8_t {
  value,
  base,
  at,
  patch,
  conflicts,
  server_issues,
  save,
  checkpoint,
  body,
  status,
  steps,
  content,
  input_at,    ///< The text that a control shows.
  input_path,  ///< The path of the value that a control edits.
  snapshot     ///< The value with the origins of its items.
};

/// Queries of a field: the start and end of its text in the body; the number of its issues, which are the
/// details; its value as JSON text, written into the buffer.
enum class FieldQuery : std::uint8_t { from, to, issues, text };

/// Bits of the result of `DraftQuery::steps`.
enum class DraftStep : std::uint8_t { undo = 1, redo = 2 };

/// Bits of a draft's status; see draft::Draft.
enum class DraftStatus : std::uint32_t {
  has_fields = draft::Draft::has_fields,
  totals_are_known = draft::Draft::totals_are_known,
  is_valid = draft::Draft::is_valid,
  is_dirty = draft::Draft::is_dirty,
  field_issues_are_known = draft::Draft::field_issues_are_known,
  field_has_no_issues = draft::Draft::field_has_no_issues,
  continues_step = draft::Draft::continues_step,
  only_field_text_changed = draft::Draft::only_field_text_changed,
  is_changed = draft::Draft::is_changed,
  has_input = draft::Draft::has_input,
  other_issues_unchanged = draft::Draft::other_issues_unchanged
};

/// The number of inputs of a call.
inline constexpr int input_count = 4;

/// The length in bytes of the buffer that JavaScript writes a field's text into.
inline constexpr int field_buffer_length = 16384;

/// Returns true if a bit of options or of a result is set.
template <typename Bit>
[[nodiscard]] constexpr bool has(int bits, Bit bit) {
  return (bits & static_cast<int>(bit)) != 0;
}

/// Returns the number of a bit if the condition is true, else 0.
template <typename Bit>
[[nodiscard]] constexpr int bit_if(bool condition, Bit bit) {
  return condition ? static_cast<int>(bit) : 0;
}

}  // namespace resume_patch::bindings
