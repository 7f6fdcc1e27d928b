// JSON Patch (RFC 6902).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "document/json.h"
#include "document/read_error.h"

namespace resume_patch::patch {

/// Why an operation is refused.
enum class PatchErrorCode : std::uint8_t {
  none,
  not_a_list,  ///< The patch, which has no operations then.
  not_an_object,
  missing_op,
  unknown_op,
  missing_path,
  missing_from,
  missing_value,
  invalid_pointer,  ///< `path` or `from` is not a JSON Pointer.
  not_found,        ///< Nothing stands there.
  invalid_index,
  out_of_range,
  whole_document,  ///< It cannot be removed.
  own_child,       ///< A value cannot be moved into itself.
  test_failed
};

/// The fault's name in the public interface.
[[nodiscard]] std::string_view name_of(PatchErrorCode error);

struct JsonPatchResult {
  std::string text;  ///< Of apply_json_patch(): compact JSON, of no use where there is a fault or a limit.
  document::Json operations;  ///< Of invert_json_patch().
  PatchErrorCode error = PatchErrorCode::none;
  std::uint32_t index = 0;                       ///< Of the operation at fault, from 0.
  bool error_is_at_from = false;                 ///< The fault is that of its `from`.
  document::OptionalValue operation;             ///< The operation at fault, if there is one.
  std::optional<document::ReadErrorCode> limit;  ///< The result is deeper or larger than a document may be.
};

/// The document with the operations applied, one after another. Each costs what it touches
/// (document/editable_tree.h).
[[nodiscard]] JsonPatchResult apply_json_patch(document::Value document, document::Value operations);

/// Returns the operations that undo `operations`: applied to what these make of `document` they give
/// `document`. Tests are kept, at their turn.
[[nodiscard]] JsonPatchResult invert_json_patch(document::Value document, document::Value operations);

/// Returns the operations that make `after` of `before`. Items of lists are paired by content (diff/match.h).
/// What goes in one place and comes in another is moved; no more items of a list are than have to be. A list
/// of which nothing stays is replaced. n log n.
[[nodiscard]] document::Json diff_json_patch(document::Value before, document::Value after);

}  // namespace resume_patch::patch
