#include "document/editable_tree.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "document/editable_tree_container.h"
#include "document/pointer.h"
#include "document/reader.h"
#include "document/text.h"

namespace resume_patch::document {

namespace {

/// The token as a string of a document.
Document string_of_token(std::string_view token) {
  std::string text;
  append_quoted(text, token);
  return read_trusted(text);
}

}  // namespace

std::uint32_t EditableTree::Container::find(std::string_view name) const {
  if (table.empty()) {
    for (std::uint32_t at = 0; at < keys.size(); ++at) {
      if (keys[at].text_is(name)) return at;
    }
    return npos;
  }
  const std::size_t mask = table.size() - 1;
  for (std::size_t slot = hash_bytes(name) & mask; table[slot] != 0; slot = (slot + 1) & mask) {
    if (keys[table[slot] - 1].text_is(name)) return table[slot] - 1;
  }
  return npos;
}

void EditableTree::Container::append(Value key, Element value) {
  constexpr std::size_t few = 16;
  ++count;
  keys.push_back(key);
  elements.push_back(value);
  if (keys.size() <= few) return;
  std::size_t at = keys.size() - 1;
  if (table.size() < 2 * keys.size()) {
    table.assign(std::bit_ceil(4 * keys.size()), 0);
    at = 0;
  }
  const std::size_t mask = table.size() - 1;
  std::string scratch;
  for (; at < keys.size(); ++at) {
    std::size_t slot = hash_bytes(keys[at].text(scratch)) & mask;
    while (table[slot] != 0) slot = (slot + 1) & mask;
    table[slot] = static_cast<std::uint32_t>(at + 1);
  }
}

EditableTree::EditableTree(Value root) : root_(root) {}

EditableTree::~EditableTree() {
  while (owned_ != nullptr) delete std::exchange(owned_, owned_->next_owned);
}

EditableTree::Container* EditableTree::add_owned(Container* container) {
  container->next_owned = std::exchange(owned_, container);
  return container;
}

Value EditableTree::adopt(Document&& document) {
  Container* const container = add_owned(new Container);
  container->document = std::move(document);
  return container->document.root();
}

EditableTree::Element EditableTree::snapshot() {
  if (root_.container_ != nullptr) root_.container_->is_shared = true;
  return root_;
}

EditableTree::Container* EditableTree::open_container(Value value) {
  Container* const container = add_owned(new Container);
  container->is_list = value.is_array();
  container->elements.reserve(value.size());
  for (const Value item : value.items()) container->elements.push_back(item);
  for (const Value::Member member : value.members()) container->append(member.key, member.value);
  return container;
}

// Null for a scalar.
EditableTree::Container* EditableTree::open(Element& element, Access access) {
  if (element.container_ == nullptr) {
    if (!element.value_->is_array() && !element.value_->is_object()) return nullptr;
    element.container_ = open_container(*element.value_);
  } else if (element.container_->is_shared && access == Access::change) {
    // What it holds is now held twice. The one that is left behind stays marked, which costs no more than an
    // opening that was not needed.
    for (const Element& inner : element.container_->elements) {
      if (inner.container_ != nullptr) inner.container_->is_shared = true;
    }
    Container* const copy = add_owned(new Container);
    copy->is_list = element.container_->is_list;
    copy->count = element.container_->count;
    copy->elements = element.container_->elements;
    copy->keys = element.container_->keys;
    copy->table = element.container_->table;
    element.container_ = copy;
  }
  return element.container_;
}

EditableTree::Element* EditableTree::step(Element& parent, std::string_view token, Access access,
                                          EditErrorCode& error) {
  Container* const container = open(parent, access);
  error = EditErrorCode::not_found;
  if (container == nullptr) return nullptr;
  std::uint32_t position = Container::npos;
  if (container->is_list) {
    const auto index = array_index(token);
    error = index ? EditErrorCode::out_of_range : EditErrorCode::invalid_index;
    position = index.value_or(Container::npos);
  } else {
    position = container->find(token);
  }
  if (position >= container->elements.size() || container->elements[position].is_empty()) return nullptr;
  error = EditErrorCode::none;
  return &container->elements[position];
}

EditableTree::Element* EditableTree::descend(Tokens path, Access access, EditErrorCode& error) {
  Element* element = &root_;
  for (const std::string& token : path) {
    element = step(*element, token, access, error);
    if (element == nullptr) break;
  }
  return element;
}

EditableTree::Element EditableTree::get(Tokens path, EditErrorCode& error) {
  const Element* const element = descend(path, Access::read, error);
  return element == nullptr ? Element() : *element;
}

void EditableTree::put(Container& container, const std::string& token, Element value, EditResult& edited) {
  if (container.is_list) {
    const auto size = static_cast<std::uint32_t>(container.elements.size());
    const auto index = token == "-" ? size : array_index(token);
    if (!index || *index > size) {
      edited.error = index ? EditErrorCode::out_of_range : EditErrorCode::invalid_index;
      return;
    }
    edited.is_item = true;
    edited.index = *index;
    container.elements.push_back(value);
    const auto insertion_point = container.elements.begin() + static_cast<std::ptrdiff_t>(*index);
    std::copy_backward(insertion_point, container.elements.end() - 1, container.elements.end());
    *insertion_point = value;
    return;
  }
  const std::uint32_t position = container.find(token);
  if (position == Container::npos) return container.append(adopt(string_of_token(token)), value);
  edited.before = std::exchange(container.elements[position], value);
  if (edited.before.is_empty()) ++container.count;
}

EditableTree::EditResult EditableTree::add(Tokens path, Element value) {
  if (path.empty()) return replace(path, value);
  EditResult edited;
  Element* const parent = descend(path.first(path.size() - 1), Access::change, edited.error);
  Container* const container = parent == nullptr ? nullptr : open(*parent, Access::change);
  if (container != nullptr) {
    put(*container, path.back(), value, edited);
  } else if (parent != nullptr) {
    edited.error = EditErrorCode::not_found;
  }
  return edited;
}

EditableTree::EditResult EditableTree::remove(Tokens path) {
  EditResult edited;
  if (path.empty()) {
    edited.error = EditErrorCode::whole_document;
    return edited;
  }
  Element* const parent = descend(path.first(path.size() - 1), Access::change, edited.error);
  Element* const element =
      parent == nullptr ? nullptr : step(*parent, path.back(), Access::change, edited.error);
  if (element == nullptr) return edited;
  Container& container = *parent->container_;
  edited.before = std::exchange(*element, Element());
  if (container.is_list) {
    edited.is_item = true;
    edited.index = static_cast<std::uint32_t>(element - container.elements.data());
    container.elements.erase(container.elements.begin() + static_cast<std::ptrdiff_t>(edited.index));
  } else {
    --container.count;
  }
  return edited;
}

EditableTree::EditResult EditableTree::replace(Tokens path, Element value) {
  EditResult edited;
  Element* const element = descend(path, Access::change, edited.error);
  if (element != nullptr) edited.before = std::exchange(*element, value);
  return edited;
}

EditableTree::EditResult EditableTree::move(Tokens from, Tokens path) {
  const bool inside = path.size() >= from.size() && std::equal(from.begin(), from.end(), path.begin());
  if (inside || path.empty()) {
    EditResult edited;
    edited.error_is_at_from = get(from, edited.error).is_empty();
    if (edited.error_is_at_from || path.size() == from.size()) return edited;
    if (path.empty()) return copy(from, path);
    edited.error = EditErrorCode::own_child;
    return edited;
  }
  EditResult removed = remove(from);
  removed.error_is_at_from = removed.error != EditErrorCode::none;
  if (removed.error_is_at_from) return removed;
  const EditResult edited = add(path, removed.before);
  if (edited.error != EditErrorCode::none) add(from, removed.before);
  return edited;
}

EditableTree::EditResult EditableTree::copy(Tokens from, Tokens path) {
  EditResult edited;
  const Element element = get(from, edited.error);
  edited.error_is_at_from = edited.error != EditErrorCode::none;
  if (edited.error_is_at_from) return edited;
  if (element.container_ != nullptr) element.container_->is_shared = true;
  return add(path, element);
}

}  // namespace resume_patch::document
