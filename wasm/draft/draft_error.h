// Why a draft refuses an operation.
#pragma once

#include <cstdint>
#include <string_view>

namespace resume_patch::draft {

enum class DraftErrorCode : std::uint8_t {
  none,
  invalid_pointer,  ///< The path is no JSON Pointer.
  not_found,        ///< Nothing stands at the path, or at what should hold it.
  beneath_scalar,   ///< What should hold it is neither an object nor a list.
  not_a_list,       ///< Only a list takes insertions.
  out_of_range,     ///< The list has no such position.
  not_an_object,    ///< A resource is an object.
  whole_document,   ///< The whole can be neither removed nor moved.
  own_child,        ///< Nothing can be moved into itself.
  too_deep,         ///< Limits::depth
  no_conflict,      ///< There is no conflict at the path.
  damaged,          ///< A saved draft is cut off or was changed.
  foreign,          ///< A saved draft is another endpoint's.
  unknown_format    ///< A saved draft of another version, or something else altogether.
};

/// The fault's name in the public interface.
[[nodiscard]] std::string_view name_of(DraftErrorCode error);

}  // namespace resume_patch::draft
