// The number of cases of a property test.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace resume_patch::tests {

inline constexpr std::uint32_t usual_runs = 20000;

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define RESUME_PATCH_SANITIZED
#endif
#endif
#if defined(RESUME_PATCH_SANITIZED)
inline constexpr std::uint32_t max_runs = 4000;  // A case is twenty times slower there.
#elif defined(__EMSCRIPTEN__)
inline constexpr std::uint32_t max_runs = usual_runs;
#else
inline constexpr std::uint32_t max_runs = 0xFFFFFFFFU;
#endif

/// Returns RESUME_PATCH_RUNS from the environment, or `wanted`, which should take a few seconds natively and
/// is limited elsewhere.
inline std::uint32_t run_count(std::uint32_t wanted = usual_runs) {
  const char* text = std::getenv("RESUME_PATCH_RUNS");
  return text == nullptr ? std::min(wanted, max_runs)
                         : static_cast<std::uint32_t>(std::strtoul(text, nullptr, 10));
}

/// Returns RESUME_PATCH_SEED from the environment, or `usual`. It is the seed of the first case, and the
/// others follow. With RESUME_PATCH_RUNS=1 it repeats one case.
inline std::uint64_t first_seed(std::uint64_t usual) {
  const char* text = std::getenv("RESUME_PATCH_SEED");
  return text == nullptr ? usual : std::strtoull(text, nullptr, 10);
}

}  // namespace resume_patch::tests
