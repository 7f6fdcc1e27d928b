#include "document/text.h"

#include "document/scan_words.h"

namespace resume_patch::document {

namespace {

char simple_escape(char letter) {
  switch (letter) {
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return letter;
  }
}

bool within(char byte, unsigned low, unsigned high) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= low && value <= high;
}

void append_escape(std::string& out, unsigned char byte) {
  constexpr std::string_view digits = "0123456789abcdef";
  switch (byte) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default:
      out += "\\u00";
      out += digits[byte >> 4U];
      out += digits[byte & 0x0FU];
  }
}

}  // namespace

int hex_digit(char byte) {
  if (byte >= '0' && byte <= '9') return byte - '0';
  const char lower = static_cast<char>(byte | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

int four_hex_digits(const char* bytes) {
  int value = 0;
  for (int at = 0; at < 4; ++at) {
    const int digit = hex_digit(bytes[at]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

void append_utf8(std::string& out, std::uint32_t code_point) {
  const auto tail = [&](unsigned shift) {
    out += static_cast<char>(0x80U | ((code_point >> shift) & 0x3FU));
  };
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    out += static_cast<char>(0xC0U | (code_point >> 6U));
    tail(0);
  } else if (code_point < 0x10000) {
    out += static_cast<char>(0xE0U | (code_point >> 12U));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0U | (code_point >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

void append_unescaped(std::string& out, std::string_view slice) {
  std::size_t plain = 0;
  for (std::size_t at = slice.find('\\'); at != std::string_view::npos; at = slice.find('\\', plain)) {
    out.append(slice, plain, at - plain);
    if (slice[at + 1] != 'u') {
      out += simple_escape(slice[at + 1]);
      plain = at + 2;
      continue;
    }
    auto unit = static_cast<std::uint32_t>(four_hex_digits(slice.data() + at + 2));
    plain = at + 6;
    if (unit >= 0xD800 && unit < 0xDC00) {  // The reader has checked that the other half follows.
      const auto low = static_cast<std::uint32_t>(four_hex_digits(slice.data() + at + 8));
      unit = 0x10000U + ((unit - 0xD800U) << 10U) + (low - 0xDC00U);
      plain = at + 12;
    }
    append_utf8(out, unit);
  }
  out.append(slice, plain);
}

void append_quoted(std::string& out, std::string_view content) {
  out += '"';
  std::size_t plain = 0;
  for (std::size_t at = 0; at < content.size(); ++at) {
    const auto byte = static_cast<unsigned char>(content[at]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    out.append(content, plain, at - plain);
    append_escape(out, byte);
    plain = at + 1;
  }
  out.append(content, plain);
  out += '"';
}

std::size_t count_code_points(std::string_view text) {
  std::size_t continuations = 0;
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    const std::uint64_t word = load_word(text.data() + at);
    // A continuation byte has its top bit set and the next bit clear.
    continuations += static_cast<unsigned>(std::popcount(word & ~(word << 1U) & repeat_byte(0x80)));
  }
  for (; at < text.size(); ++at) continuations += is_continuation(text[at]) ? 1U : 0U;
  return text.size() - continuations;
}

std::size_t count_utf16_units(std::string_view text) {
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (at + 8 <= text.size() && (load_word(text.data() + at) & repeat_byte(0x80)) == 0) {
      at += 8;
      units += 8;
      continue;
    }
    const char byte = text[at++];
    // A continuation byte adds no code unit; the first of four bytes adds a surrogate pair.
    units += is_continuation(byte) ? 0 : static_cast<unsigned char>(byte) >= 0xF0 ? 2 : 1;
  }
  return units;
}

unsigned utf8_sequence_length(const char* bytes) {
  const auto first = static_cast<unsigned char>(bytes[0]);
  if (first >= 0xC2 && first <= 0xDF) return is_continuation(bytes[1]) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const unsigned low = first == 0xE0 ? 0xA0 : 0x80;   // Excludes overlong encodings.
    const unsigned high = first == 0xED ? 0x9F : 0xBF;  // Excludes surrogates.
    return within(bytes[1], low, high) && is_continuation(bytes[2]) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const unsigned low = first == 0xF0 ? 0x90 : 0x80;   // Excludes overlong encodings.
    const unsigned high = first == 0xF4 ? 0x8F : 0xBF;  // Excludes code points beyond U+10FFFF.
    return within(bytes[1], low, high) && is_continuation(bytes[2]) && is_continuation(bytes[3]) ? 4 : 0;
  }
  return 0;
}

}  // namespace resume_patch::document
