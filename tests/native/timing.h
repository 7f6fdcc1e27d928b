// Measures time for tests that check that an algorithm is not quadratic.
#pragma once

#include <ctime>

namespace resume_patch::tests {

/// Returns the CPU time of this program, whatever else the machine does.
inline long long milliseconds_since(std::clock_t start) {
  return static_cast<long long>(std::clock() - start) * 1000 / CLOCKS_PER_SEC;
}

/// A bound that fast work never reaches, on any machine and under the sanitizers, and that quadratic work
/// over 20,000 items exceeds.
inline constexpr long long far_too_long = 15000;

}  // namespace resume_patch::tests
