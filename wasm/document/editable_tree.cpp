#include "document/editable_tree.h"

#include <algorithm>
#include <utility>

#include "document/pointer.h"

namespace resume_patch::document {

/// A node of an opened container, or one that keeps a document.
struct EditableTree::OwnedNode : EditableNode {
  bool is_shared = false;  ///< More than one element may refer to it.
  Document document;
  OwnedNode* next_owned = nullptr;
};

EditableTree::~EditableTree() {
  while (owned_ != nullptr) delete std::exchange(owned_, owned_->next_owned);
}

EditableTree::OwnedNode& EditableTree::add_owned() {
  auto* const node = new OwnedNode;
  node->next_owned = std::exchange(owned_, node);
  return *node;
}

Value EditableTree::adopt(Document&& document) {
  OwnedNode& node = add_owned();
  node.document = std::move(document);
  return node.document.root();
}

void EditableTree::share(const Element& element) {
  if (element.node() != nullptr) static_cast<OwnedNode*>(element.node())->is_shared = true;
}

EditableTree::Element EditableTree::snapshot() {
  share(root_);
  return root_;
}

/// Returns null for a scalar.
EditableContainer* EditableTree::open(Element& element, Access access) {
  const auto* const node = static_cast<const OwnedNode*>(element.node());
  const Value value = *element.value();
  if (!value.is_container()) return nullptr;
  if (node != nullptr && (!node->is_shared || access == Access::read)) return node->container.get();
  OwnedNode& opened = add_owned();
  opened.value = value;
  if (node == nullptr) {
    opened.container = std::make_unique<EditableContainer>(value);
  } else {
    // The inner containers are now shared too. The node that is left keeps its mark: at worst, one container
    // is opened again without need.
    opened.container = std::make_unique<EditableContainer>(*node->container);
    for (const Element& inner : opened.container->elements) share(inner);
  }
  element = opened;
  return opened.container.get();
}

EditableTree::Element* EditableTree::step(Element& parent, std::string_view token, Access access,
                                          EditErrorCode& error) {
  EditableContainer* const container = open(parent, access);
  error = EditErrorCode::not_found;
  if (container == nullptr) return nullptr;
  const std::uint32_t position = container->position_of(token, error);
  return position == EditableContainer::npos ? nullptr : &container->elements[position];
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

void EditableTree::put(EditableContainer& container, const std::string& token, Element value,
                       EditResult& edited) {
  if (container.is_list) {
    const auto size = static_cast<std::uint32_t>(container.elements.size());
    const auto index = token == "-" ? size : array_index(token);
    if (!index || *index > size) {
      edited.error = index ? EditErrorCode::out_of_range : EditErrorCode::invalid_index;
      return;
    }
    edited.is_item = true;
    edited.index = *index;
    return container.insert_item(*index, value);
  }
  const std::uint32_t position = container.keys.find(token);
  if (position == EditableContainer::npos) return container.append(adopt(document_of_string(token)), value);
  edited.before = std::exchange(container.elements[position], value);
}

EditableTree::EditResult EditableTree::add(Tokens path, Element value) {
  if (path.empty()) return replace(path, value);
  EditResult edited;
  Element* const parent = descend(path.first(path.size() - 1), Access::change, edited.error);
  EditableContainer* const container = parent == nullptr ? nullptr : open(*parent, Access::change);
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
  EditableContainer& container = *parent->container();
  edited.before = std::exchange(*element, Element());
  if (container.is_list) {
    edited.is_item = true;
    edited.index = static_cast<std::uint32_t>(element - container.elements.data());
    container.erase_item(edited.index);
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
  share(element);
  return add(path, element);
}

}  // namespace resume_patch::document
