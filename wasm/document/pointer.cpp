#include "document/pointer.h"

#include "document/text.h"
#include "document/writer.h"

namespace resume_patch::document {

void append_token(std::string& pointer, std::string_view token) {
  pointer += '/';
  for (const char letter : token) {
    if (letter == '~') {
      pointer += "~0";
    } else if (letter == '/') {
      pointer += "~1";
    } else {
      pointer += letter;
    }
  }
}

void append_token(std::string& pointer, std::uint32_t index) {
  pointer += '/';
  append_number(pointer, index);
}

namespace {

/// Removes the first token of a pointer that is not empty. Returns false if the pointer is invalid.
bool take_token(std::string_view& pointer, std::string& token) {
  token.clear();
  if (pointer.front() != '/') return false;
  std::size_t at = 1;
  for (; at < pointer.size() && pointer[at] != '/'; ++at) {
    if (pointer[at] != '~') {
      token += pointer[at];
      continue;
    }
    ++at;
    if (at == pointer.size() || (pointer[at] != '0' && pointer[at] != '1')) return false;
    token += pointer[at] == '0' ? '~' : '/';
  }
  pointer.remove_prefix(at);
  return true;
}

}  // namespace

std::optional<std::vector<std::string>> split_pointer(std::string_view pointer) {
  std::vector<std::string> tokens;
  while (!pointer.empty()) {
    if (!take_token(pointer, tokens.emplace_back())) return std::nullopt;
  }
  return tokens;
}

std::string first_token(std::string_view pointer) {
  std::string token;
  return !pointer.empty() && take_token(pointer, token) ? token : std::string();
}

std::optional<std::uint32_t> array_index(std::string_view token) {
  constexpr std::size_t max_digits = 9;  // No document has more items.
  const auto index = token.size() > max_digits ? std::nullopt : row_index(token);
  if (!index) return std::nullopt;
  return static_cast<std::uint32_t>(*index);
}

std::optional<std::uint64_t> row_index(std::string_view token) {
  constexpr std::size_t max_digits = 19;
  if (token.empty() || token.size() > max_digits || (token.size() > 1 && token.front() == '0'))
    return std::nullopt;
  std::uint64_t index = 0;
  for (const char digit : token) {
    if (digit < '0' || digit > '9') return std::nullopt;
    index = index * 10 + static_cast<std::uint64_t>(digit - '0');
  }
  return index;
}

OptionalValue resolve(Value root, std::string_view pointer) {
  OptionalValue value = root;
  std::string token;
  while (value && !pointer.empty()) {
    if (!take_token(pointer, token)) return std::nullopt;
    if (value->is_object()) {
      value = value->find(token);
    } else {
      const auto index = array_index(token);
      value = index && value->is_array() ? value->item(*index) : std::nullopt;
    }
  }
  return value;
}

std::string pointer_of(Value root, Value value) {
  std::string pointer;
  std::string scratch;
  Value current = root;
  // The child whose nodes include the searched one is the next step.
  const auto holds = [&](Value child) {
    return &child.node() <= &value.node() && &value.node() < child.end();
  };
  while (!current.is_same_node(value)) {
    OptionalValue next;
    std::uint32_t position = 0;
    for (const Value::Member member : current.members()) {
      if (!holds(member.value)) continue;
      append_token(pointer, member.key.text(scratch));
      next = member.value;
      break;
    }
    for (const Value item : current.items()) {
      if (holds(item)) {
        append_token(pointer, position);
        next = item;
        break;
      }
      ++position;
    }
    if (!next) break;  // The value is a key.
    current = *next;
  }
  return pointer;
}

std::string decode_fragment(std::string_view fragment) {
  std::string decoded;
  for (std::size_t at = 0; at < fragment.size(); ++at) {
    const bool escape = fragment[at] == '%' && at + 2 < fragment.size() && hex_digit(fragment[at + 1]) >= 0 &&
                        hex_digit(fragment[at + 2]) >= 0;
    if (!escape) {
      decoded += fragment[at];
      continue;
    }
    decoded += static_cast<char>(hex_digit(fragment[at + 1]) * 16 + hex_digit(fragment[at + 2]));
    at += 2;
  }
  return decoded;
}

std::string Path::pointer() const {
  std::string pointer;
  append_to(pointer);
  return pointer;
}

void Path::append_to(std::string& pointer) const {
  if (parent_ == nullptr) return;
  parent_->append_to(pointer);
  if (is_index_) {
    append_token(pointer, index_);
  } else {
    append_token(pointer, name_);
  }
}

}  // namespace resume_patch::document
