// Fields: scalars of the edited resource that are validated alone. Their issues depend only on their value,
// and no other issue depends on them.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "draft/convert_input.h"
#include "draft/draft_node.h"
#include "endpoint/endpoint.h"

namespace resume_patch::draft {

using diff::DiffSchemaId;
using resume_patch::endpoint::Endpoint;
using schema::SchemaId;

/// The effect of a scalar's present value.
struct FieldStatus {
  bool is_local = false;     ///< The other members are valid. Otherwise more than the value matters.
  bool is_present = false;   ///< It is neither absent nor null.
  bool changed = false;      ///< It is a change at this path that the body carries.
  std::uint32_t issues = 0;  ///< Issues of the value if the body contains it.
  std::uint32_t errors = 0;  ///< Those that are errors, because an edit wrote the value.
};

struct Field {
  DraftNode* node = nullptr;
  DraftNode* member = nullptr;  ///< The root member that contains it.
  SchemaId schema = schema::no_schema;
  OptionalValue base;              ///< The value in the base.
  bool is_new = false;             ///< It is inside a value that the base does not have.
  bool can_be_null = false;        ///< Null and absent are valid.
  bool is_read_by_others = false;  ///< Other values' issues may be reported at this path.
  bool is_required = false;        ///< Its object requires it.
  bool is_in_list = false;         ///< It is inside a list item.
  bool is_alias = false;           ///< A response may have a label or an object for its code.
  bool has_input = false;          ///< A text that is not a value is stored beside its value.
  InputType kind;                  ///< How texts are converted.
  FieldStatus status;              ///< Of the present value.
};

/// Matches the items of a list to those of the base by their identities only.
class IdentityIndex {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFFU;

  IdentityIndex(const DraftNode& list, OptionalValue base, std::string_view identity);

  [[nodiscard]] const DraftNode& list() const { return list_; }
  /// Returns true if identities alone match the items: each list has every identity once, and all items of
  /// the base have one. No item without an identity can be an item of the base that lost it.
  [[nodiscard]] bool is_unambiguous() const { return is_unambiguous_; }
  /// Returns the position of an item in the base; none for a new item.
  [[nodiscard]] std::uint32_t position_of(const DraftNode& item) const;
  [[nodiscard]] Value base_item(std::uint32_t position) const { return items_[position]; }

 private:
  const DraftNode& list_;
  std::string_view identity_;
  std::vector<Value> items_;          ///< Of the base.
  std::vector<std::uint64_t> keys_;   ///< Hashes of their identities, ascending.
  std::vector<std::uint32_t> order_;  ///< The positions of the items in that order.
  bool is_unambiguous_ = true;
};

/// The data that fields are searched in.
struct FieldContext {
  const Endpoint& endpoint;
  const endpoint::PatchOptions& options;
  Value base;                    ///< In request form.
  Value stored;                  ///< The base as the server returned it.
  const diff::Origins& origins;  ///< Of its items.
  Origin first_new_origin;       ///< The base has no item with this or a greater origin.
  /// The members that every body repeats have no issues. Otherwise each edit concerns the whole body.
  bool has_valid_required_members;
  std::vector<IdentityIndex>& identities;
};

/// Returns the field at a node, nothing if its edits concern other values.
[[nodiscard]] std::optional<Field> find_field(DraftNode& node, const FieldContext& context);

/// Returns the value, with a code in place of a label. `scratch` owns a converted value.
[[nodiscard]] Value in_request_form(const Field& field, Value value, Document& scratch);

[[nodiscard]] FieldStatus assess_field(const Field& field, OptionalValue value, const FieldContext& context);

}  // namespace resume_patch::draft
