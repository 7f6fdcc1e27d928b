#include "draft/field.h"

#include <algorithm>

#include "diff/identity.h"
#include "document/argsort.h"
#include "document/equality.h"
#include "document/reader.h"
#include "document/text.h"
#include "draft/edited_value.h"

namespace resume_patch::draft {

namespace {

using schema::Schema;

/// Walks from the root to the field.
class FieldFinder {
 public:
  FieldFinder(const FieldContext& context, Field& field)
      : context_(context),
        program_(context.endpoint.program()),
        diff_schemas_(context.endpoint.diff_schema().schemas),
        field_(field),
        schema_(context.endpoint.request()),
        diff_schema_(context.endpoint.diff_schema().root),
        base_(context.base),
        stored_(context.stored) {}

  bool step_into(DraftNode& next);
  bool finish();

 private:
  [[nodiscard]] bool is_leaf(const DraftNode& node) const { return &node == field_.node; }
  bool step_into_member(const DraftNode& next, std::string_view name);
  bool step_into_item(DraftNode& next);
  bool check_object(const Schema& schema, const DraftNode& next, std::string_view name);
  bool check_rules(const Schema& schema, const DraftNode& next, std::string_view name);
  bool find_base_of_item(DraftNode& next);
  void set_base(OptionalValue base, const DraftNode& next);

  const FieldContext& context_;
  const schema::Program& program_;
  const diff::DiffSchemas& diff_schemas_;
  Field& field_;
  SchemaId schema_;
  DiffSchemaId diff_schema_;
  OptionalValue base_;
  OptionalValue stored_;
};

/// Returns true if a container's schema has no keyword that the value of the field could affect.
bool checks_members_only(const Schema& schema, schema::Type type) {
  return !schema.composition && !schema.enumeration &&
         (schema.types == 0 || schema.types == static_cast<std::uint8_t>(type));
}

bool FieldFinder::step_into(DraftNode& next) {
  if (schema_ != schema::no_schema && context_.endpoint.has_aliases() &&
      endpoint::is_alias(program_, schema_)) {
    return false;
  }
  std::string scratch;
  return next.key ? step_into_member(next, next.key->text(scratch)) : step_into_item(next);
}

bool FieldFinder::step_into_member(const DraftNode& next, std::string_view name) {
  const diff::MemberSchema member_schema =
      diff::find_member_schema(diff_schemas_, diff_schemas_[diff_schema_], name);
  // The identity determines which item it is.
  const bool is_identity = is_leaf(next) && name == diff_schemas_[diff_schema_].identity;
  if (member_schema.access != diff::MemberAccess::writable || is_identity) return false;
  if (schema_ != schema::no_schema) {
    const Schema& schema = program_[schema_];
    if (!checks_members_only(schema, schema::Type::object) || !check_rules(schema, next, name)) return false;
    if (is_leaf(next) && name == schema.identity) return false;
    if (!check_object(schema, next, name)) return false;
  }
  diff_schema_ = member_schema.schema;
  stored_ = stored_ && stored_->is_object() ? stored_->find(name) : std::nullopt;
  if (!field_.is_new) set_base(base_ ? base_->find(name) : std::nullopt, next);
  return true;
}

bool FieldFinder::check_rules(const Schema& schema, const DraftNode& next, std::string_view name) {
  for (const schema::Rule& rule : schema.rules) {
    if (!rule.reads(name)) continue;
    if (rule.severity == schema::Severity::error) return false;
    if (is_leaf(next)) field_.is_read_by_others = true;
  }
  return true;
}

bool FieldFinder::check_object(const Schema& schema, const DraftNode& next, std::string_view name) {
  schema_ = schema::no_schema;
  if (!schema.object) return true;
  const schema::ObjectKeywords& keywords = *schema.object;
  if (keywords.min_properties != 0 || keywords.max_properties != schema::ObjectKeywords().max_properties)
    return false;
  if (is_leaf(next) && keywords.lists_as_required(name)) {
    // A missing required member has its issue at this path, even if the body lacks it.
    field_.is_read_by_others = true;
    field_.is_required = true;
    field_.can_be_null = false;
  }
  const int found = keywords.find(name, 0);
  if (found >= 0) {
    schema_ = keywords.properties[static_cast<std::size_t>(found)].schema;
  } else if (keywords.openness == schema::Openness::schema) {
    schema_ = keywords.additional;
  }
  return true;
}

bool FieldFinder::step_into_item(DraftNode& next) {
  field_.is_in_list = true;
  if (is_leaf(next)) {
    // An absent item is not a value.
    field_.is_required = true;
    field_.can_be_null = false;
  }
  if (field_.is_new ? next.origin < context_.first_new_origin : !find_base_of_item(next)) return false;
  if (schema_ != schema::no_schema) {
    const Schema& schema = program_[schema_];
    if (!checks_members_only(schema, schema::Type::array)) return false;
    schema_ = schema::no_schema;
    if (schema.list) {
      const schema::ListKeywords& keywords = *schema.list;
      if (keywords.unique || keywords.min_items != 0 ||
          keywords.max_items != schema::ListKeywords().max_items)
        return false;
      schema_ = keywords.items;
    }
  }
  diff_schema_ = diff_schemas_[diff_schema_].items;
  return true;
}

bool FieldFinder::find_base_of_item(DraftNode& next) {
  const std::string_view identity = diff_schemas_[diff_schemas_[diff_schema_].items].identity;
  // Without an identity, the match depends on the content of all items.
  if (identity.empty()) return false;
  auto& known = context_.identities;
  auto found = std::find_if(known.begin(), known.end(),
                            [&](const IdentityIndex& one) { return &one.list() == next.parent; });
  if (found == known.end()) {
    known.emplace_back(*next.parent, base_, identity);
    found = known.end() - 1;
  }
  if (!found->is_unambiguous()) return false;
  const std::uint32_t position = found->position_of(next);
  const bool is_in_base = position != IdentityIndex::none;
  stored_ = is_in_base && stored_ ? stored_->item(position) : std::nullopt;
  // The item with the same origin and the item with the same identity must be the same one.
  const bool is_known = is_in_base ? stored_ && context_.origins.of(*stored_) == next.origin
                                   : next.origin >= context_.first_new_origin;
  if (!is_known) return false;
  set_base(is_in_base ? OptionalValue(found->base_item(position)) : std::nullopt, next);
  return true;
}

// If the base has no such container, the container as a whole is one change.
void FieldFinder::set_base(OptionalValue base, const DraftNode& next) {
  base_ = base;
  if (!is_leaf(next)) field_.is_new = !base || base->kind() != next.value->kind();
}

bool FieldFinder::finish() {
  field_.is_alias = schema_ != schema::no_schema && context_.endpoint.has_aliases() &&
                    endpoint::is_alias(program_, schema_);
  field_.schema = schema_;
  field_.kind = input_type_of(program_, schema_);
  field_.base = field_.is_new ? std::nullopt : base_;
  field_.can_be_null = field_.can_be_null && diff_schemas_[diff_schema_].nullable &&
                       (schema_ == schema::no_schema || program_[schema_].nullable);
  return true;
}

}  // namespace

IdentityIndex::IdentityIndex(const DraftNode& list, OptionalValue base, std::string_view identity)
    : list_(list), identity_(identity) {
  std::vector<std::uint64_t> keys;
  const auto order_of = [&] {
    auto order = document::argsort(
        keys.size(), [&](std::uint32_t left, std::uint32_t right) { return keys[left] < keys[right]; });
    for (std::size_t at = 1; at < order.size(); ++at) {
      if (keys[order[at - 1]] == keys[order[at]]) is_unambiguous_ = false;
    }
    return order;
  };
  bool has_anonymous = false;
  EditedValue(list).for_each_item([&](Origin, const EditedValue& item) {
    const OptionalValue id = item.member(identity).value();
    if (diff::is_identity(id)) {
      keys.push_back(document::hash(*id));
    } else {
      has_anonymous = true;
    }
  });
  std::vector<std::uint64_t> item_keys;
  for (const std::uint32_t position : order_of()) item_keys.push_back(keys[position]);
  keys.clear();
  for (const Value item : base->items()) {
    const OptionalValue id = diff::identity_of(item, identity);
    if (!id) {
      is_unambiguous_ = false;
      return;
    }
    items_.push_back(item);
    keys.push_back(document::hash(*id));
  }
  order_ = order_of();
  for (const std::uint32_t position : order_) keys_.push_back(keys[position]);
  if (has_anonymous && !std::includes(item_keys.begin(), item_keys.end(), keys_.begin(), keys_.end()))
    is_unambiguous_ = false;
}

std::uint32_t IdentityIndex::position_of(const DraftNode& item) const {
  const OptionalValue id = EditedValue(item).member(identity_).value();
  if (!diff::is_identity(id)) return none;
  const auto found = std::lower_bound(keys_.begin(), keys_.end(), document::hash(*id));
  if (found == keys_.end() || *found != document::hash(*id)) return none;
  const std::uint32_t position = order_[static_cast<std::size_t>(found - keys_.begin())];
  return document::equal(*diff::identity_of(items_[position], identity_), *id) ? position : none;
}

std::optional<Field> find_field(DraftNode& node, const FieldContext& context) {
  // If empty values count as null, a change needs the full comparison.
  if (context.options.nulls != patch::Nulls::as_null || node.is_container()) return std::nullopt;
  if (!context.has_valid_required_members) return std::nullopt;
  std::vector<DraftNode*> ancestors;
  for (DraftNode* at = &node; at->parent != nullptr; at = at->parent) ancestors.push_back(at);
  if (ancestors.empty()) return std::nullopt;
  Field field;
  field.node = &node;
  field.member = ancestors.back();
  field.can_be_null = true;
  FieldFinder search(context, field);
  for (auto next = ancestors.rbegin(); next != ancestors.rend(); ++next) {
    if (!search.step_into(**next)) return std::nullopt;
  }
  if (!search.finish()) return std::nullopt;
  field.has_input = node.input != nullptr;
  field.status = assess_field(field, node.value, context);
  return field;
}

/// Returns true if the member may be absent.
static bool can_be_absent(const Field& field) {
  if (field.is_required) return false;
  return !field.base || (field.is_in_list && !field.base->is_null());
}

Value in_request_form(const Field& field, Value value, Document& scratch) {
  if (!field.is_alias || !field.kind.labels || !value.is_string()) return value;
  const std::string text = value.string();
  const auto code = endpoint::code_of_label(*field.kind.labels, text);
  if (!code || *code == text) return value;
  std::string json;
  document::append_quoted(json, *code);
  scratch = document::read_trusted(json);
  return scratch.root();
}

FieldStatus assess_field(const Field& field, OptionalValue value, const FieldContext& context) {
  Document scratch;
  FieldStatus status;
  status.is_present = !is_null_or_absent(value);
  if (status.is_present) {
    if (value->is_container() || value->node().has_null_character) return status;
    value = in_request_form(field, *value, scratch);
    const auto issues = context.endpoint.validate_value(field.schema, *value, context.options);
    status.issues = static_cast<std::uint32_t>(issues.size());
    status.errors = static_cast<std::uint32_t>(std::count_if(
        issues.begin(), issues.end(),
        [](const validate::Issue& issue) { return issue.severity == schema::Severity::error; }));
  } else if (!field.can_be_null && (value || !can_be_absent(field))) {
    return status;
  }
  status.is_local = true;
  const bool both_nothing = is_null_or_absent(field.base) && !status.is_present;
  const bool same = both_nothing || (field.base && value && document::equal(*field.base, *value));
  status.changed = !field.is_new && !same;
  if (!field.is_new && same) status.errors = 0;
  return status;
}

}  // namespace resume_patch::draft
