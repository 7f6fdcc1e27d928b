#include "draft/place.h"

#include <algorithm>

#include "document/pointer.h"
#include "document/reader.h"
#include "document/text.h"
#include "document/writer.h"

namespace resume_patch::draft {

Content::Content() = default;
Content::~Content() = default;
Content::Content(Content&& other) noexcept = default;
Content& Content::operator=(Content&& other) noexcept = default;

Content Content::of(Document&& document) {
  Content content;
  content.source = std::make_shared<Document>(std::move(document));
  content.value = content.source->root();
  return content;
}

Content Content::again() const {
  Content content;
  content.value = value;
  content.source = source;
  content.origins = origins;
  return content;
}

void Content::write(std::string& out) const {
  if (!children) {
    if (value) document::write(out, *value);
    return;
  }
  write_children(out, *value, *children);
}

void write_children(std::string& out, Value container, const Places& children) {
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

std::uint32_t Place::size() const {
  if (!content.value) return 0;
  return is_open() ? static_cast<std::uint32_t>(content.children->size()) : content.value->size();
}

Places& Place::children() {
  if (is_open()) return *content.children;
  content.children = std::make_unique<Places>();
  Places& made = *content.children;
  made.reserve(content.value->size());
  const auto add = [&](OptionalValue name, Value value) {
    auto child = std::make_unique<Place>();
    child->parent = this;
    child->key = name;
    child->position = static_cast<std::uint32_t>(made.size());
    child->content.value = value;
    child->content.source = content.source;
    child->content.origins = content.origins;
    made.push_back(std::move(child));
  };
  for (const Value::Member member : content.value->members()) add(member.key, member.value);
  for (const Value item : content.value->items()) {
    add(std::nullopt, item);
    if (content.origins) made.back()->origin = content.origins->of(item);
  }
  return made;
}

Place* Place::member(std::string_view name) {
  for (const auto& child : children()) {
    if (child->key->text_is(name)) return child.get();
  }
  return nullptr;
}

Place& Place::made_member(std::string_view name) {
  Place* const there = member(name);
  return there != nullptr ? *there : add_member(name);
}

Place& Place::add_member(std::string_view name) {
  std::string quoted;
  document::append_quoted(quoted, name);
  auto made = std::make_unique<Place>();
  made->parent = this;
  made->key_source = std::make_shared<Document>(document::read_own(quoted));
  made->key = made->key_source->root();
  made->position = static_cast<std::uint32_t>(children().size());
  content.children->push_back(std::move(made));
  return *content.children->back();
}

Place* Place::child(std::string_view token) {
  if (is_object()) {
    Place* const found = member(token);
    return found == nullptr || found->is_absent() ? nullptr : found;
  }
  const auto index = is_list() ? document::array_index(token) : std::nullopt;
  return index && *index < size() ? children()[*index].get() : nullptr;
}

void Place::insert_item(std::uint32_t at, std::unique_ptr<Place> item) {
  Places& items = children();
  item->parent = this;
  items.insert(items.begin() + static_cast<std::ptrdiff_t>(at), std::move(item));
  for (std::uint32_t behind = at; behind < items.size(); ++behind) items[behind]->position = behind;
}

std::unique_ptr<Place> Place::take_item(std::uint32_t at) {
  Places& items = children();
  std::unique_ptr<Place> item = std::move(items[at]);
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(at));
  for (std::uint32_t behind = at; behind < items.size(); ++behind) items[behind]->position = behind;
  return item;
}

bool Place::is_within(const Place& other) const {
  for (const Place* place = this; place != nullptr; place = place->parent) {
    if (place == &other) return true;
  }
  return false;
}

std::uint32_t Place::depth() const {
  std::uint32_t around = 0;
  for (const Place* place = parent; place != nullptr; place = place->parent) ++around;
  return around;
}

std::string Place::pointer() const {
  std::string pointer;
  append_pointer(pointer);
  return pointer;
}

std::string Place::item_pointer(std::uint32_t at) const {
  std::string item = pointer();
  document::append_token(item, at);
  return item;
}

void Place::append_pointer(std::string& pointer) const {
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

bool holds_input(const Place& place) {
  if (place.input) return true;
  if (!place.is_open()) return false;
  const Places& inner = *place.content.children;
  return std::any_of(inner.begin(), inner.end(), [](const auto& child) { return holds_input(*child); });
}

std::uint32_t height_of(Value value) {
  if (!value.is_container()) return 0;
  std::uint32_t inner = 0;
  for (const Value::Member member : value.members()) inner = std::max(inner, height_of(member.value));
  for (const Value item : value.items()) inner = std::max(inner, height_of(item));
  return inner + 1;
}

std::uint32_t height_of(const Place& place) {
  if (place.is_absent()) return 0;
  if (!place.is_open()) return height_of(*place.content.value);
  std::uint32_t inner = 0;
  for (const auto& child : *place.content.children) inner = std::max(inner, height_of(*child));
  return inner + 1;
}

}  // namespace resume_patch::draft
