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

std::optional<std::vector<std::string>> split_pointer(std::string_view pointer) {
  std::vector<std::string> tokens;
  if (pointer.empty()) return tokens;
  if (pointer.front() != '/') return std::nullopt;
  for (std::size_t at = 0; at < pointer.size(); ++at) {
    if (pointer[at] == '/') {
      tokens.emplace_back();
    } else if (pointer[at] != '~') {
      tokens.back() += pointer[at];
    } else {
      ++at;
      if (at == pointer.size() || (pointer[at] != '0' && pointer[at] != '1')) return std::nullopt;
      tokens.back() += pointer[at] == '0' ? '~' : '/';
    }
  }
  return tokens;
}

std::string first_token(std::string_view pointer) {
  auto tokens = split_pointer(pointer.substr(0, pointer.find('/', 1)));
  return tokens && !tokens->empty() ? std::move(tokens->front()) : std::string();
}

std::optional<std::uint32_t> array_index(std::string_view token) {
  constexpr std::size_t most_digits = 9;  // More items than that fit into no document.
  if (token.empty() || token.size() > most_digits || (token.size() > 1 && token.front() == '0'))
    return std::nullopt;
  std::uint32_t index = 0;
  for (const char digit : token) {
    if (digit < '0' || digit > '9') return std::nullopt;
    index = index * 10 + static_cast<std::uint32_t>(digit - '0');
  }
  return index;
}

OptionalValue resolve(Value root, std::string_view pointer) {
  const auto tokens = split_pointer(pointer);
  if (!tokens) return std::nullopt;
  OptionalValue value = root;
  for (const std::string& token : *tokens) {
    if (value->is_object()) {
      value = value->find(token);
    } else {
      const auto index = array_index(token);
      value = index && value->is_array() ? value->item(*index) : std::nullopt;
    }
    if (!value) break;
  }
  return value;
}

std::string pointer_of(Value root, Value value) {
  std::string pointer;
  std::string scratch;
  Value current = root;
  // Nodes stand in the order of their text: the child whose range holds the index is the next step.
  const auto holds = [&](Value child) {
    return &child.node() <= &value.node() && &value.node() < child.behind();
  };
  while (!current.same(value)) {
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
