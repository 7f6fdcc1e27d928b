#include "document/editable_node.h"

#include <algorithm>
#include <bit>

#include "document/equality.h"
#include "document/pointer.h"
#include "document/reader.h"
#include "document/text.h"

namespace resume_patch::document {

EditableContainer::EditableContainer(Value value) : is_list(value.is_array()) {
  elements.reserve(value.size());
  for (const Value item : value.items()) elements.emplace_back(item);
  for (const Value::Member member : value.members()) append(member.key, member.value);
}

std::uint32_t EditableContainer::find(std::string_view name) const {
  if (table_.empty()) {
    for (std::uint32_t at = 0; at < keys.size(); ++at) {
      if (keys[at].text_is(name)) return at;
    }
    return npos;
  }
  const std::size_t mask = table_.size() - 1;
  for (std::size_t slot = hash_bytes(name) & mask; table_[slot] != 0; slot = (slot + 1) & mask) {
    if (keys[table_[slot] - 1].text_is(name)) return table_[slot] - 1;
  }
  return npos;
}

std::uint32_t EditableContainer::position_of(std::string_view token, EditErrorCode& error) const {
  std::uint32_t position = npos;
  error = EditErrorCode::not_found;
  if (is_list) {
    const auto index = array_index(token);
    error = index ? EditErrorCode::out_of_range : EditErrorCode::invalid_index;
    position = index.value_or(npos);
  } else {
    position = find(token);
  }
  if (position >= elements.size() || elements[position].is_empty()) return npos;
  error = EditErrorCode::none;
  return position;
}

void EditableContainer::append(Value key, EditableElement element) {
  constexpr std::size_t few = 16;
  keys.push_back(key);
  elements.push_back(element);
  if (keys.size() <= few) return;
  std::size_t at = keys.size() - 1;
  if (table_.size() < 2 * keys.size()) {
    table_.assign(std::bit_ceil(4 * keys.size()), 0);
    at = 0;
  }
  const std::size_t mask = table_.size() - 1;
  std::string scratch;
  for (; at < keys.size(); ++at) {
    std::size_t slot = hash_bytes(keys[at].text(scratch)) & mask;
    while (table_[slot] != 0) slot = (slot + 1) & mask;
    table_[slot] = static_cast<std::uint32_t>(at + 1);
  }
}

void EditableContainer::insert_item(std::uint32_t position, EditableElement item) {
  elements.push_back(item);
  const auto insertion_point = elements.begin() + static_cast<std::ptrdiff_t>(position);
  std::copy_backward(insertion_point, elements.end() - 1, elements.end());
  *insertion_point = item;
}

void EditableContainer::erase_item(std::uint32_t position) {
  elements.erase(elements.begin() + static_cast<std::ptrdiff_t>(position));
}

Document document_of_string(std::string_view content) {
  std::string text;
  append_quoted(text, content);
  return read_trusted(text);
}

bool equal(EditableView left, Value right) {
  if (left.container == nullptr) return equal(*left.value, right);
  const EditableContainer& container = *left.container;
  if (left.value->kind() != right.kind()) return false;
  const auto is_present = [](const EditableElement& element) { return !element.is_empty(); };
  const auto size = std::count_if(container.elements.begin(), container.elements.end(), is_present);
  if (size != static_cast<std::ptrdiff_t>(right.size())) return false;
  std::uint32_t position = 0;
  for (const Value item : right.items()) {
    if (!equal(container.elements[position++], item)) return false;
  }
  std::string scratch;
  for (const Value::Member member : right.members()) {
    position = container.find(member.key.text(scratch));
    if (position == EditableContainer::npos || container.elements[position].is_empty()) return false;
    if (!equal(container.elements[position], member.value)) return false;
  }
  return true;
}

}  // namespace resume_patch::document
