// A scalar of the edited resource whose edits are assessed by themselves: what its value is worth depends on
// nothing but the value, and nothing else depends on it.
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

/// What a scalar is worth as it is.
struct FieldStatus {
  bool is_local = false;     ///< The rest is true. Otherwise it cannot be told from the value alone.
  bool is_present = false;   ///< It is there, and not null.
  bool changed = false;      ///< It is a change, told of this place, that the body carries.
  std::uint32_t issues = 0;  ///< Of the value, once the body holds it.
  std::uint32_t errors = 0;  ///< Those among them that count as errors, because somebody wrote the value.
};

struct Field {
  DraftNode* node = nullptr;
  DraftNode* member = nullptr;  ///< The member of the root that it lies in.
  SchemaId schema = schema::no_schema;
  OptionalValue base;              ///< What the base has there.
  bool is_new = false;             ///< It lies in something that the base does not have.
  bool can_be_null = false;        ///< Null, and nothing, is a value like any other.
  bool is_read_by_others = false;  ///< Issues of others may be told of this place.
  bool is_required = false;        ///< The object around it requires it.
  bool is_in_list = false;         ///< It lies in an item of a list.
  bool is_alias = false;           ///< A label or an object may stand for its value, which is a code.
  bool has_input = false;          ///< A text that is no value stands beside its value.
  InputType kind;                  ///< How texts are converted.
  FieldStatus status;              ///< Of what stands there now.
};

/// Tells the items of a list apart, as far as that does not depend on what is in them.
class IdentityIndex {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFFU;

  IdentityIndex(const DraftNode& list, OptionalValue base, std::string_view identity);

  [[nodiscard]] const DraftNode& list() const { return list_; }
  /// Each list has every identity once, the base has one for every item, and no item without one may be an
  /// item of the base that has lost its own.
  [[nodiscard]] bool is_unambiguous() const { return is_unambiguous_; }
  /// Returns the position of the base's item that an item of the list was; none for a new one.
  [[nodiscard]] std::uint32_t position_of(const DraftNode& item) const;
  [[nodiscard]] Value base_item(std::uint32_t position) const { return items_[position]; }

 private:
  const DraftNode& list_;
  std::string_view identity_;
  std::vector<Value> items_;          ///< Of the base.
  std::vector<std::uint64_t> keys_;   ///< Hashes of the identities of these, sorted,
  std::vector<std::uint32_t> order_;  ///< and the items in that order.
  bool is_unambiguous_ = true;
};

/// What fields are looked for in.
struct FieldContext {
  const Endpoint& endpoint;
  const endpoint::PatchOptions& options;
  Value base;                    ///< In request form.
  Value stored;                  ///< The same as the server gave it.
  const diff::Origins& origins;  ///< Those of its items.
  Origin first_new_origin;       ///< The base has no item with this origin or a later one.
  /// What goes along with every body has no issues; otherwise each edit concerns the whole body.
  bool has_valid_required_members;
  std::vector<IdentityIndex>& identities;
};

/// The field at a place, which is there; nothing where edits of it reach further.
[[nodiscard]] std::optional<Field> find_field(DraftNode& node, const FieldContext& context);

/// The value with a code for a label; `scratch` holds it then.
[[nodiscard]] Value in_request_form(const Field& field, Value value, Document& scratch);

[[nodiscard]] FieldStatus assess_field(const Field& field, OptionalValue value, const FieldContext& context);

}  // namespace resume_patch::draft
