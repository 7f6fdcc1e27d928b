#include "document/reader.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>

#include "document/order.h"
#include "document/text.h"

namespace resume_patch::document {

/// One pass over the bytes: a container's node stays open on a stack of bounded depth until its end is met.
/// Eight zero bytes behind the text stop every scan, so that no loop needs a bounds check.
class Reader {
 public:
  static std::optional<ReadError> read(Document& document, std::size_t bytes, Limits limits);

 private:
  Reader(Document& document, std::size_t bytes, Limits limits)
      : document_(document),
        begin_(document.source_.get()),
        at_(begin_),
        end_(begin_ + bytes),
        depth_limit_(std::min(limits.depth, max_supported_depth)) {}

  bool run();
  [[nodiscard]] ReadError error() const;

  struct Open {
    std::uint32_t node;
    std::uint32_t count;
    std::uint64_t names;  ///< One bit for each hashed key: a bit met twice may be a repeated name.
    bool repeated;
    bool holds_null;
  };

  bool read_value();
  bool open_container(Kind kind);
  void close_container();
  bool read_key();
  bool after_value();
  bool read_string(bool is_key);
  void note_null_character();
  void note_name(std::string_view name, bool escaped);
  bool read_escape(bool& has_null);
  bool read_number();
  bool read_literal(std::string_view word, Kind kind, bool truth);
  void drop_repeated_members(std::uint32_t object);
  void skip_space();
  bool fail(ReadErrorCode code);
  bool fail_here();
  void add(Kind kind, const char* from, std::size_t length, bool escaped, bool truth);

  Document& document_;
  const char* begin_;
  const char* at_;
  const char* end_;
  std::uint32_t depth_limit_;
  std::uint32_t depth_ = 0;
  std::array<Open, max_supported_depth> open_;
  ReadErrorCode code_ = ReadErrorCode::unexpected_end;
};

inline void Reader::skip_space() {
  while (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t') ++at_;
}

bool Reader::fail(ReadErrorCode code) {
  code_ = code;
  return false;
}

// A byte that fits nowhere: the end of the text, or a wrong character.
bool Reader::fail_here() {
  if (at_ >= end_) return fail(ReadErrorCode::unexpected_end);
  const bool ascii = static_cast<unsigned char>(*at_) < 0x80;
  return fail(ascii || utf8_sequence_length(at_) != 0 ? ReadErrorCode::unexpected_character
                                                      : ReadErrorCode::invalid_utf8);
}

inline void Reader::add(Kind kind, const char* from, std::size_t length, bool escaped, bool truth) {
  document_.nodes_.push_back({from, static_cast<std::uint32_t>(length), 1, kind, escaped, truth, false});
}

bool Reader::run() {
  if (std::memcmp(at_, "\xEF\xBB\xBF", 3) == 0) at_ += 3;
  skip_space();
  if (!read_value()) return false;
  while (depth_ > 0) {
    if (!after_value()) return false;
  }
  skip_space();
  return at_ == end_ || fail(ReadErrorCode::trailing_content);
}

bool Reader::read_value() {
  switch (*at_) {
    case '{': return open_container(Kind::object);
    case '[': return open_container(Kind::array);
    case '"': return read_string(false);
    case 't': return read_literal("true", Kind::boolean, true);
    case 'f': return read_literal("false", Kind::boolean, false);
    case 'n': return read_literal("null", Kind::null, false);
    case '-':
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9': return read_number();
    default: return fail_here();
  }
}

// Opens it and reads on to its first value, or to its end where it is empty.
bool Reader::open_container(Kind kind) {
  if (depth_ == depth_limit_) return fail(ReadErrorCode::too_deep);
  open_[depth_++] = {static_cast<std::uint32_t>(document_.nodes_.size()), 0, 0, false, false};
  add(kind, at_, 0, false, false);
  ++at_;
  skip_space();
  if (*at_ == (kind == Kind::object ? '}' : ']')) {
    close_container();
    return true;
  }
  ++open_[depth_ - 1].count;
  return kind == Kind::array ? read_value() : read_key() && read_value();
}

void Reader::close_container() {
  const Open& open = open_[--depth_];
  ++at_;
  Node& node = document_.nodes_[open.node];
  node.length = open.count;
  node.span = static_cast<std::uint32_t>(document_.nodes_.size()) - open.node;
  node.holds_null = open.holds_null;
  if (open.holds_null && depth_ > 0) open_[depth_ - 1].holds_null = true;
  if (open.repeated) drop_repeated_members(open.node);
}

// What stands behind a value inside a container: a comma and the next value, or the container's end.
inline bool Reader::after_value() {
  skip_space();
  Open& open = open_[depth_ - 1];
  const bool in_object = document_.nodes_[open.node].kind == Kind::object;
  if (*at_ == ',') {
    ++at_;
    ++open.count;
    skip_space();
    return in_object ? read_key() && read_value() : read_value();
  }
  if (*at_ != (in_object ? '}' : ']')) return fail_here();
  close_container();
  return true;
}

bool Reader::read_key() {
  if (*at_ != '"') return fail_here();
  if (!read_string(true)) return false;
  skip_space();
  if (*at_ != ':') return fail_here();
  ++at_;
  skip_space();
  return true;
}

bool Reader::read_string(bool is_key) {
  const char* const from = ++at_;
  bool escaped = false;
  bool has_null = false;
  for (;;) {
    for (std::uint64_t stops = 0;
         (stops = string_stops(load_word(at_))) == 0 || (at_ += first_stop(stops), false);) {
      at_ += 8;
    }
    if (*at_ == '"') break;
    if (static_cast<unsigned char>(*at_) >= 0x80) {
      do {
        const unsigned length = utf8_sequence_length(at_);
        if (length == 0) return fail(ReadErrorCode::invalid_utf8);
        at_ += length;
      } while (static_cast<unsigned char>(*at_) >= 0x80);
    } else if (*at_ == '\\') {
      escaped = true;
      if (!read_escape(has_null)) return false;
    } else {
      return at_ >= end_ ? fail(ReadErrorCode::unexpected_end) : fail(ReadErrorCode::control_character);
    }
  }
  add(Kind::string, from, static_cast<std::size_t>(at_ - from), escaped, false);
  if (has_null) note_null_character();
  if (is_key) note_name({from, static_cast<std::size_t>(at_ - from)}, escaped);
  ++at_;
  return true;
}

void Reader::note_null_character() {
  document_.nodes_.back().holds_null = true;
  if (depth_ > 0) open_[depth_ - 1].holds_null = true;
}

// Marks the object when the name of the newest key may stand in it already.
inline void Reader::note_name(std::string_view name, bool escaped) {
  constexpr std::uint32_t few = 32;
  Open& open = open_[depth_ - 1];
  const std::uint64_t bit = 1ULL << (hash_bytes(name) >> 58U);
  const bool seen = (open.names & bit) != 0;
  open.names |= bit;
  if (open.repeated || (!seen && !escaped)) return;
  // An escaped key may equal one that is written plainly, and among many keys bits soon collide: both are
  // left to the exact check at the object's end. Among few keys a look at each is cheaper.
  open.repeated = escaped || open.count > few;
  std::uint32_t key = open.node + 1;
  for (std::uint32_t left = open.count; left > 1 && !open.repeated; --left) {
    const Node& other = document_.nodes_[key];
    open.repeated = bytes_equal({other.text, other.length}, name);
    key += 1 + document_.nodes_[key + 1].span;
  }
}

bool Reader::read_escape(bool& has_null) {
  switch (at_[1]) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't': at_ += 2; return true;
    case 'u': break;
    default: return fail(at_ + 1 >= end_ ? ReadErrorCode::unexpected_end : ReadErrorCode::invalid_escape);
  }
  const int unit = four_hex_digits(at_ + 2);
  if (unit < 0) return fail(ReadErrorCode::invalid_escape);
  if (unit == 0) has_null = true;
  if (unit >= 0xDC00 && unit < 0xE000) return fail(ReadErrorCode::lone_surrogate);
  if (unit >= 0xD800 && unit < 0xDC00) {
    if (at_[6] != '\\' || at_[7] != 'u') return fail(ReadErrorCode::lone_surrogate);
    const int low = four_hex_digits(at_ + 8);
    if (low < 0xDC00 || low >= 0xE000) return fail(ReadErrorCode::lone_surrogate);
    at_ += 6;
  }
  at_ += 6;
  return true;
}

bool Reader::read_number() {
  const auto is_digit = [](char byte) { return byte >= '0' && byte <= '9'; };
  const auto fail_number = [&] {
    return fail(at_ >= end_ ? ReadErrorCode::unexpected_end : ReadErrorCode::invalid_number);
  };
  const char* const from = at_;
  bool fractional = false;
  if (*at_ == '-') ++at_;
  if (!is_digit(*at_)) return fail_number();
  if (*at_ == '0') {
    ++at_;
    if (is_digit(*at_)) return fail_number();
  } else {
    while (is_digit(*at_)) ++at_;
  }
  if (*at_ == '.') {
    fractional = true;
    ++at_;
    if (!is_digit(*at_)) return fail_number();
    while (is_digit(*at_)) ++at_;
  }
  if (*at_ == 'e' || *at_ == 'E') {
    fractional = true;
    ++at_;
    if (*at_ == '+' || *at_ == '-') ++at_;
    if (!is_digit(*at_)) return fail_number();
    while (is_digit(*at_)) ++at_;
  }
  add(Kind::number, from, static_cast<std::size_t>(at_ - from), fractional, false);
  return true;
}

bool Reader::read_literal(std::string_view word, Kind kind, bool truth) {
  for (const char letter : word) {
    if (*at_ != letter) return fail_here();
    ++at_;
  }
  add(kind, at_ - word.size(), word.size(), false, truth);
  return true;
}

// The object is the last thing in the arena, so its members can be moved together in place. Nodes of nested
// values hold absolute indexes; those of a member that moves are shifted with it.
void Reader::drop_repeated_members(std::uint32_t object) {
  std::vector<std::string> names;
  for (const Value::Member member : Value(&document_.nodes_[object]).members())
    names.push_back(member.key.string());
  const auto order = sorted_positions(
      names.size(), [&](std::uint32_t left, std::uint32_t right) { return names[left] < names[right]; });
  std::vector<std::uint8_t> is_dropped(names.size());
  std::uint32_t dropped = 0;
  for (std::size_t at = 1; at < order.size(); ++at) {
    if (names[order[at - 1]] != names[order[at]]) continue;
    is_dropped[order[at - 1]] = 1;
    ++dropped;
  }
  if (dropped == 0) return;
  std::vector<Node>& nodes = document_.nodes_;
  std::uint32_t write = object + 1;
  std::size_t position = 0;
  for (std::uint32_t read = object + 1; read < nodes.size();) {
    const std::uint32_t behind = read + 1 + nodes[read + 1].span;
    if (is_dropped[position++] == 0) {
      for (std::uint32_t from = read; from < behind; ++from) nodes[write++] = nodes[from];
    }
    read = behind;
  }
  nodes.resize(write);
  nodes[object].span = write - object;
  nodes[object].length -= dropped;
}

ReadError Reader::error() const {
  ReadError error{code_, static_cast<std::uint32_t>(std::min(at_, end_) - begin_), 1, 1};
  const char* line_start = begin_;
  for (const char* byte = begin_; byte < begin_ + error.offset; ++byte) {
    const bool line_end = *byte == '\n' || (*byte == '\r' && byte[1] != '\n');
    if (!line_end) continue;
    ++error.line;
    line_start = byte + 1;
  }
  for (const char* byte = line_start; byte < begin_ + error.offset; ++byte) {
    if ((static_cast<unsigned char>(*byte) & 0xC0U) != 0x80U) ++error.column;
  }
  return error;
}

std::string_view name_of(ReadErrorCode code) {
  switch (code) {
    case ReadErrorCode::unexpected_character: return "unexpectedCharacter";
    case ReadErrorCode::unexpected_end: return "unexpectedEnd";
    case ReadErrorCode::invalid_number: return "invalidNumber";
    case ReadErrorCode::invalid_escape: return "invalidEscape";
    case ReadErrorCode::control_character: return "controlCharacter";
    case ReadErrorCode::invalid_utf8: return "invalidUtf8";
    case ReadErrorCode::lone_surrogate: return "loneSurrogate";
    case ReadErrorCode::trailing_content: return "trailingContent";
    case ReadErrorCode::too_deep: return "depth";
    case ReadErrorCode::too_large: return "bytes";
  }
  return {};
}

std::optional<ReadError> Reader::read(Document& document, std::size_t bytes, Limits limits) {
  std::memset(document.source_.get() + bytes, 0, 8);
  document.length_ = bytes;
  document.nodes_.clear();
  Reader reader(document, bytes, limits);
  if (reader.run()) return std::nullopt;
  document.nodes_.clear();
  return reader.error();
}

std::optional<ReadError> read_reserved(Document& document, std::size_t bytes, Limits limits) {
  if (bytes > limits.bytes) return ReadError{ReadErrorCode::too_large, 0, 1, 1};
  return Reader::read(document, bytes, limits);
}

std::variant<Document, ReadError> read(std::string_view text, Limits limits) {
  if (text.size() > limits.bytes) return ReadError{ReadErrorCode::too_large, 0, 1, 1};
  Document document;
  char* const place = document.reserve(text.size());
  if (!text.empty()) std::memcpy(place, text.data(), text.size());
  if (const auto error = read_reserved(document, text.size(), limits)) return *error;
  return document;
}

Document read_own(std::string_view text) {
  Document document;
  std::memcpy(document.reserve(text.size()), text.data(), text.size());
  // It may be longer than a text from outside: a base and a body together.
  const auto error = read_reserved(document, text.size(), {max_supported_depth, 1U << 30});
  // Only a fault of this program gets here; going on would write a wrong body.
  if (error) std::abort();
  return document;
}

}  // namespace resume_patch::document
