// JSON Patch.
// @see RFC 6902
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "document/json.h"
#include "document/read_error.h"

namespace resume_patch::patch {

/// The reason for refusing an operation.
enum class PatchErrorCode : std::uint8_t {
  none,
  not_a_list,  ///< The patch is not an array.
  not_an_object,
  missing_op,
  unknown_op,
  missing_path,
  missing_from,
  missing_value,
  invalid_pointer,  ///< `path` or `from` is not a JSON Pointer.
  not_found,        ///< There is no value at the path.
  invalid_index,
  out_of_range,
  whole_document,  ///< The whole document cannot be removed.
  own_child,       ///< A value cannot be moved into itself.
  test_failed
};

/// Returns the code's name in the public interface.
[[nodiscard]] std::string_view name_of(PatchErrorCode error);

struct JsonPatchResult {
  std::string text;           ///< Of apply_json_patch(): compact JSON. Not usable after an error or a limit.
  document::Json operations;  ///< Of invert_json_patch().
  PatchErrorCode error = PatchErrorCode::none;
  std::uint32_t index = 0;                       ///< Of the refused operation, from 0.
  bool error_is_at_from = false;                 ///< The error is about `from`, not about `path`.
  document::OptionalValue operation;             ///< The refused operation, if any.
  std::optional<document::ReadErrorCode> limit;  ///< The result exceeds this limit of documents.
};

/// Applies operations in order. The cost of each depends only on the containers on its paths
/// (document/editable_tree.h).
[[nodiscard]] JsonPatchResult apply_json_patch(document::Value document, document::Value operations);

/// Returns the operations that undo `operations`. Applied to the result of `operations`, they restore
/// `document`. Tests are kept in their order.
[[nodiscard]] JsonPatchResult invert_json_patch(document::Value document, document::Value operations);

/// Returns the operations that change `before` into `after`. List items are paired by content (diff/match.h).
/// A value that is removed at one path and added at another is moved. As few list items as possible are
/// moved. A list without kept items is replaced. The work is n log n.
[[nodiscard]] document::Json diff_json_patch(document::Value before, document::Value after);

}  // namespace resume_patch::patch
