// Reads eight bytes at a time, for scanning and comparing strings. WebAssembly's libc compares byte by byte.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace resume_patch::document {

static_assert(std::endian::native == std::endian::little, "the first byte of a word must be its lowest");

[[nodiscard]] inline std::uint64_t load_word(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

[[nodiscard]] constexpr std::uint64_t repeat_byte(std::uint8_t byte) {
  return 0x0101010101010101ULL * byte;
}

/// Sets the top bit of each byte that ends a plain run of a JSON string: a quote, a backslash, a control
/// character or a byte outside ASCII. Only the lowest of these bits is exact.
[[nodiscard]] constexpr std::uint64_t string_stops(std::uint64_t word) {
  constexpr std::uint64_t ones = repeat_byte(0x01);
  const std::uint64_t quote = word ^ repeat_byte('"');
  const std::uint64_t backslash = word ^ repeat_byte('\\');
  const std::uint64_t control = (word - repeat_byte(0x20)) & ~word;
  return (((quote - ones) & ~quote) | ((backslash - ones) & ~backslash) | control | word) & repeat_byte(0x80);
}

/// Returns the index of the first byte whose top bit is set in a non-zero result of string_stops.
[[nodiscard]] constexpr unsigned first_stop(std::uint64_t stops) {
  return static_cast<unsigned>(std::countr_zero(stops)) >> 3U;
}

[[nodiscard]] inline bool bytes_equal(const char* left, const char* right, std::size_t length) {
  std::size_t at = 0;
  for (; at + 8 <= length; at += 8) {
    if (load_word(left + at) != load_word(right + at)) return false;
  }
  for (; at < length; ++at) {
    if (left[at] != right[at]) return false;
  }
  return true;
}

[[nodiscard]] inline bool bytes_equal(std::string_view left, std::string_view right) {
  return left.size() == right.size() && bytes_equal(left.data(), right.data(), left.size());
}

/// Returns a hash of the first and the last eight bytes, for keys. Loads whole words, so eight bytes after
/// the text must be readable. They are in a Document.
[[nodiscard]] inline std::uint64_t quick_hash(std::string_view bytes) {
  const std::size_t length = bytes.size();
  const std::uint64_t first = load_word(bytes.data());
  const std::uint64_t head = length >= 8 ? first : first & ~(~0ULL << (8 * length));
  const std::uint64_t tail = length >= 8 ? load_word(bytes.data() + length - 8) : 0;
  return (head ^ (tail * 0x9E3779B97F4A7C15ULL) ^ length) * 0xFF51AFD7ED558CCDULL;
}

}  // namespace resume_patch::document
