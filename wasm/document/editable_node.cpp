#include "document/editable_node.h"

#include <algorithm>

#include "document/equality.h"
#include "document/pointer.h"
#include "document/reader.h"
#include "document/text.h"

namespace resume_patch::document {

EditableContainer::EditableContainer(Value value) : is_list(value.is_array()), keys(value) {
  elements.reserve(value.size());
  for (const Value item : value.items()) elements.emplace_back(item);
  for (const Value::Member member : value.members()) elements.emplace_back(member.value);
}

std::uint32_t EditableContainer::position_of(std::string_view token, EditErrorCode& error) const {
  std::uint32_t position = npos;
  error = EditErrorCode::not_found;
  if (is_list) {
    const auto index = array_index(token);
    error = index ? EditErrorCode::out_of_range : EditErrorCode::invalid_index;
    position = index.value_or(npos);
  } else {
    position = keys.find(token);
  }
  if (position >= elements.size() || elements[position].is_empty()) return npos;
  error = EditErrorCode::none;
  return position;
}

void EditableContainer::append(Value key, EditableElement element) {
  keys.add(key);
  elements.push_back(element);
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
    position = container.keys.find(member.key.text(scratch));
    if (position == EditableContainer::npos || container.elements[position].is_empty()) return false;
    if (!equal(container.elements[position], member.value)) return false;
  }
  return true;
}

}  // namespace resume_patch::document
