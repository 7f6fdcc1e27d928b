#include "endpoint/form.h"

#include <algorithm>

#include "document/argsort.h"
#include "document/json.h"
#include "document/pointer.h"
#include "document/text.h"
#include "endpoint/coerce.h"
#include "endpoint/form_tree.h"
#include "endpoint/row_fields.h"
#include "schema/keyword.h"

namespace resume_patch::endpoint {

using document::Json;
using document::Path;
using schema::Keyword;
using schema::Severity;
using validate::Issue;

namespace {

/// The number of list positions that are filled in one form.
constexpr std::uint32_t max_gaps = 1'000'000;

/// The two texts of a FormValue, written in parallel.
class FormTexts {
 public:
  struct Positions {
    std::size_t body;
    std::size_t edit;
  };

  [[nodiscard]] Positions positions() const { return {body.size(), edit.size()}; }
  void reset(Positions to) {
    body.resize(to.body);
    edit.resize(to.edit);
  }
  void append(std::string_view text) {
    body.append(text);
    edit.append(text);
  }
  /// Appends a comma to each text that already has a member or an item.
  void separate() {
    for (std::string* text : {&body, &edit}) {
      if (text->back() != '{' && text->back() != '[') *text += ',';
    }
  }

  std::string body;
  std::string edit;
};

/// The kind of text that was written for a field.
enum class WriteResult : std::uint8_t {
  nothing,  ///< No text was appended.
  blank,    ///< Only emptied controls and unchecked boxes.
  value
};

class FormReader {
 public:
  explicit FormReader(const Program& program) : program_(program) {}

  /// Appends the object of a node's children. Appends nothing if no child is a value: a misnamed field must
  /// not remove the stored object.
  WriteResult write_object(const FormNode& node, SchemaId schema, const Path& path) {
    const FormTexts::Positions start = texts.positions();
    WriteResult written = WriteResult::nothing;
    texts.append("{");
    for (const FormNode& child : node.children()) {
      written = std::max(written, write_member(child, schema, Path(path, child.token())));
    }
    texts.append("}");
    return finish(written, start);
  }

  FormTexts texts;
  std::vector<Issue> issues;

 private:
  WriteResult write_member(const FormNode& node, SchemaId parent, const Path& path) {
    const SchemaId schema = member_schema(program_, parent, node.token());
    if (schema == schema::no_schema) {
      report_unknown(node, *path.parent());
      return WriteResult::nothing;
    }
    if (program_.is_read_only(schema)) {
      report(path, schema::name_of(Keyword::read_only), Severity::warning, Json::object());
      return WriteResult::nothing;
    }
    const FormTexts::Positions before = texts.positions();
    texts.separate();
    std::string key;
    document::append_quoted(key, node.token());
    texts.append(key.append(":"));
    const FormTexts::Positions after_key = texts.positions();
    const WriteResult written = write_node(node, schema, path);
    if (written == WriteResult::nothing) texts.reset(before);
    // An emptied field without an empty value is in the text of the edit only.
    if (texts.body.size() == after_key.body) texts.body.resize(before.body);
    return written;
  }

  WriteResult write_node(const FormNode& node, SchemaId schema, const Path& path) {
    const bool has_parts = !node.children().empty();
    const bool are_indexes =
        std::all_of(node.children().begin(), node.children().end(),
                    [](const FormNode& child) { return document::row_index(child.token()).has_value(); });
    const bool is_repeated = node.is_repeatable || node.values.size() > 1;
    const FormKind form_kind = form_kind_of(program_, schema, has_parts, are_indexes, is_repeated);
    if (!has_parts || form_kind == FormKind::scalar) {
      for (const FormNode& child : node.children()) report_unknown(child, path);
      if (form_kind == FormKind::list) return write_list(node, schema, path);
      return node.values.empty() ? WriteResult::nothing : write_given(node, schema, path);
    }
    if (form_kind == FormKind::list) return write_items(node, schema, path);
    // An object has no text of its own.
    for (const Value value : node.values) {
      if (!is_unfilled(value)) report_unconvertible(value, schema, path, schema::name_of(Type::object));
    }
    return write_object(node, schema, path);
  }

  void report_unknown(const FormNode& node, const Path& parent) {
    report(Path(parent, node.token()), schema::unknown_property_code, Severity::warning,
           make_object({{"property", node.token()}}));
  }

  /// Removes an empty container: from both texts, or from the body only.
  WriteResult finish(WriteResult written, FormTexts::Positions start) {
    if (written == WriteResult::nothing) texts.reset(start);
    if (texts.body.size() == start.body + 2) texts.body.resize(start.body);
    return written;
  }

  /// Writes items by their indexes. A missing position is {} in the text of the edit; the body has no such
  /// gaps. An index that is no position, such as a timestamp, only orders its row, which follows all others.
  WriteResult write_items(const FormNode& node, SchemaId schema, const Path& path) {
    const FormRows rows = rows_of(node);
    for (const FormNode* const child : rows.unnamed) report_unknown(*child, path);
    const std::vector<FormRow>& items = rows.rows;
    const auto order = document::argsort(items.size(), [&](std::uint32_t left, std::uint32_t right) {
      return items[left].index < items[right].index;
    });
    const FormTexts::Positions start = texts.positions();
    WriteResult written = WriteResult::nothing;
    std::uint64_t next = 0;
    bool is_appended = false;
    texts.append("[");
    for (const std::uint32_t position : order) {
      const FormRow& item = items[position];
      if (!is_appended && item.index - next > max_gaps - gaps_) {
        is_appended = true;
        write_rest_of_rows();
      }
      if (!is_appended) gaps_ += static_cast<std::uint32_t>(item.index - next);
      for (; !is_appended && next < item.index; ++next) write_gap();
      written = std::max(written, write_item(*item.node, form_items(program_, schema),
                                             Path(path, std::string_view(item.node->token()))));
      ++next;
    }
    texts.append("]");
    return finish(written, start);
  }

  void write_gap() {
    if (texts.edit.back() != '[') texts.edit += ',';
    texts.edit += "{}";
  }

  void write_rest_of_rows() {
    if (texts.edit.back() != '[') texts.edit += ',';
    append_rest_of_rows(texts.edit);
  }

  WriteResult write_item(const FormNode& node, SchemaId schema, const Path& path) {
    const FormTexts::Positions before = texts.positions();
    texts.separate();
    const WriteResult written =
        schema == schema::no_schema ? WriteResult::nothing : write_node(node, schema, path);
    if (written == WriteResult::nothing) {
      texts.reset(before);
      write_gap();
    }
    if (written == WriteResult::blank) texts.body.resize(before.body);
    return written;
  }

  /// Writes the values of a repeated name. An empty text is an empty row.
  WriteResult write_list(const FormNode& node, SchemaId schema, const Path& path) {
    WriteResult written = WriteResult::blank;
    std::uint32_t position = 0;
    texts.append("[");
    for (const Value value : node.values) {
      if (is_unfilled(value)) continue;
      const FormTexts::Positions before = texts.positions();
      texts.separate();
      if (write_scalar(value, form_items(program_, schema), Path(path, position)) == WriteResult::value) {
        written = WriteResult::value;
        ++position;
      } else {
        texts.reset(before);
      }
    }
    texts.append("]");
    return written;
  }

  /// Writes the last of several values, or true if a boolean has any true value.
  WriteResult write_given(const FormNode& node, SchemaId schema, const Path& path) {
    if (node.values.size() > 1 && types_of(program_, schema) == bit_of(Type::boolean)) {
      for (const Value value : node.values) {
        std::string text;
        if (value.is_string() && append_input(text, program_, schema, value.string()) && text == "true")
          return write_scalar(value, schema, path);
      }
    }
    return write_scalar(node.values.back(), schema, path);
  }

  WriteResult write_scalar(Value value, SchemaId schema, const Path& path) {
    if (schema == schema::no_schema) return report_unconvertible(value, schema, path);
    const unsigned types = types_of(program_, schema);
    const bool may_be_flag = types == 0 || (types & bit_of(Type::boolean)) != 0;
    if (value.kind() == document::Kind::boolean && may_be_flag) {
      texts.body += "false";
      // If null is allowed, the stored value decides whether this is an edit.
      texts.edit += accepts_null(program_, schema) ? "\"\"" : "false";
      return WriteResult::blank;
    }
    const std::string text = value.is_string() ? value.string() : std::string();
    if (value.is_object()) return report_unconvertible(value, schema, path);
    if (has_no_empty_value(program_, schema, text)) {
      texts.edit += "null";
      return WriteResult::blank;
    }
    std::string converted;
    if (!append_input(converted, program_, schema, text)) return report_unconvertible(value, schema, path);
    if (converted == "false" && is_empty_input(types, text)) {
      texts.body += converted;
      texts.edit += "\"\"";
      return WriteResult::blank;
    }
    texts.append(converted);
    return converted == "null" || converted == "\"\"" ? WriteResult::blank : WriteResult::value;
  }

  WriteResult report_unconvertible(Value value, SchemaId schema, const Path& path,
                                   std::string_view expected = {}) {
    std::string text = value.is_string() ? value.string() : std::string();
    std::string_view actual = "string";
    if (value.is_object()) {
      for (const Value::Member member : value.members()) {
        if (member.key.string() == "file") {
          actual = "file";
        } else if (expected.empty()) {
          expected = "any";  // The text is invalid, not its type.
        }
        text = member.value.string();
      }
    }
    issues.push_back({path.pointer(),
                      schema::name_of(Keyword::type),
                      Severity::error,
                      input_issue_params(program_, schema, actual, text, expected),
                      {}});
    return WriteResult::nothing;
  }

  void report(const Path& path, std::string_view code, Severity severity, Json&& params) {
    issues.push_back({path.pointer(), code, severity, std::move(params), {}});
  }

  const Program& program_;
  std::uint32_t gaps_ = 0;
};

}  // namespace

FormValue from_form(const Program& program, SchemaId root, Value entries) {
  FormReader reader(program);
  const FormNode tree = tree_of(program, root, entries);
  static_cast<void>(reader.write_object(tree, root, Path()));
  if (reader.texts.body.empty()) reader.texts.body = "{}";
  if (reader.texts.edit.empty()) reader.texts.edit = "{}";
  return {std::move(reader.texts.body), std::move(reader.texts.edit), std::move(reader.issues)};
}

}  // namespace resume_patch::endpoint
