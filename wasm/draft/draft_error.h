// Reasons for refusing an operation on a draft.
#pragma once

#include <cstdint>
#include <string_view>

namespace resume_patch::draft {

enum class DraftErrorCode : std::uint8_t {
  none,
  invalid_pointer,  ///< The path is not a JSON Pointer.
  not_found,        ///< There is no value at the path, or at its parent.
  beneath_scalar,   ///< The parent is neither an object nor a list.
  not_a_list,       ///< Only a list accepts insertions.
  out_of_range,     ///< The list has no such position.
  not_an_object,    ///< A resource must be an object.
  whole_document,   ///< The whole resource can be neither removed nor moved.
  own_child,        ///< A value cannot be moved into itself.
  too_deep,         ///< Limits::depth
  no_conflict,      ///< There is no conflict at the path.
  damaged,          ///< The saved draft was truncated or changed.
  foreign,          ///< The saved draft belongs to another endpoint.
  unknown_format    ///< The text is not a saved draft of this version.
};

/// Returns the code's name in the public interface.
[[nodiscard]] std::string_view name_of(DraftErrorCode error);

}  // namespace resume_patch::draft
