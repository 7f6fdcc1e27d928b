// How long something takes, for tests that hold that it is not quadratic.
#pragma once

#include <ctime>

namespace resume_patch::tests {

/// Time that this program itself was at work, whatever else the machine does.
inline long long milliseconds_since(std::clock_t start) {
  return static_cast<long long>(std::clock() - start) * 1000 / CLOCKS_PER_SEC;
}

/// What the work of a moment never takes, on any machine and under the sanitizers, and what is quadratic in
/// 20,000 items does.
inline constexpr long long far_too_long = 15000;

}  // namespace resume_patch::tests
