// How often a property is tried.
#pragma once

#include <cstdint>
#include <cstdlib>

namespace resume_patch::tests {

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
inline constexpr std::uint32_t usual_runs = 4000;  // Each is twenty times slower there.
#define RESUME_PATCH_SLOW
#endif
#endif
#ifndef RESUME_PATCH_SLOW
inline constexpr std::uint32_t usual_runs = 20000;
#endif

/// RESUME_PATCH_RUNS in the environment, or as many as take a few seconds.
inline std::uint32_t runs() {
  const char* wanted = std::getenv("RESUME_PATCH_RUNS");
  return wanted == nullptr ? usual_runs : static_cast<std::uint32_t>(std::strtoul(wanted, nullptr, 10));
}

}  // namespace resume_patch::tests
