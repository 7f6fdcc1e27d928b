#include "draft/draft_node.h"

#include <algorithm>

#include "document/pointer.h"
#include "document/reader.h"
#include "document/text.h"
#include "document/writer.h"

namespace resume_patch::draft {

NodeContent::NodeContent() = default;
NodeContent::~NodeContent() = default;
NodeContent::NodeContent(NodeContent&& other) noexcept = default;
NodeContent& NodeContent::operator=(NodeContent&& other) noexcept = default;

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

void NodeContent::write(std::string& out) const {
  if (!children) {
    if (value) document::write(out, *value);
    return;
  }
  write_children(out, *value, *children);
}

void write_children(std::string& out, Value container, const DraftNodes& children) {
  out += container.is_array() ? '[' : '{';
  bool first = true;
  for (const auto& child : children) {
    if (child->is_absent()) continue;
    if (!first) out += ',';
    first = false;
    if (child->key) document::write_key(out, *child->key);
    child->content.write(out);
  }
  out += container.is_array() ? ']' : '}';
}

std::uint32_t DraftNode::size() const {
  if (!content.value) return 0;
  return is_open() ? static_cast<std::uint32_t>(content.children->size()) : content.value->size();
}

DraftNodes& DraftNode::children() {
  if (is_open()) return *content.children;
  content.children = std::make_unique<DraftNodes>();
  DraftNodes& opened = *content.children;
  opened.reserve(content.value->size());
  const auto add = [&](OptionalValue name, Value value) {
    auto child = std::make_unique<DraftNode>();
    child->parent = this;
    child->key = name;
    child->position = static_cast<std::uint32_t>(opened.size());
    child->content.value = value;
    child->content.source = content.source;
    child->content.origins = content.origins;
    opened.push_back(std::move(child));
  };
  for (const Value::Member member : content.value->members()) add(member.key, member.value);
  for (const Value item : content.value->items()) {
    add(std::nullopt, item);
    if (content.origins) opened.back()->origin = content.origins->of(item);
  }
  return opened;
}

DraftNode* DraftNode::find_member(std::string_view name) {
  for (const auto& child : children()) {
    if (child->key->text_is(name)) return child.get();
  }
  return nullptr;
}

DraftNode& DraftNode::ensure_member(std::string_view name) {
  DraftNode* const found = find_member(name);
  return found != nullptr ? *found : add_member(name);
}

DraftNode& DraftNode::add_member(std::string_view name) {
  std::string quoted;
  document::append_quoted(quoted, name);
  auto added = std::make_unique<DraftNode>();
  added->parent = this;
  added->key_source = std::make_shared<Document>(document::read_trusted(quoted));
  added->key = added->key_source->root();
  added->position = static_cast<std::uint32_t>(children().size());
  content.children->push_back(std::move(added));
  return *content.children->back();
}

DraftNode* DraftNode::find_child(std::string_view token) {
  if (is_object()) {
    DraftNode* const found = find_member(token);
    return found == nullptr || found->is_absent() ? nullptr : found;
  }
  const auto index = is_list() ? document::array_index(token) : std::nullopt;
  return index && *index < size() ? children()[*index].get() : nullptr;
}

void DraftNode::insert_item(std::uint32_t at, std::unique_ptr<DraftNode> item) {
  DraftNodes& items = children();
  item->parent = this;
  items.insert(items.begin() + static_cast<std::ptrdiff_t>(at), std::move(item));
  for (std::uint32_t next = at; next < items.size(); ++next) items[next]->position = next;
}

std::unique_ptr<DraftNode> DraftNode::remove_item(std::uint32_t at) {
  DraftNodes& items = children();
  std::unique_ptr<DraftNode> item = std::move(items[at]);
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(at));
  for (std::uint32_t next = at; next < items.size(); ++next) items[next]->position = next;
  return item;
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
  if (node.input) return true;
  if (!node.is_open()) return false;
  const DraftNodes& inner = *node.content.children;
  return std::any_of(inner.begin(), inner.end(), [](const auto& child) { return holds_input(*child); });
}

std::uint32_t height_of(Value value) {
  if (!value.is_container()) return 0;
  std::uint32_t inner = 0;
  for (const Value::Member member : value.members()) inner = std::max(inner, height_of(member.value));
  for (const Value item : value.items()) inner = std::max(inner, height_of(item));
  return inner + 1;
}

std::uint32_t height_of(const DraftNode& node) {
  if (node.is_absent()) return 0;
  if (!node.is_open()) return height_of(*node.content.value);
  std::uint32_t inner = 0;
  for (const auto& child : *node.content.children) inner = std::max(inner, height_of(*child));
  return inner + 1;
}

}  // namespace resume_patch::draft
