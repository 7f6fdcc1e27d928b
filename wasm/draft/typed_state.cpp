// Carries typed state from one tree of nodes to another: texts that are not values, containers that were
// created for a text, and form rows.
#include "draft/typed_state.h"

#include <functional>

#include "document/argsort.h"
#include "document/pointer.h"
#include "draft/draft.h"
#include "draft/saved_format.h"

namespace resume_patch::draft {

namespace {

using document::Json;

/// Calls `visit` with the pointer and the content of each opened or created container.
template <typename Visit>
void visit_open(const NodeContent& content, std::string& pointer, const Visit& visit) {
  visit(pointer, content);
  const std::size_t size = pointer.size();
  content.for_each_node([&](const DraftNode& child) {
    if (!child.is_open() && child.created == Creation::not_typed) return;
    child.append_token(pointer);
    visit_open(child, pointer, visit);
    pointer.resize(size);
  });
}

}  // namespace

void add_created(Json& object, const NodeContent& content) {
  Json list = Json::array();
  std::string pointer;
  visit_open(content, pointer, [&](std::string_view at, const NodeContent& container) {
    if (container.created == Creation::not_typed) return;
    list.push_back(at);
    list.push_back(static_cast<std::uint32_t>(container.created));
  });
  if (!list.empty()) object["created"] = std::move(list);
}

void add_added_members(Json& object, const NodeContent& content) {
  Json list = Json::array();
  std::string pointer;
  visit_open(content, pointer, [&](std::string_view at, const NodeContent& container) {
    if (container.container == nullptr || container.container->is_list) return;
    const document::MemberIndex& keys = container.container->keys;
    if (keys.size() == container.value->size()) return;
    Json names = Json::array();
    for (std::size_t key = container.value->size(); key < keys.size(); ++key)
      names.push_back(keys[key].string());
    list.push_back(at);
    list.push_back(std::move(names));
  });
  if (!list.empty()) object["added"] = std::move(list);
}

void add_rows(Json& object, const NodeContent& content) {
  Json rows = Json::array();
  std::string pointer;
  visit_open(content, pointer, [&](std::string_view at, const NodeContent& list) {
    std::string item(at);
    list.for_each_node([&](const DraftNode& child) {
      if (child.row == 0) return;
      child.append_token(item);
      rows.push_back(item);
      rows.push_back(child.row);
      item.resize(at.size());
    });
  });
  if (!rows.empty()) object["rows"] = std::move(rows);
}

void collect_typed(SessionState& state, const DraftNode& node) {
  if (node.input) state.inputs.push_back({anchor_of(node), *node.input});
  if (node.created != Creation::not_typed && node.is_container())
    state.created.push_back({anchor_of(node), node.created});
  node.for_each_node([&](const DraftNode& child) {
    if (node.has_rows && child.row != 0) state.rows.push_back({child.origin, child.row});
  });
  node.for_each_node([&](const DraftNode& child) { collect_typed(state, child); });
}

void keep_typed(SessionState& merged, const SessionState& from) {
  merged.created.insert(merged.created.end(), from.created.begin(), from.created.end());
  merged.rows.insert(merged.rows.end(), from.rows.begin(), from.rows.end());
}

std::vector<std::string> typed_pointers(const SessionState& state) {
  std::vector<Anchor> anchors;
  for (const UnreadableInput& input : state.inputs) anchors.push_back(input.at);
  for (const CreatedContainer& container : state.created) anchors.push_back(container.at);
  for (const ItemRow& row : state.rows) anchors.push_back({row.item, {}});
  return anchors.empty() ? std::vector<std::string>() : pointers_of(anchors, state.version);
}

std::vector<const document::Node*> values_with_inputs(const SessionState& state) {
  std::vector<const document::Node*> found;
  if (state.inputs.empty()) return found;
  std::vector<Anchor> anchors;
  for (const UnreadableInput& input : state.inputs) anchors.push_back(input.at);
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
  document::sort(found, std::less<>());
  return found;
}

namespace {

/// Calls `read` with each pointer and number of a member. Returns false if the member is damaged or `read`
/// returns false.
template <typename Read>
bool read_numbers(const Json& saved, std::string_view name, const Read& read) {
  const Json* const numbers = document::find_member(saved, name);
  return numbers == nullptr || read_pairs(numbers, [&](const std::string& pointer, const Json& value) {
           const auto number = read_long_number(&value);
           return number && read(pointer, *number);
         });
}

/// Returns `not_typed` for another number, and for the root, which typing never creates.
Creation read_creation(std::string_view pointer, std::uint64_t number) {
  for (const Creation created :
       {Creation::typed_over_absent, Creation::typed_over_null, Creation::typed_over_value}) {
    if (!pointer.empty() && number == static_cast<std::uint64_t>(created)) return created;
  }
  return Creation::not_typed;
}

}  // namespace

bool read_typed(SessionState& state, const Json& saved) {
  const diff::Origins origins(state.version.root(), state.version.origins);
  return read_numbers(saved, "created",
                      [&](const std::string& pointer, std::uint64_t number) {
                        const Creation created = read_creation(pointer, number);
                        state.created.push_back({anchor_in(state.version.root(), origins, pointer), created});
                        return created != Creation::not_typed;
                      }) &&
         read_numbers(saved, "rows", [&](const std::string& pointer, std::uint64_t row) {
           const Anchor at = anchor_in(state.version.root(), origins, pointer);
           if (at.path.empty()) state.rows.push_back({at.item, row});
           return true;
         });
}

bool Draft::restore_created(const Json& saved, const std::string& prefix) {
  return read_numbers(saved, "created", [&](const std::string& pointer, std::uint64_t number) {
    const std::string full = prefix + pointer;
    const Creation created = read_creation(full, number);
    DraftNode* const container = created == Creation::not_typed ? nullptr : container_at(full);
    if (container != nullptr) container->created = created;
    return created != Creation::not_typed;
  });
}

bool Draft::restore_added_members(const Json& saved, const std::string& prefix) {
  const Json* const added = document::find_member(saved, "added");
  return added == nullptr || read_pairs(added, [&](const std::string& pointer, const Json& names) {
           DraftNode* const container = container_at(prefix + pointer);
           if (container == nullptr || !container->is_object() || !names.is_array()) return false;
           for (const Json& name : names) {
             if (!name.is_string()) return false;
             static_cast<void>(container->ensure_member(*read_string(&name)));
           }
           return true;
         });
}

bool Draft::restore_rows(const Json& saved) {
  std::vector<ItemRow> rows;
  std::vector<std::string> pointers;
  const bool is_read = read_numbers(saved, "rows", [&](const std::string& pointer, std::uint64_t row) {
    pointers.push_back(pointer);
    rows.push_back({diff::unknown_origin, row});
    return true;
  });
  restore_typed_rows(rows, pointers.data());
  return is_read;
}

DraftNode* Draft::container_at(std::string_view pointer) {
  DraftNode* at = nullptr;
  std::string rest;
  anchor(pointer, at, rest);
  return pointer != "-" && rest.empty() && at->is_container() ? at : nullptr;
}

/// Returns true if a body can express the removal of a container that the server may have by now.
bool Draft::can_be_removed(const DraftNode& container) {
  if (container.created == Creation::typed_over_value) {
    const OptionalValue stored = base_at(container.pointer());
    return stored && stored->kind() != container.value->kind();
  }
  if (!container.key || container.is_list() ||
      endpoint_.diff_schema().schemas[diff_schema_at(container)].nullable)
    return true;
  const std::string pointer = container.pointer();
  return is_null_or_absent(base_at(pointer)) || can_be_left_out(container, pointer);
}

/// Restores rows. Drops rows that no longer ascend with the positions, because the server moved or inserted
/// items.
void Draft::restore_typed_rows(const std::vector<ItemRow>& rows, const std::string* pointers) {
  DraftNode* list = nullptr;
  const auto finish = [&] {
    if (list != nullptr && !list->has_ascending_rows()) list->forget_rows();
  };
  for (std::size_t number = 0; number < rows.size(); ++number) {
    DraftNode* item = nullptr;
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

void Draft::restore_typed(const SessionState& state, const std::vector<std::string>& pointers) {
  const std::string* pointer = pointers.data();
  for (const UnreadableInput& input : state.inputs) restore_input(*pointer++, input.text);
  for (const CreatedContainer& created : state.created) {
    DraftNode* const container = container_at(*pointer++);
    if (container == nullptr) continue;
    container->created = created.created;
    if (!can_be_removed(*container)) container->created = Creation::not_typed;
  }
  restore_typed_rows(state.rows, pointer);
}

}  // namespace resume_patch::draft
