#include "endpoint/form_tree.h"

#include "document/limits.h"
#include "document/pointer.h"
#include "document/words.h"

namespace resume_patch::endpoint {

namespace {

constexpr std::size_t few_children = 8;

/// Splits "a.b[0].c[]" at its dots and brackets. "[]" at the end says that the name may repeat.
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
    for (const std::string& token : form_path(program, root, name->string())) node = &node->child(token);
    node->given.push_back(*value);
  }
  return tree;
}

std::vector<std::string> form_path(const Program& program, SchemaId root, std::string_view name) {
  const auto is_supported = [](const std::vector<std::string>& path) {
    return path.size() <= document::max_supported_depth;
  };
  if (name.substr(0, 1) == "/") {
    const auto pointer = document::split_pointer(name);
    // A name that starts with "/" and is no pointer is a name like any other.
    if (pointer && is_supported(*pointer)) return *pointer;
  } else if (name.find_first_of(".[") != std::string_view::npos && !has_property(program, root, name)) {
    std::vector<std::string> path = split_name(name);
    if (is_supported(path) && has_property(program, root, path.front())) return path;
  }
  return {std::string(name)};
}

Reading reading_of(const Program& program, SchemaId schema, bool has_parts, bool are_indexes) {
  const Facts facts = facts_of(program, schema);
  if (facts.is(Type::array)) return Reading::list;
  if (!has_parts) return Reading::scalar;
  if (facts.is(Type::object)) return Reading::object;
  if (facts.types != 0) return Reading::scalar;
  const bool may_be_list = (types_of(program, schema) & bit_of(Type::array)) != 0;
  return may_be_list && are_indexes ? Reading::list : Reading::object;
}

}  // namespace resume_patch::endpoint
