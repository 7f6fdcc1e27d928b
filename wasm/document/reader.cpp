#include "document/reader.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "document/argsort.h"
#include "document/prior_document_matcher.h"
#include "document/scan.h"
#include "document/writer.h"

namespace resume_patch::document {

/// Parses in one pass. A container stays on a stack of bounded depth until its end is reached.
/// Functions receive and return the position in the text, so that it stays in a register.
class Reader {
 public:
  static std::optional<ReadError> read(Document& document, std::size_t bytes, Limits limits,
                                       PriorDocumentMatcher* matcher);

 private:
  Reader(Document& document, std::size_t bytes, Limits limits, PriorDocumentMatcher* matcher)
      : document_(document),
        prior_matcher_(matcher),
        begin_(document.source_.get()),
        end_(begin_ + bytes),
        depth_limit_(std::min(limits.depth, max_supported_depth)),
        error_{begin_, ReadErrorCode::unexpected_end} {}

  struct OpenContainer {
    std::uint32_t node;
    std::uint32_t count;
    std::size_t whitespace_before;  ///< whitespace_count_ at its start.
    std::uint64_t
        names;  ///< One bit for each hashed key; a bit that is already set may mean a repeated name.
    bool is_object;
    bool repeated;
    bool has_null_character;
  };

  bool run();
  const char* begin_value(const char* at, bool& is_whole);
  const char* begin_container(const char* at, Kind kind, bool& is_whole);
  const char* end_value(const char* at);
  void close_container();
  const char* copy_from_prior(const Node& known, const char* at);
  const char* read_key(const char* at);
  const char* read_string(const char* at);
  const char* read_number(const char* at);
  const char* read_literal(const char* at, std::string_view word, Kind kind, bool truth);
  void record_name(const Node& key);
  void drop_repeated_members(std::uint32_t object);
  const char* fail_at(const char* at);
  const char* skip(const char* at) {
    const char* const to = skip_space(at);
    whitespace_count_ += static_cast<std::size_t>(to - at);
    return to;
  }
  [[nodiscard]] ReadError error() const;
  Node& add(Kind kind, const char* from, std::size_t length) {
    Node& node = document_.add_node();
    node = {from, static_cast<std::uint32_t>(length), 1, kind, false, false, false};
    return node;
  }

  Document& document_;
  PriorDocumentMatcher* prior_matcher_;  ///< May be nullptr.
  const char* begin_;
  const char* end_;
  std::uint32_t depth_limit_;
  std::uint32_t depth_ = 0;
  std::size_t whitespace_count_ = 0;  ///< Bytes of white space so far, plus the number of dropped members.
  ScanError error_;
  std::array<OpenContainer, max_supported_depth> open_;
};

// Reports an unexpected byte: the end of the text, a wrong character or invalid UTF-8.
const char* Reader::fail_at(const char* at) {
  if (at >= end_) return error_.set(at, ReadErrorCode::unexpected_end);
  const bool ascii = static_cast<unsigned char>(*at) < 0x80;
  return error_.set(at, ascii || utf8_sequence_length(at) != 0 ? ReadErrorCode::unexpected_character
                                                               : ReadErrorCode::invalid_utf8);
}

bool Reader::run() {
  const char* at = begin_;
  if (std::memcmp(at, "\xEF\xBB\xBF", 3) == 0) at += 3;
  at = skip(at);
  do {
    bool is_whole = true;
    at = begin_value(at, is_whole);
    if (at != nullptr && is_whole) at = end_value(at);
    if (at == nullptr) return false;
  } while (depth_ > 0);
  at = skip(at);
  return at == end_ || error_.set(at, ReadErrorCode::trailing_content) != nullptr;
}

// Parses a scalar, or the opening of a container up to its first value.
inline const char* Reader::begin_value(const char* at, bool& is_whole) {
  if (prior_matcher_ != nullptr) {
    const Node* const known = prior_matcher_->match(at, end_);
    if (known != nullptr) return copy_from_prior(*known, at);
  }
  switch (*at) {
    case '"': return read_string(at);
    case '{': return begin_container(at, Kind::object, is_whole);
    case '[': return begin_container(at, Kind::array, is_whole);
    case 't': return read_literal(at, "true", Kind::boolean, true);
    case 'f': return read_literal(at, "false", Kind::boolean, false);
    case 'n': return read_literal(at, "null", Kind::null, false);
    default: return *at == '-' || is_digit(*at) ? read_number(at) : fail_at(at);
  }
}

// Copies the nodes of a known value whose text is the same here.
const char* Reader::copy_from_prior(const Node& known, const char* at) {
  const char* const start = start_of(known);
  for (std::uint32_t offset = 0; offset < known.node_count; ++offset) {
    const Node& other = (&known)[offset];
    Node& node = document_.add_node();
    node = other;
    node.text = at + (other.text - start);
  }
  if (known.has_null_character && depth_ > 0) open_[depth_ - 1].has_null_character = true;
  return at + prior_matcher_->length();
}

const char* Reader::begin_container(const char* at, Kind kind, bool& is_whole) {
  if (depth_ == depth_limit_) return error_.set(at, ReadErrorCode::too_deep);
  const bool is_object = kind == Kind::object;
  open_[depth_++] = {document_.node_count_, 0, whitespace_count_, 0, is_object, false, false};
  if (prior_matcher_ != nullptr) prior_matcher_->enter(is_object);
  add(kind, at, 0);
  at = skip(at + 1);
  if (*at == (is_object ? '}' : ']')) {
    close_container();
    return at + 1;
  }
  is_whole = false;
  open_[depth_ - 1].count = 1;
  return is_object ? read_key(at) : at;
}

void Reader::close_container() {
  const OpenContainer& open = open_[--depth_];
  if (prior_matcher_ != nullptr) prior_matcher_->leave();
  Node& node = document_.nodes_[open.node];
  node.length = open.count;
  node.node_count = document_.node_count_ - open.node;
  node.has_null_character = open.has_null_character;
  if (open.has_null_character && depth_ > 0) open_[depth_ - 1].has_null_character = true;
  if (open.repeated) drop_repeated_members(open.node);
  node.is_noncanonical = whitespace_count_ != open.whitespace_before;
}

// Continues from the end of a value to the next value and closes the containers that end between them.
inline const char* Reader::end_value(const char* at) {
  while (depth_ > 0) {
    at = skip(at);
    OpenContainer& open = open_[depth_ - 1];
    if (*at == ',') {
      ++open.count;
      at = skip(at + 1);
      return open.is_object ? read_key(at) : at;
    }
    if (*at != (open.is_object ? '}' : ']')) return fail_at(at);
    close_container();
    ++at;
  }
  return at;
}

// Parses a key up to its value.
const char* Reader::read_key(const char* at) {
  if (*at != '"') return fail_at(at);
  at = read_string(at);
  if (at == nullptr) return nullptr;
  const Node& key = document_.nodes_[document_.node_count_ - 1];
  record_name(key);
  if (prior_matcher_ != nullptr) prior_matcher_->enter_member(key);
  at = skip(at);
  return *at == ':' ? skip(at + 1) : fail_at(at);
}

inline const char* Reader::read_string(const char* at) {
  const char* const from = at + 1;
  StringTraits content;
  const char* const to = scan_string(from, end_, content, error_);
  if (to == nullptr) return nullptr;
  Node& node = add(Kind::string, from, static_cast<std::size_t>(to - from));
  node.is_noncanonical = content.escaped;
  if (content.has_null_character) {
    node.has_null_character = true;
    if (depth_ > 0) open_[depth_ - 1].has_null_character = true;
  }
  return to + 1;
}

const char* Reader::read_number(const char* at) {
  bool fractional = false;
  const char* const to = scan_number(at, end_, fractional, error_);
  if (to != nullptr) add(Kind::number, at, static_cast<std::size_t>(to - at)).is_noncanonical = fractional;
  return to;
}

const char* Reader::read_literal(const char* at, std::string_view word, Kind kind, bool truth) {
  const char* to = at;
  for (const char letter : word) {
    if (*to != letter) return fail_at(to);
    ++to;
  }
  add(kind, at, word.size()).boolean = truth;
  return to;
}

// Marks the open object if the newest key may repeat a name.
inline void Reader::record_name(const Node& key) {
  constexpr std::uint32_t few = 32;
  OpenContainer& open = open_[depth_ - 1];
  const std::string_view name(key.text, key.length);
  const std::uint64_t bit = 1ULL << (quick_hash(name) >> 58U);
  const bool seen = (open.names & bit) != 0;
  open.names |= bit;
  if (open.repeated || (!seen && !key.is_noncanonical)) return;
  // An escaped key may equal a plain one, and the bits of many keys collide soon. Both cases are left to the
  // exact check at the end of the object. Comparing with few keys is cheaper.
  open.repeated = key.is_noncanonical || open.count > few;
  const Node* other = &document_.nodes_[open.node + 1];
  for (std::uint32_t left = open.count; left > 1 && !open.repeated; --left) {
    open.repeated = bytes_equal({other->text, other->length}, name);
    other += 1 + other[1].node_count;
  }
}

// Moves the members together in place, which works because the object is the last value in the array of
// nodes.
void Reader::drop_repeated_members(std::uint32_t object) {
  std::vector<std::string> names;
  for (const Value::Member member : Value(&document_.nodes_[object]).members())
    names.push_back(member.key.string());
  const auto order = argsort(
      names.size(), [&](std::uint32_t left, std::uint32_t right) { return names[left] < names[right]; });
  std::vector<std::uint8_t> is_dropped(names.size());
  std::uint32_t dropped = 0;
  for (std::size_t at = 1; at < order.size(); ++at) {
    if (names[order[at - 1]] != names[order[at]]) continue;
    is_dropped[order[at - 1]] = 1;
    ++dropped;
  }
  if (dropped == 0) return;
  Node* const nodes = document_.nodes_.get();
  std::uint32_t write = object + 1;
  std::size_t position = 0;
  for (std::uint32_t read = object + 1; read < document_.node_count_;) {
    const std::uint32_t end = read + 1 + nodes[read + 1].node_count;
    if (is_dropped[position++] == 0) {
      for (std::uint32_t from = read; from < end; ++from) nodes[write++] = nodes[from];
    }
    read = end;
  }
  whitespace_count_ += dropped;
  document_.node_count_ = write;
  nodes[object].node_count = write - object;
  nodes[object].length -= dropped;
}

ReadError Reader::error() const {
  ReadError error{error_.code, static_cast<std::uint32_t>(std::min(error_.position, end_) - begin_), 1, 1};
  const char* line_start = begin_;
  for (const char* byte = begin_; byte < begin_ + error.offset; ++byte) {
    const bool line_end = *byte == '\n' || (*byte == '\r' && byte[1] != '\n');
    if (!line_end) continue;
    ++error.line;
    line_start = byte + 1;
  }
  const auto before = static_cast<std::size_t>(begin_ + error.offset - line_start);
  error.column += static_cast<std::uint32_t>(count_code_points({line_start, before}));
  return error;
}

std::optional<ReadError> Reader::read(Document& document, std::size_t bytes, Limits limits,
                                      PriorDocumentMatcher* matcher) {
  std::memset(document.source_.get() + bytes, 0, 8);
  document.length_ = bytes;
  document.node_count_ = 0;
  Reader reader(document, bytes, limits, matcher);
  if (reader.run()) return std::nullopt;
  document.node_count_ = 0;
  return reader.error();
}

std::optional<ReadError> read_reserved(Document& document, std::size_t bytes, Limits limits,
                                       const Document* prior) {
  constexpr std::size_t budget_per_byte = 8;  // Comparisons of each byte without a match.
  if (bytes > limits.bytes) return ReadError{ReadErrorCode::too_large, 0, 1, 1};
  if (prior == nullptr || prior->is_empty() || !is_compact(prior->root()))
    return Reader::read(document, bytes, limits, nullptr);
  PriorDocumentMatcher matcher(prior->root(), budget_per_byte * bytes);
  return Reader::read(document, bytes, limits, &matcher);
}

}  // namespace resume_patch::document
