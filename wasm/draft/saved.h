// What a saved draft says of itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace resume_patch::draft {

inline constexpr std::string_view saved_format = "resume-patch draft";
inline constexpr std::uint32_t saved_version = 2;

/// Tells a text from one that was changed.
[[nodiscard]] std::string check_of(std::string_view text);

}  // namespace resume_patch::draft
