// Decimal numbers of any size, compared exactly by their digits.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace resume_patch::document {

/// A number as digits x 10^exponent. Holds views into the number's text, which must outlive it.
class Decimal {
 public:
  /// @param text A number as in RFC 8259, section 6.
  explicit Decimal(std::string_view text);

  [[nodiscard]] bool is_zero() const { return count_ == 0; }
  [[nodiscard]] bool is_negative() const { return negative_; }
  [[nodiscard]] bool is_integer() const { return is_zero() || exponent_ >= 0; }
  /// Compares by value: 1, 1.0 and 10e-1 are equal, and so are 0 and -0.
  [[nodiscard]] std::strong_ordering compare(const Decimal& other) const;
  /// Returns a hash that is equal for equal numbers.
  [[nodiscard]] std::uint64_t hash() const;
  /// Returns true if this is `divisor` times an integer.
  /// @param divisor Satisfies is_valid_divisor(): positive, with at most 18 significant digits.
  [[nodiscard]] bool is_multiple_of(const Decimal& divisor) const;
  [[nodiscard]] bool is_valid_divisor() const { return !negative_ && count_ > 0 && count_ <= 18; }
  /// Returns the value if it is an integer of at most 18 digits.
  [[nodiscard]] std::optional<std::int64_t> to_integer() const;

 private:
  [[nodiscard]] char digit(std::int64_t position) const;  ///< A significant digit, counted from the left.
  [[nodiscard]] std::uint64_t digits_modulo(std::uint64_t divisor) const;

  std::string_view text_;      ///< From the first to the last significant digit; may contain a decimal point.
  std::int64_t point_ = -1;    ///< Index of the decimal point in text_, or -1.
  std::int64_t count_ = 0;     ///< Significant digits; 0 for the number zero.
  std::int64_t exponent_ = 0;  ///< Of the last significant digit.
  bool negative_ = false;
};

}  // namespace resume_patch::document
