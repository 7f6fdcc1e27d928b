#include "draft/draft_node.h"

#include <utility>

#include "document/pointer.h"

namespace resume_patch::draft {

NodeContent::~NodeContent() {
  if (container == nullptr) return;
  for (const document::EditableElement& element : container->elements) delete node_of(element);
}

NodeContent::NodeContent(NodeContent&& other) noexcept {
  *this = std::move(other);
}

NodeContent& NodeContent::operator=(NodeContent&& other) noexcept {
  std::swap(value, other.value);
  container.swap(other.container);
  source.swap(other.source);
  origins.swap(other.origins);
  std::swap(created, other.created);
  return *this;
}

NodeContent NodeContent::of(Document&& document) {
  NodeContent content;
  content.source = std::make_shared<Document>(std::move(document));
  content.value = content.source->root();
  return content;
}

NodeContent NodeContent::share() const {
  NodeContent content;
  content.value = value;
  content.source = source;
  content.origins = origins;
  return content;
}

void write(std::string& out, document::EditableView view) {
  constexpr document::Limits none = {0xFFFFFFFFU, 0xFFFFFFFFU};
  static_cast<void>(document::write(out, view, none));
}

std::uint32_t DraftNode::size() const {
  if (is_open()) return static_cast<std::uint32_t>(container->elements.size());
  return value ? value->size() : 0;
}

document::EditableContainer& DraftNode::open() {
  if (!container) container = std::make_unique<document::EditableContainer>(*value);
  return *container;
}

DraftNode& DraftNode::child(std::uint32_t at) {
  document::EditableElement& element = open().elements[at];
  if (element.node() == nullptr) {
    auto* const made = new DraftNode;
    made->parent = this;
    made->position = at;
    made->value = element.value();
    made->source = source;
    made->origins = origins;
    if (!container->is_list) {
      made->key = container->keys[at];
    } else if (origins) {
      made->origin = origins->of(*made->value);
    }
    element = *made;
  }
  return *node_of(element);
}

DraftNode* DraftNode::find_member(std::string_view name) {
  const std::uint32_t at = open().keys.find(name);
  return at == document::EditableContainer::npos ? nullptr : &child(at);
}

DraftNode& DraftNode::ensure_member(std::string_view name) {
  DraftNode* const found = find_member(name);
  return found != nullptr ? *found : add_member(name);
}

DraftNode& DraftNode::add_member(std::string_view name) {
  auto* const added = new DraftNode;
  added->parent = this;
  added->key_source = std::make_shared<Document>(document::document_of_string(name));
  added->key = added->key_source->root();
  added->position = size();
  open().append(*added->key, *added);
  return *added;
}

DraftNode* DraftNode::find_child(std::string_view token) {
  if (!is_container()) return nullptr;
  document::EditErrorCode error = document::EditErrorCode::none;
  const std::uint32_t at = open().position_of(token, error);
  return at == document::EditableContainer::npos ? nullptr : &child(at);
}

void DraftNode::insert_item(std::uint32_t at, std::unique_ptr<DraftNode> item) {
  item->parent = this;
  open().insert_item(at, *item.release());
  number_nodes(at);
}

std::unique_ptr<DraftNode> DraftNode::remove_item(std::uint32_t at) {
  std::unique_ptr<DraftNode> item(&child(at));
  container->erase_item(at);
  number_nodes(at);
  return item;
}

/// Sets the positions of the nodes from one on.
void DraftNode::number_nodes(std::uint32_t from) {
  for (std::uint32_t at = from; at < container->elements.size(); ++at) {
    if (DraftNode* const node = node_of(container->elements[at])) node->position = at;
  }
}

bool DraftNode::is_within(const DraftNode& other) const {
  for (const DraftNode* ancestor = this; ancestor != nullptr; ancestor = ancestor->parent) {
    if (ancestor == &other) return true;
  }
  return false;
}

std::uint32_t DraftNode::depth() const {
  std::uint32_t depth = 0;
  for (const DraftNode* node = parent; node != nullptr; node = node->parent) ++depth;
  return depth;
}

std::string DraftNode::pointer() const {
  std::string pointer;
  append_pointer(pointer);
  return pointer;
}

std::string DraftNode::item_pointer(std::uint32_t at) const {
  std::string item = pointer();
  document::append_token(item, at);
  return item;
}

void DraftNode::append_pointer(std::string& pointer) const {
  if (parent == nullptr) return;
  parent->append_pointer(pointer);
  append_token(pointer);
}

void DraftNode::append_token(std::string& pointer) const {
  if (key) {
    document::append_token(pointer, key->string());
  } else {
    document::append_token(pointer, position);
  }
}

bool is_same_scalar(OptionalValue left, OptionalValue right) {
  if (!left || !right) return !left && !right;
  const bool scalars = !left->is_container() && left->kind() == right->kind();
  return scalars && document::bytes_equal(left->slice(), right->slice());
}

bool holds_input(const DraftNode& node) {
  bool found = node.input != nullptr;
  node.for_each_node([&](const DraftNode& child) { found = found || holds_input(child); });
  return found;
}

}  // namespace resume_patch::draft
