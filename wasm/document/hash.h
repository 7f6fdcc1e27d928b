// Hashes of strings with a secret, so that an attacker cannot choose strings with equal hashes. See
// decisions/seeded-hashes.md.
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

#include "document/scan_words.h"

namespace resume_patch::document {

/// The secret of all hashes of one instance of the module.
struct HashSecret {
  std::uint64_t start = 0x243F6A8885A308D3ULL;
  std::uint64_t factor = 0x13198A2E03707345ULL;
};

inline HashSecret hash_secret;

/// Replaces the secret. Hashes that were computed before are no longer comparable, so call it first.
inline void set_hash_secret(std::uint64_t start, std::uint64_t factor) {
  constexpr std::uint64_t both_odd = 0x0000000100000001ULL;  // Neither half may be zero.
  hash_secret = {start | both_odd, factor | both_odd};
}

/// Multiplies the halves of two numbers crosswise and combines the products. A difference in one number
/// changes the result by an amount that depends on the other one.
[[nodiscard]] constexpr std::uint64_t fold(std::uint64_t left, std::uint64_t right) {
  const std::uint64_t low_by_high = (left & 0xFFFFFFFFU) * (right >> 32U);
  const std::uint64_t high_by_low = (left >> 32U) * (right & 0xFFFFFFFFU);
  return low_by_high ^ std::rotr(high_by_low, 32);
}

/// Spreads the bits of a combined hash.
[[nodiscard]] inline std::uint64_t mix(std::uint64_t hash) {
  return fold(hash ^ hash_secret.start, hash_secret.factor);
}

/// Returns a hash for use within the instance.
[[nodiscard]] inline std::uint64_t hash_bytes(std::string_view bytes) {
  const HashSecret secret = hash_secret;
  std::uint64_t hash = secret.start ^ bytes.size();
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) hash = fold(hash ^ load_word(bytes.data() + at), secret.factor);
  std::uint64_t tail = 0;
  if (bytes.size() >= 8) {
    tail = load_word(bytes.data() + bytes.size() - 8);  // Repeats bytes of the word before.
  } else {
    for (unsigned shift = 0; at < bytes.size(); ++at, shift += 8)
      tail |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at])) << shift;
  }
  return fold(fold(hash ^ tail, secret.factor), secret.start);
}

}  // namespace resume_patch::document
