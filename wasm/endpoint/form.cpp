#include "endpoint/form.h"

#include <algorithm>

#include "document/json_writer.h"
#include "document/order.h"
#include "document/pointer.h"
#include "document/text.h"
#include "endpoint/coerce.h"
#include "schema/keyword.h"

namespace resume_patch::endpoint {

using document::JsonObject;
using document::JsonWriter;
using document::Path;
using schema::Keyword;
using schema::Severity;
using validate::Issue;

namespace {

/// The names of a form as a tree, in the order in which they came.
struct FormNode {
  std::string token;
  std::vector<FormNode> children;
  std::vector<Value> given;

  FormNode& child(const std::string& name) {
    for (FormNode& one : children) {
      if (one.token == name) return one;
    }
    children.push_back({name, {}, {}});
    return children.back();
  }
};

FormNode tree_of(Value entries) {
  FormNode root;
  for (const Value entry : entries.items()) {
    const auto name = entry.item(0);
    const auto value = entry.item(1);
    if (!name || !value || !name->is_string()) continue;
    const std::string text = name->string();
    const auto pointer = text.empty() ? std::nullopt : document::split_pointer(text);
    FormNode* node = &root;
    // A name that starts with "/" and is no pointer is a name like any other.
    const bool is_pointer = pointer && pointer->size() <= document::max_supported_depth;
    for (const std::string& token : is_pointer ? *pointer : std::vector{text}) node = &node->child(token);
    node->given.push_back(*value);
  }
  return root;
}

class FormReader {
 public:
  explicit FormReader(const Program& program) : program_(program) {}

  /// Appends the object that the node's children make.
  void write_object(std::string& out, const FormNode& node, SchemaId schema, const Path& path) {
    out += '{';
    for (const FormNode& child : node.children) {
      const std::size_t before = out.size();
      if (out.back() != '{') out += ',';
      document::append_quoted(out, child.token);
      out += ':';
      if (!write_member(out, child, schema, Path(path, child.token))) out.resize(before);
    }
    out += '}';
  }

  std::vector<Issue> issues;

 private:
  bool write_member(std::string& out, const FormNode& node, SchemaId parent, const Path& path) {
    const SchemaId schema = member_schema(program_, parent, node.token);
    if (schema == schema::no_schema) {
      report_unknown(node, *path.parent());
      return false;
    }
    if (program_.is_read_only(schema)) {
      report(path, schema::name_of(Keyword::read_only), Severity::warning, JsonObject());
      return false;
    }
    return write_node(out, node, schema, path);
  }

  /// False, and nothing written, where nothing of it can be a value: a misnamed field must not empty what is
  /// stored.
  bool write_node(std::string& out, const FormNode& node, SchemaId schema, const Path& path) {
    const Facts facts = facts_of(program_, schema);
    const bool is_list = facts.is(Type::array) || (facts.types == 0 && has_items(node, schema));
    const bool is_scalar = facts.types != 0 && !is_list && !facts.is(Type::object);
    if (node.children.empty() || is_scalar) {
      for (const FormNode& child : node.children) report_unknown(child, path);
      if (is_list) return write_list(out, node, schema, path);
      return !node.given.empty() && write_scalar(out, node.given.back(), schema, path);
    }
    const std::size_t before = out.size();
    if (is_list) {
      write_items(out, node, schema, path);
    } else {
      write_object(out, node, schema, path);
    }
    std::string refused;  // A text cannot stand beside what its parts say.
    if (!node.given.empty()) static_cast<void>(write_scalar(refused, node.given.back(), schema, path));
    if (out.size() > before + 2) return true;
    out.resize(before);
    return false;
  }

  /// Whether what may be a list is given as one.
  [[nodiscard]] bool has_items(const FormNode& node, SchemaId schema) const {
    return !node.children.empty() && (types_of(program_, schema) & bit_of(Type::array)) != 0 &&
           std::all_of(node.children.begin(), node.children.end(),
                       [](const FormNode& child) { return document::array_index(child.token).has_value(); });
  }

  void report_unknown(const FormNode& node, const Path& parent) {
    report(Path(parent, node.token), schema::unknown_property_code, Severity::warning,
           JsonObject().with("property", node.token));
  }

  /// Items named by pointers, in the order of their indexes. Gaps close: what a form does not show it does
  /// not mean.
  void write_items(std::string& out, const FormNode& node, SchemaId schema, const Path& path) {
    struct Item {
      std::uint32_t index;
      const FormNode* node;
    };
    std::vector<Item> items;
    for (const FormNode& child : node.children) {
      if (const auto index = document::array_index(child.token)) {
        items.push_back({*index, &child});
      } else {
        report_unknown(child, path);
      }
    }
    const auto order = document::sorted_positions(items.size(), [&](std::uint32_t left, std::uint32_t right) {
      return items[left].index < items[right].index;
    });
    out += '[';
    for (const std::uint32_t position : order) {
      const Item& item = items[position];
      const std::size_t before = out.size();
      if (out.back() != '[') out += ',';
      if (!write_node(out, *item.node, item_schema(program_, schema), Path(path, item.index)))
        out.resize(before);
    }
    out += ']';
  }

  /// A repeated name. An empty text is a row that was not filled in.
  bool write_list(std::string& out, const FormNode& node, SchemaId schema, const Path& path) {
    out += '[';
    std::uint32_t position = 0;
    for (const Value value : node.given) {
      const bool is_nothing = value.is_array() || value.kind() == document::Kind::boolean ||
                              (value.is_string() && value.slice().empty());
      if (is_nothing) continue;
      const std::size_t before = out.size();
      if (position > 0) out += ',';
      if (write_scalar(out, value, item_schema(program_, schema), Path(path, position))) {
        ++position;
      } else {
        out.resize(before);
      }
    }
    out += ']';
    return true;
  }

  bool write_scalar(std::string& out, Value value, SchemaId schema, const Path& path) {
    const std::string text = value.is_string()   ? value.string()
                             : value.is_object() ? file_name(value)
                                                 : std::string();
    if (schema != schema::no_schema && !value.is_object() && append_input(out, program_, schema, text))
      return true;
    issues.push_back({path.pointer(),
                      schema::name_of(Keyword::type),
                      Severity::error,
                      params_of_input(program_, schema, value.is_object() ? "file" : "string", text),
                      {}});
    return false;
  }

  static std::string file_name(Value value) {
    const auto name = value.find("file");
    return name && name->is_string() ? name->string() : std::string();
  }

  void report(const Path& path, std::string_view code, Severity severity, JsonObject&& params) {
    issues.push_back({path.pointer(), code, severity, params.take(), {}});
  }

  const Program& program_;
};

/// Nothing is known of what is in such an item, so that a form cannot show it, and a list that a form gives
/// back without it would have lost it.
bool holds_unknown_items(const Program& program, Value list, SchemaId schema) {
  const SchemaId items = item_schema(program, schema);
  if (items == schema::no_schema || types_of(program, items) != 0) return false;
  for (const Value item : list.items()) {
    if (item.is_container()) return true;
  }
  return false;
}

void add_fields(const Program& program, SchemaId schema, Value value, const Path& path, JsonWriter& form) {
  if (schema == schema::no_schema || program.is_read_only(schema)) return;
  if (value.is_object()) {
    for (const Value::Member member : value.members()) {
      const std::string name = member.key.string();
      add_fields(program, member_schema(program, schema, name), member.value, Path(path, name), form);
    }
    return;
  }
  if (value.is_array()) {
    if (holds_unknown_items(program, value, schema)) return;
    std::uint32_t position = 0;
    for (const Value item : value.items()) {
      add_fields(program, item_schema(program, schema), item, Path(path, position++), form);
    }
    return;
  }
  const bool is_top_level = path.parent() != nullptr && path.parent()->parent() == nullptr;
  const bool named = is_top_level && path.name().substr(0, 1) != "/";  // Such a name would read as a pointer.
  form.key(named ? std::string(path.name()) : path.pointer());
  form.text(form_text(value));
}

}  // namespace

FormValue from_form(const Program& program, SchemaId root, Value entries) {
  FormReader reader(program);
  FormValue result;
  const FormNode tree = tree_of(entries);
  reader.write_object(result.json, tree, root, Path());
  result.issues = std::move(reader.issues);
  return result;
}

std::string to_form(const Program& program, SchemaId root, Value resource) {
  std::string text;
  JsonWriter form(text);
  form.begin('{');
  add_fields(program, root, resource, Path(), form);
  form.end('}');
  return text;
}

}  // namespace resume_patch::endpoint
