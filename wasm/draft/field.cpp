#include "draft/field.h"

#include <algorithm>

#include "diff/identity.h"
#include "document/equality.h"
#include "document/order.h"
#include "document/reader.h"
#include "document/text.h"

namespace resume_patch::draft {

namespace {

using schema::Schema;

OptionalValue member_of(Place& object, std::string_view name) {
  if (!object.is_object()) return std::nullopt;
  if (!object.is_open()) return object.content.value->find(name);
  const Place* const member = object.member(name);
  return member == nullptr ? std::nullopt : member->content.value;
}

/// One step after another from the root to the field.
class Search {
 public:
  Search(const Surroundings& surroundings, Field& field)
      : around_(surroundings),
        program_(surroundings.endpoint.program()),
        shapes_(surroundings.endpoint.shaped().shapes),
        field_(field),
        schema_(surroundings.endpoint.request()),
        shape_(surroundings.endpoint.shaped().root),
        base_(surroundings.base),
        stored_(surroundings.stored) {}

  bool step_into(Place& next);
  bool arrive();

 private:
  [[nodiscard]] bool is_leaf(const Place& place) const { return &place == field_.place; }
  bool step_into_member(const Place& next, std::string_view name);
  bool step_into_item(Place& next);
  bool pass_object(const Schema& schema, const Place& next, std::string_view name);
  bool pass_rules(const Schema& schema, const Place& next, std::string_view name);
  bool find_base_of_item(Place& next);
  void settle_base(OptionalValue base, const Place& next);

  const Surroundings& around_;
  const schema::Program& program_;
  const diff::Shapes& shapes_;
  Field& field_;
  SchemaId schema_;
  ShapeId shape_;
  OptionalValue base_;
  OptionalValue stored_;
};

/// A schema that says of the container around the field nothing that the field's value could change.
bool is_shallow(const Schema& schema, schema::Type type) {
  return !schema.composition && !schema.enumeration &&
         (schema.types == 0 || schema.types == static_cast<std::uint8_t>(type));
}

bool Search::step_into(Place& next) {
  if (schema_ != schema::no_schema && around_.endpoint.has_aliases() &&
      endpoint::is_alias(program_, schema_)) {
    return false;
  }
  std::string scratch;
  return next.key ? step_into_member(next, next.key->text(scratch)) : step_into_item(next);
}

bool Search::step_into_member(const Place& next, std::string_view name) {
  const diff::MemberShape known = diff::shape_of_member(shapes_, shapes_[shape_], name);
  // What tells an item apart decides which one it is.
  const bool tells_apart = is_leaf(next) && name == shapes_[shape_].identity;
  if (known.standing != diff::Standing::ordinary || tells_apart) return false;
  if (schema_ != schema::no_schema) {
    const Schema& schema = program_[schema_];
    if (!is_shallow(schema, schema::Type::object) || !pass_rules(schema, next, name)) return false;
    if (is_leaf(next) && name == schema.identity) return false;
    if (!pass_object(schema, next, name)) return false;
  }
  shape_ = known.shape;
  stored_ = stored_ && stored_->is_object() ? stored_->find(name) : std::nullopt;
  if (!field_.is_new) settle_base(base_ ? base_->find(name) : std::nullopt, next);
  return true;
}

bool Search::pass_rules(const Schema& schema, const Place& next, std::string_view name) {
  for (const schema::Rule& rule : schema.rules) {
    if (!rule.reads(name)) continue;
    if (rule.severity == schema::Severity::error) return false;
    if (is_leaf(next)) field_.is_read = true;
  }
  return true;
}

bool Search::pass_object(const Schema& schema, const Place& next, std::string_view name) {
  schema_ = schema::no_schema;
  if (!schema.object) return true;
  const schema::ObjectKeywords& keywords = *schema.object;
  if (keywords.min_properties != 0 || keywords.max_properties != schema::ObjectKeywords().max_properties)
    return false;
  const bool is_required =
      std::find(keywords.required.begin(), keywords.required.end(), name) != keywords.required.end();
  if (is_leaf(next) && is_required) {
    // Whether it is there is told of this place, in a body too that does not hold it.
    field_.is_read = true;
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

bool Search::step_into_item(Place& next) {
  field_.is_in_list = true;
  if (is_leaf(next)) {
    // Nothing in a list is no value like any other.
    field_.is_required = true;
    field_.can_be_null = false;
  }
  if (field_.is_new ? next.origin < around_.first_new : !find_base_of_item(next)) return false;
  if (schema_ != schema::no_schema) {
    const Schema& schema = program_[schema_];
    if (!is_shallow(schema, schema::Type::array)) return false;
    schema_ = schema::no_schema;
    if (schema.list) {
      const schema::ListKeywords& keywords = *schema.list;
      if (keywords.unique || keywords.min_items != 0 ||
          keywords.max_items != schema::ListKeywords().max_items)
        return false;
      schema_ = keywords.items;
    }
  }
  shape_ = shapes_[shape_].items;
  return true;
}

bool Search::find_base_of_item(Place& next) {
  const std::string_view identity = shapes_[shapes_[shape_].items].identity;
  // Which of the base's items it was follows from what is in all of them.
  if (identity.empty()) return false;
  auto& known = around_.identities;
  auto found = std::find_if(known.begin(), known.end(),
                            [&](const Identities& one) { return &one.list() == next.parent; });
  if (found == known.end()) {
    known.emplace_back(*next.parent, base_, identity);
    found = known.end() - 1;
  }
  if (!found->is_sure()) return false;
  const std::uint32_t position = found->position_of(next);
  const bool is_in_base = position != Identities::none;
  stored_ = is_in_base && stored_ ? stored_->item(position) : std::nullopt;
  // What a form shows is compared with the item that it was, what is sent with the one of its identity.
  const bool is_known =
      is_in_base ? stored_ && around_.origins.of(*stored_) == next.origin : next.origin >= around_.first_new;
  if (!is_known) return false;
  settle_base(is_in_base ? OptionalValue(found->base_item(position)) : std::nullopt, next);
  return true;
}

// Where the base has nothing, or something else altogether, the whole is one change.
void Search::settle_base(OptionalValue base, const Place& next) {
  base_ = base;
  if (!is_leaf(next)) field_.is_new = !base || base->kind() != next.content.value->kind();
}

bool Search::arrive() {
  field_.is_alias =
      schema_ != schema::no_schema && around_.endpoint.has_aliases() && endpoint::is_alias(program_, schema_);
  field_.schema = schema_;
  field_.kind = input_kind_of(program_, schema_);
  field_.base = field_.is_new ? std::nullopt : base_;
  field_.can_be_null = field_.can_be_null && shapes_[shape_].nullable &&
                       (schema_ == schema::no_schema || program_[schema_].nullable);
  return true;
}

}  // namespace

Identities::Identities(Place& list, OptionalValue base, std::string_view identity)
    : list_(list), identity_(identity) {
  std::vector<std::uint64_t> keys;
  const auto order_of = [&] {
    auto order = document::sorted_positions(
        keys.size(), [&](std::uint32_t left, std::uint32_t right) { return keys[left] < keys[right]; });
    for (std::size_t at = 1; at < order.size(); ++at) {
      if (keys[order[at - 1]] == keys[order[at]]) is_sure_ = false;
    }
    return order;
  };
  bool has_anonymous = false;
  for (const auto& item : list.children()) {
    const OptionalValue id = member_of(*item, identity);
    if (diff::is_identity(id)) {
      keys.push_back(document::hash(*id));
    } else {
      has_anonymous = true;
    }
  }
  std::vector<std::uint64_t> there;
  for (const std::uint32_t position : order_of()) there.push_back(keys[position]);
  keys.clear();
  for (const Value item : base->items()) {
    const OptionalValue id = diff::identity_of(item, identity);
    if (!id) {
      is_sure_ = false;
      return;
    }
    items_.push_back(item);
    keys.push_back(document::hash(*id));
  }
  order_ = order_of();
  for (const std::uint32_t position : order_) keys_.push_back(keys[position]);
  if (has_anonymous && !std::includes(there.begin(), there.end(), keys_.begin(), keys_.end()))
    is_sure_ = false;
}

std::uint32_t Identities::position_of(Place& item) const {
  const OptionalValue id = member_of(item, identity_);
  if (!diff::is_identity(id)) return none;
  const auto found = std::lower_bound(keys_.begin(), keys_.end(), document::hash(*id));
  if (found == keys_.end() || *found != document::hash(*id)) return none;
  return order_[static_cast<std::size_t>(found - keys_.begin())];
}

std::optional<Field> find_field(Place& place, const Surroundings& surroundings) {
  // Where empty and null are one, what counts as a change is another question.
  if (surroundings.options.nulls != patch::Nulls::as_null || place.is_container()) return std::nullopt;
  if (!surroundings.has_sound_needs) return std::nullopt;
  std::vector<Place*> way;
  for (Place* at = &place; at->parent != nullptr; at = at->parent) way.push_back(at);
  if (way.empty()) return std::nullopt;
  Field field;
  field.place = &place;
  field.member = way.back();
  field.can_be_null = true;
  Search search(surroundings, field);
  for (auto next = way.rbegin(); next != way.rend(); ++next) {
    if (!search.step_into(**next)) return std::nullopt;
  }
  if (!search.arrive()) return std::nullopt;
  field.has_input = place.input != nullptr;
  field.worth = worth_of(field, place.content.value, surroundings);
  return field;
}

/// Being absent is a value like any other.
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
  scratch = document::read_own(json);
  return scratch.root();
}

Worth worth_of(const Field& field, OptionalValue value, const Surroundings& surroundings) {
  Document scratch;
  Worth worth;
  worth.is_present = !is_nothing(value);
  if (worth.is_present) {
    if (value->is_container() || value->node().holds_null) return worth;
    value = in_request_form(field, *value, scratch);
    const auto issues = surroundings.endpoint.issues_of(field.schema, *value, surroundings.options);
    worth.issues = static_cast<std::uint32_t>(issues.size());
    worth.errors = static_cast<std::uint32_t>(std::count_if(
        issues.begin(), issues.end(),
        [](const validate::Issue& issue) { return issue.severity == schema::Severity::error; }));
  } else if (!field.can_be_null && (value || !can_be_absent(field))) {
    return worth;
  }
  worth.is_local = true;
  const bool both_nothing = is_nothing(field.base) && !worth.is_present;
  const bool same = both_nothing || (field.base && value && document::equal(*field.base, *value));
  worth.changed = !field.is_new && !same;
  if (!field.is_new && same) worth.errors = 0;
  return worth;
}

}  // namespace resume_patch::draft
