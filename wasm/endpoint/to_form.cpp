// Converts a resource to the texts of a form.
#include <algorithm>

#include "document/json_writer.h"
#include "document/pointer.h"
#include "endpoint/coerce.h"
#include "endpoint/form.h"
#include "endpoint/form_tree.h"

namespace resume_patch::endpoint {

using document::JsonWriter;
using document::Path;

namespace {

/// Returns true if an item of an untyped list is a container. A form cannot show it and would return the list
/// without it.
bool holds_unknown_items(const Program& program, Value list, SchemaId schema) {
  const SchemaId items = item_schema(program, schema);
  if (items == schema::no_schema || types_of(program, items) != 0) return false;
  for (const Value item : list.items()) {
    if (item.is_container()) return true;
  }
  return false;
}

bool are_indexes(Value object) {
  for (const Value::Member member : object.members()) {
    if (!document::row_index(member.key.string())) return false;
  }
  return true;
}

/// Shows the scalars of a resource. A value is shown only if `from_form` reads its text as the same value.
class FormWriter {
 public:
  FormWriter(const Program& program, SchemaId root, JsonWriter* form)
      : program_(program), root_(root), form_(form) {}

  /// Returns true if anything was shown. Without a writer it stops at the first scalar.
  bool show(SchemaId schema, Value value, const Path& path) {
    if (schema == schema::no_schema || program_.is_read_only(schema)) return false;
    if (value.is_object()) return show_members(schema, value, path);
    if (value.is_array()) return show_items(schema, value, path);
    const EffectiveSchema effective = effective_schema(program_, schema);
    if (effective.has_only_type(Type::array) || effective.has_only_type(Type::object)) return false;
    if (is_in_variants_ && !is_readable(schema, value)) return false;
    if (form_ != nullptr) {
      form_->key(name_of(path));
      form_->text(form_text(value));
    }
    return true;
  }

  bool show_members(SchemaId schema, Value object, const Path& path) {
    const bool is_root = path.parent() == nullptr;
    if (!is_root && form_kind_of(program_, schema, true, are_indexes(object)) != FormKind::object)
      return false;
    // If only members named by indexes were shown, from_form() would read a list.
    const bool hides_indexes = !is_root && form_kind_of(program_, schema, true, true) != FormKind::object;
    const bool around = is_in_variants_;
    is_in_variants_ = around || program_.in_place_subschemas(schema, true).size() >
                                    program_.in_place_subschemas(schema, false).size();
    const bool shows = show_each(schema, object, path, hides_indexes);
    is_in_variants_ = around;
    return shows;
  }

 private:
  bool show_each(SchemaId schema, Value object, const Path& path, bool hides_indexes) {
    bool shows = false;
    for (const Value::Member member : object.members()) {
      const std::string name = member.key.string();
      if (hides_indexes && document::row_index(name)) continue;
      shows = show(member_schema(program_, schema, name), member.value, Path(path, name)) || shows;
      if (shows && form_ == nullptr) return true;
    }
    return shows;
  }

  /// Returns true if from_form() can read the text of a value. In an object with variants, the schema of a
  /// member may be that of another variant.
  [[nodiscard]] bool is_readable(SchemaId schema, Value value) const {
    const std::string text = form_text(value);
    std::string read;
    return has_no_empty_value(program_, schema, text) || append_input(read, program_, schema, text);
  }

  bool show_items(SchemaId schema, Value list, const Path& path) {
    if (form_kind_of(program_, schema, true, true) != FormKind::list) return false;
    if (holds_unknown_items(program_, list, schema)) return false;
    // is_shown() considers an item alone.
    const bool around = is_in_variants_;
    is_in_variants_ = false;
    bool shows = false;
    std::uint32_t position = 0;
    for (const Value item : list.items()) {
      shows = show(item_schema(program_, schema), item, Path(path, position++)) || shows;
      if (shows && form_ == nullptr) break;
    }
    is_in_variants_ = around;
    return shows;
  }

  /// Returns the name of a root property if form_path() reads it as such, else a pointer.
  [[nodiscard]] std::string name_of(const Path& path) const {
    const bool is_top_level = path.parent() != nullptr && path.parent()->parent() == nullptr;
    if (is_top_level && !path.is_index()) {
      const std::vector<std::string> steps = form_path(program_, root_, path.name());
      if (steps.size() == 1 && steps.front() == path.name()) return std::string(path.name());
    }
    return path.pointer();
  }

  const Program& program_;
  SchemaId root_;
  JsonWriter* form_;
  bool is_in_variants_ = false;  ///< The value is inside an object that has variants.
};

}  // namespace

std::string to_form(const Program& program, SchemaId root, Value resource) {
  std::string text;
  JsonWriter form(text);
  form.begin('{');
  static_cast<void>(FormWriter(program, root, &form).show_members(root, resource, Path()));
  form.end('}');
  return text;
}

bool is_shown(const Program& program, SchemaId schema, Value value) {
  const Path root;
  return FormWriter(program, schema, nullptr).show(schema, value, Path(root, 0));
}

}  // namespace resume_patch::endpoint
