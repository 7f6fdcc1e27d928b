// update(): applies the values of a form to a stored resource.
#include <algorithm>

#include "document/members.h"
#include "document/reader.h"
#include "endpoint/coerce.h"
#include "endpoint/endpoint.h"
#include "endpoint/form.h"
#include "endpoint/removal.h"
#include "endpoint/row_match.h"
#include "endpoint/unordered_lists.h"

namespace resume_patch::endpoint {

using document::OptionalValue;

namespace {

/// The location of a value.
struct MemberContext {
  SchemaId schema = schema::no_schema;
  bool in_list = false;  ///< Inside a list, at any depth. A list is sent whole, so a member can be left out.
  SchemaId object = schema::no_schema;  ///< Of the object that contains the member.
  std::string_view name;                ///< Of the member.
};

/// Writes the resource that results from applying the values of a form.
class UpdateWriter {
 public:
  UpdateWriter(const Program& program, const ListIdentities& identities, bool replaces)
      : program_(program), identities_(identities), replace_objects_(replaces) {}

  void write_root(std::string& out, SchemaId root, Value stored, Value given) {
    write_members(out, {root, false, schema::no_schema, {}}, stored, given, true);
  }

 private:
  /// Writes the value that results from a form's value and a stored one. Returns false, and appends nothing,
  /// if there is none.
  bool write(std::string& out, const MemberContext& context, OptionalValue stored, Value given) {
    if (!given.is_container()) return write_scalar(out, context, stored, given);
    const bool is_known = context.schema != schema::no_schema;
    if (!is_known && context.in_list && given.is_array()) {
      write_untyped_items(out, replace_objects_ ? std::nullopt : stored, given);
      return true;
    }
    const bool is_gap = given.is_object() && given.size() == 0 && (is_known || context.in_list);
    if (stored && is_gap && !replace_objects_) return write_stored(out, stored);
    if (stored && stored->kind() == given.kind() && is_known) {
      if (given.is_array()) return write_list(out, context, *stored, given);
      write_members(out, context, *stored, given, !replace_objects_);
      return true;
    }
    if (!is_known || replace_objects_) {
      document::write(out, given);
      return true;
    }
    const bool is_empty_list = given.is_array() && given.size() == 0;
    const bool has_value = stored && !stored->is_null();
    if (write_new(out, context.schema, given)) return true;
    if (!has_value || !is_empty_list) return write_stored(out, stored);
    document::write(out, given);
    return true;
  }

  /// Appends an untyped list within another as it is given. Rows that the form does not name stay as they are
  /// stored.
  static void write_untyped_items(std::string& out, OptionalValue stored, Value given) {
    const Value before = stored && stored->is_array() ? *stored : Value(&document::empty_list);
    auto item = before.items().begin();
    out += '[';
    for (const Value row : rows_over(before, given)) {
      OptionalValue counterpart;
      if (item != before.items().end()) {
        counterpart = *item;
        ++item;
      }
      if (out.back() != '[') out += ',';
      const bool is_gap = row.is_object() && row.size() == 0;
      if (row.is_array()) {
        write_untyped_items(out, counterpart, row);
      } else {
        document::write(out, is_gap && counterpart ? *counterpart : row);
      }
    }
    out += ']';
  }

  static bool write_stored(std::string& out, OptionalValue stored) {
    if (stored) document::write(out, *stored);
    return stored.has_value();
  }

  /// Keeps members that the form does not give, because a form may not show them.
  void write_members(std::string& out, const MemberContext& context, Value stored, Value given,
                     bool others_stay) {
    out += '{';
    for (document::MemberPairs pairs(given, stored); pairs.next();) {
      const OptionalValue before = pairs.after();
      const OptionalValue after = pairs.before();
      if (!after && !others_stay) continue;
      const std::size_t start = out.size();
      if (out.back() != '{') out += ',';
      document::write_key(out, pairs.key());
      if (!after) {
        document::write(out, *before);
        continue;
      }
      const std::string name = pairs.key().string();
      const MemberContext member = {member_schema(program_, context.schema, name), context.in_list,
                                    context.schema, name};
      if (!write(out, member, before, *after)) out.resize(start);
    }
    out += '}';
  }

  /// Removes a list that loses its last item, if the schema does not allow an empty list.
  bool write_list(std::string& out, const MemberContext& context, Value stored, Value given) {
    const std::size_t start = out.size();
    write_rows(out, context, stored, given);
    const bool is_emptied = out.size() == start + 2 && stored.size() > 0;
    if (!is_emptied || replace_objects_) return true;
    const Removal left = removal_of_list(program_, context.schema, can_be_left_out(context));
    if (left == Removal::empty_list) return true;
    out.resize(start);
    if (left == Removal::null) out += "null";
    return left == Removal::null;
  }

  /// Leaves out rows that were emptied or never filled in.
  void write_rows(std::string& out, const MemberContext& context, Value stored, Value given) {
    const SchemaId items = item_schema(program_, context.schema);
    if (write_reordered_list(out, program_, context.schema, stored, given)) return;
    const std::string_view identity = identity_in(program_, identities_, context.schema);
    const std::vector<Value> rows = rows_over(stored, given);
    const RowMatch match(program_, items, identity, stored, rows);
    const MemberContext item = {items, true, schema::no_schema, {}};
    std::uint32_t row = 0;
    std::uint32_t hidden = 0;
    out += '[';
    for (const Value value : rows) {
      const std::uint32_t at = match.stored_of()[row++];
      if (at != RowMatch::none) hidden = write_hidden_rows(out, items, match, hidden, at);
      const std::size_t start = out.size();
      if (out.back() != '[') out += ',';
      const bool is_item = at == RowMatch::none ? write_new_row(out, items, value)
                                                : write_row(out, item, match.stored()[at], value);
      if (!is_item) out.resize(start);
    }
    const auto end = static_cast<std::uint32_t>(match.stored().size());
    if (!rows.empty()) write_hidden_rows(out, items, match, hidden, end);
    out += ']';
  }

  bool write_row(std::string& out, const MemberContext& item, Value stored, Value given) {
    if (is_emptied_scalar(given) && !stored.is_container())
      return is_untouched(program_, item.schema, stored, given) && write_stored(out, stored);
    return write(out, item, stored, given);
  }

  bool write_new_row(std::string& out, SchemaId items, Value given) {
    if (items == schema::no_schema || !replace_objects_) return write_new(out, items, given);
    document::write(out, given);
    return true;
  }

  /// Appends the stored items between two positions that a form cannot show and that have no row. Returns the
  /// next position.
  std::uint32_t write_hidden_rows(std::string& out, SchemaId items, const RowMatch& match, std::uint32_t from,
                                  std::uint32_t to) {
    if (replace_objects_) return from;
    for (; from < to; ++from) {
      const Value item = match.stored()[from];
      if (match.is_paired(from) || items == schema::no_schema || is_shown(program_, items, item)) continue;
      if (out.back() != '[') out += ',';
      document::write(out, item);
    }
    return from;
  }

  /// Appends a new value without its emptied members. Returns false if nothing is left.
  bool write_new(std::string& out, SchemaId schema, Value given) {
    if (schema == schema::no_schema) {
      if (given.is_array()) {
        write_untyped_items(out, std::nullopt, given);
      } else {
        document::write(out, given);
      }
      return true;
    }
    if (!given.is_container()) {
      if (is_emptied_scalar(given)) return false;
      document::write(out, given);
      return true;
    }
    if (is_blank(given)) return false;
    const char closing = given.is_object() ? '}' : ']';
    const char opening = given.is_object() ? '{' : '[';
    out += opening;
    for (const Value::Member member : given.members()) {
      const std::size_t start = out.size();
      if (out.back() != opening) out += ',';
      document::write_key(out, member.key);
      if (!write_new(out, member_schema(program_, schema, member.key.string()), member.value))
        out.resize(start);
    }
    for (const Value item : rows_over(Value(&document::empty_list), given)) {
      const std::size_t start = out.size();
      if (out.back() != opening) out += ',';
      if (!write_new(out, item_schema(program_, schema), item)) out.resize(start);
    }
    out += closing;
    return true;
  }

  bool write_scalar(std::string& out, const MemberContext& context, OptionalValue stored, Value given) {
    if (is_untouched(program_, context.schema, stored, given)) return write_stored(out, stored);
    if (stored && !stored->is_null() && is_emptied_scalar(given))
      return write_emptied(out, context, *stored, given);
    if (!append_as_stored_type(out, types_of(program_, context.schema), stored, given))
      document::write(out, given);
    return true;
  }

  /// Removes the stored value of an empty control in the first way that the schema allows. If there is none,
  /// writes null, which raises an issue.
  bool write_emptied(std::string& out, const MemberContext& context, Value stored, Value given) {
    if (context.schema == schema::no_schema) {
      document::write(out, given);
      return true;
    }
    // "" for a boolean that may be null is an unchecked box.
    const bool is_box = given.is_string() && stored.kind() == document::Kind::boolean &&
                        accepts_null(program_, context.schema);
    const Removal left =
        is_box ? Removal::unchecked : removal_of(program_, context.schema, can_be_left_out(context), stored);
    if (left == Removal::left_out) return false;
    const bool is_text = left == Removal::empty_text || may_be_empty_text(context.schema);
    if (given.is_string() && left != Removal::unchecked && is_text) {
      out += "\"\"";
    } else {
      out += given.is_string() && left == Removal::unchecked ? "false" : "null";
    }
    return true;
  }

  [[nodiscard]] bool can_be_left_out(const MemberContext& context) const {
    const bool is_required =
        context.object != schema::no_schema && requires_member(program_, context.object, context.name);
    return context.in_list && !is_required;
  }

  /// Returns true if "" is valid, including its length.
  [[nodiscard]] bool may_be_empty_text(SchemaId schema) const {
    if (schema == schema::no_schema) return true;
    if (!allows_empty_text(program_, schema)) return false;
    const std::vector<SchemaId> subschemas = program_.in_place_subschemas(schema, false);
    return std::all_of(subschemas.begin(), subschemas.end(), [&](SchemaId subschema) {
      const auto& text = program_[subschema].string;
      return !text || text->min_length == 0;
    });
  }

  const Program& program_;
  const ListIdentities& identities_;
  bool replace_objects_;
};

}  // namespace

Patch Endpoint::update(Value base, Value values, const PatchOptions& options) const {
  RequestFormResource before = to_request_form(base);
  const RequestFormResource given = to_request_form(values);
  std::string text;
  UpdateWriter(program_, identities(), options.replace_objects)
      .write_root(text, request_, before.root, given.root);
  auto whole = std::make_unique<Document>(document::read_trusted(text));
  const Value root = whole->root();
  return make_patch(std::move(before), {std::move(whole), root}, options);
}

}  // namespace resume_patch::endpoint
