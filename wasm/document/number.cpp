#include "document/number.h"

#include "document/hash.h"

namespace resume_patch::document {

namespace {

// Clamps the exponent: no text within the limits has enough digits to bring such a number back into range.
std::int64_t read_exponent(std::string_view text) {
  constexpr std::int64_t limit = 1'000'000'000'000'000;
  bool negative = false;
  std::int64_t value = 0;
  for (const char letter : text) {
    if (letter == '-') negative = true;
    if (letter < '0') continue;
    value = value * 10 + (letter - '0');
    if (value > limit) value = limit;
  }
  return negative ? -value : value;
}

std::uint64_t multiply_modulo(std::uint64_t left, std::uint64_t right, std::uint64_t divisor) {
  // Doubles and adds: 128-bit multiplication would link a library function into the module.
  std::uint64_t product = 0;
  while (right > 0) {
    if ((right & 1U) != 0) product = (product + left) % divisor;
    left = (left + left) % divisor;
    right >>= 1U;
  }
  return product;
}

std::uint64_t power_of_ten_modulo(std::int64_t exponent, std::uint64_t divisor) {
  std::uint64_t power = 1 % divisor;
  for (std::uint64_t base = 10 % divisor; exponent > 0; exponent >>= 1U) {
    if ((exponent & 1) != 0) power = multiply_modulo(power, base, divisor);
    base = multiply_modulo(base, base, divisor);
  }
  return power;
}

}  // namespace

Decimal::Decimal(std::string_view text) {
  constexpr std::size_t npos = std::string_view::npos;
  negative_ = text.front() == '-';
  std::size_t first = npos;  // The first digit that is not zero.
  std::size_t last = npos;
  std::size_t point = npos;
  std::size_t at = negative_ ? 1 : 0;
  for (; at < text.size() && (text[at] | 0x20) != 'e'; ++at) {
    if (text[at] == '.') {
      point = at;
    } else if (text[at] != '0') {
      if (first == npos) first = at;
      last = at;
    }
  }
  if (first == npos) {
    negative_ = false;
    return;
  }
  const auto units = static_cast<std::int64_t>(point == npos ? at : point);  // After the units digit.
  const auto last_place = static_cast<std::int64_t>(last);
  exponent_ = last_place < units ? units - 1 - last_place : units - last_place;
  if (at < text.size()) exponent_ += read_exponent(text.substr(at + 1));
  text_ = text.substr(first, last - first + 1);
  const bool point_within = point != npos && point > first && point < last;
  if (point_within) point_ = static_cast<std::int64_t>(point - first);
  count_ = static_cast<std::int64_t>(text_.size()) - (point_within ? 1 : 0);
}

char Decimal::digit(std::int64_t position) const {
  return text_[static_cast<std::size_t>(point_ >= 0 && position >= point_ ? position + 1 : position)];
}

std::strong_ordering Decimal::compare(const Decimal& other) const {
  if (is_zero() || other.is_zero()) {
    const int mine = is_zero() ? 0 : (negative_ ? -1 : 1);
    const int theirs = other.is_zero() ? 0 : (other.negative_ ? -1 : 1);
    return mine <=> theirs;
  }
  if (negative_ != other.negative_) {
    return negative_ ? std::strong_ordering::less : std::strong_ordering::greater;
  }
  std::strong_ordering order = count_ + exponent_ <=> other.count_ + other.exponent_;
  for (std::int64_t at = 0; order == 0 && at < std::max(count_, other.count_); ++at) {
    order = (at < count_ ? digit(at) : '0') <=> (at < other.count_ ? other.digit(at) : '0');
  }
  return negative_ ? 0 <=> order : order;
}

std::uint64_t Decimal::hash() const {
  if (is_zero()) return 0;
  std::string digits;
  for (std::int64_t at = 0; at < count_; ++at) digits += digit(at);
  const auto exponent = static_cast<std::uint64_t>(exponent_);
  return hash_bytes(digits) ^ (exponent * 0x9E3779B97F4A7C15ULL) ^ (negative_ ? 1U : 0U);
}

std::uint64_t Decimal::digits_modulo(std::uint64_t divisor) const {
  std::uint64_t rest = 0;
  for (std::int64_t at = 0; at < count_; ++at) {
    // A divisor is below 10^18, so the product is below 2^64.
    rest = (rest * 10 + static_cast<std::uint64_t>(digit(at) - '0')) % divisor;
  }
  return rest;
}

bool Decimal::is_multiple_of(const Decimal& divisor) const {
  if (is_zero()) return true;
  // The significant digits of neither number end in zero, so a divisor with a greater exponent cannot divide.
  if (exponent_ < divisor.exponent_) return false;
  std::uint64_t whole = 0;
  for (std::int64_t at = 0; at < divisor.count_; ++at) {
    whole = whole * 10 + static_cast<std::uint64_t>(divisor.digit(at) - '0');
  }
  if (whole == 0) return false;  // is_valid_divisor() excludes it.
  const std::uint64_t scale = power_of_ten_modulo(exponent_ - divisor.exponent_, whole);
  return multiply_modulo(digits_modulo(whole), scale, whole) == 0;
}

std::optional<std::int64_t> Decimal::to_integer() const {
  if (is_zero()) return 0;
  if (exponent_ < 0 || count_ + exponent_ > 18) return std::nullopt;
  std::int64_t value = 0;
  for (std::int64_t at = 0; at < count_ + exponent_; ++at)
    value = value * 10 + (at < count_ ? digit(at) - '0' : 0);
  return negative_ ? -value : value;
}

}  // namespace resume_patch::document
