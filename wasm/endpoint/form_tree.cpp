#include "endpoint/form_tree.h"

#include <algorithm>
#include <functional>

#include "document/argsort.h"
#include "document/hash.h"
#include "document/limits.h"
#include "document/pointer.h"

namespace resume_patch::endpoint {

namespace {

constexpr std::size_t few_children = 8;

/// Splits "a.b[0].c[]" at its dots and brackets. A final "[]" marks a repeatable name.
std::vector<std::string> split_name(std::string_view name) {
  if (name.size() > 2 && name.substr(name.size() - 2) == "[]") name.remove_suffix(2);
  std::vector<std::string> parts(1);
  bool in_brackets = false;
  for (const char letter : name) {
    if (letter == '[' || (letter == '.' && !in_brackets)) {
      in_brackets = letter == '[';
      parts.emplace_back();
    } else if (letter == ']' && in_brackets) {
      in_brackets = false;
    } else {
      parts.back() += letter;
    }
  }
  return parts;
}

}  // namespace

bool is_unfilled(Value value) {
  return value.is_array() || value.kind() == document::Kind::boolean ||
         (value.is_string() && value.slice().empty());
}

FormNode& FormNode::child(std::string_view name) {
  if (children_.size() < few_children) {
    for (FormNode& one : children_) {
      if (one.token_ == name) return one;
    }
    return children_.emplace_back(std::string(name));
  }
  if (table_.size() < children_.size() * 2) build_table(children_.size() * 4);
  std::size_t at = document::hash_bytes(name) % table_.size();
  for (; table_[at] != 0; at = (at + 1) % table_.size()) {
    FormNode& one = children_[table_[at] - 1];
    if (one.token_ == name) return one;
  }
  FormNode& added = children_.emplace_back(std::string(name));
  table_[at] = static_cast<std::uint32_t>(children_.size());
  return added;
}

void FormNode::build_table(std::size_t size) {
  table_.assign(size, 0);
  for (std::size_t position = 0; position < children_.size(); ++position) {
    std::size_t at = document::hash_bytes(children_[position].token_) % size;
    while (table_[at] != 0) at = (at + 1) % size;
    table_[at] = static_cast<std::uint32_t>(position) + 1;
  }
}

FormNode tree_of(const Program& program, SchemaId root, Value entries) {
  FormNode tree;
  for (const Value entry : entries.items()) {
    const auto name = entry.item(0);
    const auto value = entry.item(1);
    if (!name || !value || !name->is_string()) continue;
    FormNode* node = &tree;
    const std::string text = name->string();
    const std::vector<std::string> path = form_path(program, root, text);
    for (const std::string& token : path) node = &node->child(token);
    node->add(*value);
    const bool has_brackets = text.size() > 2 && text.ends_with("[]");
    if ((has_brackets && !path.back().ends_with("[]")) || value->is_array()) node->is_repeatable = true;
  }
  return tree;
}

std::vector<std::string> form_path(const Program& program, SchemaId root, std::string_view name) {
  const auto is_supported = [](const std::vector<std::string>& path) {
    return path.size() <= document::max_supported_depth;
  };
  if (name.substr(0, 1) == "/") {
    const auto pointer = document::split_pointer(name);
    // An invalid pointer is a plain name.
    if (pointer && is_supported(*pointer)) return *pointer;
  } else if (name.find_first_of(".[") != std::string_view::npos && !has_property(program, root, name)) {
    std::vector<std::string> path = split_name(name);
    if (is_supported(path) && has_property(program, root, path.front())) return path;
  }
  return {std::string(name)};
}

SchemaId form_items(const Program& program, SchemaId schema) {
  const SchemaId items = item_schema(program, schema);
  if (items != schema::no_schema || types_of(program, schema) != 0) return items;
  const bool is_untyped =
      effective_schema(program, schema).enumeration == nullptr && properties_of(program, schema).empty();
  return is_untyped ? schema : items;
}

FormKind form_kind_of(const Program& program, SchemaId schema, bool has_parts, bool are_indexes,
                      bool is_repeated) {
  const EffectiveSchema effective = effective_schema(program, schema);
  if (effective.has_only_type(Type::array)) return FormKind::list;
  const unsigned types = types_of(program, schema);
  const bool allows_list =
      types == 0 ? form_items(program, schema) != schema::no_schema : (types & bit_of(Type::array)) != 0;
  if (is_repeated && are_indexes && allows_list) return FormKind::list;
  if (!has_parts) return FormKind::scalar;
  if (effective.has_only_type(Type::object)) return FormKind::object;
  if (effective.types != 0) return FormKind::scalar;
  const bool may_be_list = (types_of(program, schema) & bit_of(Type::array)) != 0;
  return may_be_list && are_indexes ? FormKind::list : FormKind::object;
}

FormRows rows_of(const FormNode& list) {
  // An index from here on is no position, and values are not appended after it.
  constexpr std::uint64_t max_rows = 1'000'000;
  FormRows result;
  std::vector<std::uint64_t> named;
  std::vector<std::uint64_t> ends;  // By child: the first index after it and the children before it.
  std::uint64_t end = 0;
  for (const FormNode& child : list.children()) {
    if (const auto index = document::row_index(child.token())) {
      result.rows.push_back({*index, &child});
      named.push_back(*index);
      if (*index < max_rows) end = std::max(end, *index + 1);
    } else {
      result.unnamed.push_back(&child);
    }
    ends.push_back(end);
  }
  document::sort(named, std::less<>());
  result.appended.reserve(list.values.size());
  std::uint64_t next = 0;
  for (std::size_t at = 0; at < list.values.size(); ++at) {
    if (is_unfilled(list.values[at])) continue;
    const std::uint32_t before = list.children_before[at];
    if (before > 0) next = std::max(next, ends[before - 1]);
    for (auto same = std::lower_bound(named.begin(), named.end(), next); same != named.end() && *same == next;
         ++same)
      ++next;
    FormNode& row = result.appended.emplace_back(std::to_string(next));
    row.add(list.values[at]);
    result.rows.push_back({next++, &row});
  }
  return result;
}

}  // namespace resume_patch::endpoint
