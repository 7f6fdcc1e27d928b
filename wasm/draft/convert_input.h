// Converts the text of a control to a value.
#pragma once

#include <string>
#include <string_view>

#include "draft/draft_node.h"
#include "endpoint/endpoint.h"

namespace resume_patch::draft {

/// The facts about a schema that converting a text needs. Computed once for each field.
struct InputType {
  schema::SchemaId schema = schema::no_schema;
  unsigned types = 0;
  bool is_nullable = false;
  bool is_plain_text = false;  ///< A string without labels: the value is the text itself.
  document::OptionalValue labels;
};

[[nodiscard]] InputType input_type_of(const schema::Program& program, schema::SchemaId schema);

/// The location that a control edits.
struct InputContext {
  InputType kind;
  OptionalValue base;            ///< The value in the base.
  bool can_be_left_out = false;  ///< A member that its list item may lack.
  bool is_item = false;          ///< An item. Without a value, it is removed from its list.
};

struct ConvertedInput {
  enum class Outcome : std::uint8_t {
    json,     ///< The value is in `json`.
    content,  ///< The value is `content`, which may be absent.
    no_value  ///< The text cannot be converted.
  };
  Outcome outcome = Outcome::json;
  bool removes = false;  ///< The text is empty.
  std::string json;
  NodeContent content;
};

/// Converts a text.
///
/// - An empty text removes the value. The result is the first of these: the base's value if that is empty
///   too, null where it is allowed, absent in a list item, "" or false. If none is allowed, the text cannot
///   be converted.
/// - A text that a control shows for the former or the base's value gives exactly that value.
/// @param before The content before the user began to type, or null.
[[nodiscard]] ConvertedInput convert_input(const schema::Program& program, const InputContext& context,
                                           std::string_view text, const NodeContent* before);

/// Returns the issue of a text that is stored as an input because it is not a value.
[[nodiscard]] validate::Issue issue_of_input(const endpoint::Endpoint& endpoint, std::string_view pointer,
                                             std::string_view text);

/// Returns the text that a control shows for a value.
[[nodiscard]] std::string text_in_control(const schema::Program& program, schema::SchemaId schema,
                                          Value value);

}  // namespace resume_patch::draft
