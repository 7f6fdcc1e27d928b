// What typing leaves beside values, on its way from one tree of places to another: texts that are no values,
// the containers that were created for a text, and the rows of a form.
#include "draft/typed.h"
#include "document/order.h"
#include "document/pointer.h"
#include "draft/draft.h"

namespace resume_patch::draft {

namespace {

using document::JsonWriter;

void append_token(std::string& pointer, const Place& child) {
  if (child.key) {
    document::append_token(pointer, child.key->string());
  } else {
    document::append_token(pointer, child.position);
  }
}

/// Calls `visit` with the pointer and the content of each container that was opened or created.
template <typename Visit>
void visit_open(const Content& content, std::string& pointer, const Visit& visit) {
  visit(pointer, content);
  if (!content.children) return;
  const std::size_t size = pointer.size();
  for (const auto& child : *content.children) {
    if (!child->content.children && child->content.created == Created::by_other) continue;
    append_token(pointer, *child);
    visit_open(child->content, pointer, visit);
    pointer.resize(size);
  }
}

/// Writes a member that is an object of numbers, unless it is empty.
class NumberMembers {
 public:
  NumberMembers(JsonWriter& out, const char* name) : out_(out), name_(name) {}
  void add(std::string_view key, std::uint64_t number) {
    if (is_empty_) {
      out_.key(name_);
      out_.begin('{');
    }
    is_empty_ = false;
    out_.key(key);
    out_.raw(std::to_string(number));
  }
  void finish() {
    if (!is_empty_) out_.end('}');
  }

 private:
  JsonWriter& out_;
  const char* name_;
  bool is_empty_ = true;
};

}  // namespace

void write_created(JsonWriter& out, const Content& content) {
  NumberMembers numbers(out, "created");
  std::string pointer;
  visit_open(content, pointer, [&](std::string_view at, const Content& container) {
    if (container.created != Created::by_other)
      numbers.add(at, static_cast<std::uint32_t>(container.created));
  });
  numbers.finish();
}

void write_rows(JsonWriter& out, const Content& content) {
  NumberMembers numbers(out, "rows");
  std::string pointer;
  visit_open(content, pointer, [&](std::string_view at, const Content& list) {
    if (!list.children) return;
    std::string item(at);
    for (const auto& child : *list.children) {
      if (child->row == 0) continue;
      append_token(item, *child);
      numbers.add(item, child->row);
      item.resize(at.size());
    }
  });
  numbers.finish();
}

void collect_typed(State& state, const Place& place) {
  if (place.input) state.inputs.push_back({anchor_of(place), *place.input});
  if (place.content.created != Created::by_other && place.is_container())
    state.created.push_back({anchor_of(place), place.content.created});
  if (!place.is_open()) return;
  const Places& children = *place.content.children;
  if (place.has_rows) {
    for (const auto& item : children) {
      if (item->row != 0) state.rows.push_back({item->origin, item->row});
    }
  }
  for (const auto& child : children) collect_typed(state, *child);
}

void keep_typed(State& merged, const State& from) {
  merged.created.insert(merged.created.end(), from.created.begin(), from.created.end());
  merged.rows.insert(merged.rows.end(), from.rows.begin(), from.rows.end());
}

std::vector<std::string> typed_pointers(const State& state) {
  std::vector<Anchor> anchors;
  for (const TypedText& input : state.inputs) anchors.push_back(input.at);
  for (const CreatedContainer& container : state.created) anchors.push_back(container.at);
  for (const ItemRow& row : state.rows) anchors.push_back({row.item, {}});
  return anchors.empty() ? std::vector<std::string>() : pointers_of(anchors, state.version);
}

std::vector<const document::Node*> values_with_inputs(const State& state) {
  std::vector<const document::Node*> found;
  if (state.inputs.empty()) return found;
  std::vector<Anchor> anchors;
  for (const TypedText& input : state.inputs) anchors.push_back(input.at);
  for (const std::string& pointer : pointers_of(anchors, state.version)) {
    const auto tokens = document::split_pointer(pointer);
    if (!tokens) continue;
    OptionalValue value = state.version.root();
    found.push_back(&value->node());
    for (const std::string& token : *tokens) {
      const bool is_item = value->is_array();
      const auto index = is_item ? document::array_index(token) : std::nullopt;
      value = index ? value->item(*index) : value->is_object() ? value->find(token) : std::nullopt;
      if (!value) break;
      if (is_item || value->is_container()) found.push_back(&value->node());
    }
  }
  const auto order = document::sorted_positions(
      found.size(), [&](std::uint32_t left, std::uint32_t right) { return found[left] < found[right]; });
  std::vector<const document::Node*> sorted;
  sorted.reserve(order.size());
  for (const std::uint32_t at : order) sorted.push_back(found[at]);
  return sorted;
}

namespace {

/// Calls `read` with each pointer and number of a member that is an object of numbers. Returns false where it
/// is damaged.
template <typename Read>
bool read_numbers(Value saved, std::string_view name, const Read& read) {
  const OptionalValue numbers = saved.find(name);
  if (!numbers) return true;
  if (!numbers->is_object()) return false;
  for (const Value::Member member : numbers->members()) {
    const auto number = member.value.is_number() ? document::row_index(member.value.slice()) : std::nullopt;
    if (!number) return false;
    read(member.key.string(), *number);
  }
  return true;
}

Created created_of(std::uint64_t number) {
  for (const Created created : {Created::over_null, Created::over_value}) {
    if (number == static_cast<std::uint64_t>(created)) return created;
  }
  return Created::over_nothing;
}

}  // namespace

bool read_typed(State& state, Value saved) {
  const diff::Origins origins(state.version.root(), state.version.origins);
  return read_numbers(saved, "created",
                      [&](const std::string& pointer, std::uint64_t number) {
                        state.created.push_back(
                            {anchor_in(state.version.root(), origins, pointer), created_of(number)});
                      }) &&
         read_numbers(saved, "rows", [&](const std::string& pointer, std::uint64_t row) {
           const Anchor at = anchor_in(state.version.root(), origins, pointer);
           if (at.rest.empty()) state.rows.push_back({at.item, row});
         });
}

bool Draft::restore_created(Value saved, const std::string& around) {
  return read_numbers(saved, "created", [&](const std::string& pointer, std::uint64_t number) {
    Place* const container = container_at(around + pointer);
    if (container != nullptr) container->content.created = created_of(number);
  });
}

bool Draft::restore_rows(Value saved) {
  std::vector<ItemRow> rows;
  std::vector<std::string> pointers;
  const bool is_read = read_numbers(saved, "rows", [&](const std::string& pointer, std::uint64_t row) {
    pointers.push_back(pointer);
    rows.push_back({diff::unknown_origin, row});
  });
  put_back_rows(rows, pointers.data());
  return is_read;
}

Place* Draft::container_at(std::string_view pointer) {
  Place* at = nullptr;
  std::string rest;
  anchor(pointer, at, rest);
  return pointer != "-" && rest.empty() && at->is_container() ? at : nullptr;
}

/// Whether a body can say that a container is gone, which the server may have by now.
bool Draft::can_be_removed(const Place& container) {
  if (container.content.created == Created::over_value) {
    const OptionalValue stored = base_at(container.pointer());
    return stored && stored->kind() != container.content.value->kind();
  }
  if (!container.key || container.is_list() || endpoint_.shaped().shapes[shape_at(container)].nullable)
    return true;
  const std::string pointer = container.pointer();
  return is_nothing(base_at(pointer)) || can_be_left_out(container, pointer);
}

/// Rows that do not grow with the positions any more are dropped: the server has moved or inserted items.
void Draft::put_back_rows(const std::vector<ItemRow>& rows, const std::string* pointers) {
  Place* list = nullptr;
  const auto finish = [&] {
    if (list != nullptr && !list->has_growing_rows()) list->forget_rows();
  };
  for (std::size_t number = 0; number < rows.size(); ++number) {
    Place* item = nullptr;
    std::string rest;
    anchor(pointers[number], item, rest);
    if (pointers[number] == "-" || !rest.empty() || item->parent == nullptr || !item->parent->is_list())
      continue;
    if (item->parent != list) finish();
    list = item->parent;
    list->has_rows = true;
    item->row = rows[number].row;
  }
  finish();
}

void Draft::put_typed(const State& state, const std::vector<std::string>& pointers) {
  const std::string* pointer = pointers.data();
  for (const TypedText& input : state.inputs) put_back_input(*pointer++, input.text);
  for (const CreatedContainer& created : state.created) {
    Place* const container = container_at(*pointer++);
    if (container == nullptr) continue;
    container->content.created = created.created;
    if (!can_be_removed(*container)) container->content.created = Created::by_other;
  }
  put_back_rows(state.rows, pointer);
}

}  // namespace resume_patch::draft
