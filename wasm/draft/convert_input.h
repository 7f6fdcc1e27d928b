// What a person types into a control, converted to the value of a place.
#pragma once

#include <string>
#include <string_view>

#include "draft/draft_node.h"
#include "endpoint/endpoint.h"

namespace resume_patch::draft {

/// How the texts of a schema are converted. Computed once for each field.
struct InputType {
  schema::SchemaId schema = schema::no_schema;
  unsigned types = 0;
  bool is_nullable = false;
  bool is_plain_text = false;  ///< A string without labels: every text is its own value.
  document::OptionalValue labels;
};

[[nodiscard]] InputType input_type_of(const schema::Program& program, schema::SchemaId schema);

/// The place that a text is typed at.
struct InputContext {
  InputType kind;
  OptionalValue base;            ///< What the base has there.
  bool can_be_left_out = false;  ///< A list item may lack this member.
  bool is_item = false;          ///< It is an item itself: one without a value leaves its list.
};

struct ConvertedInput {
  enum class Outcome : std::uint8_t {
    json,     ///< The value is in `json`.
    content,  ///< The value is `content`; it may be absent.
    no_value  ///< The text cannot be converted.
  };
  Outcome outcome = Outcome::json;
  bool removes = false;  ///< The text is empty.
  std::string json;
  NodeContent content;
};

/// Converts a text. `before`, where it is not null, is what stood there before the person began to type.
/// - An empty text removes the value: it becomes what the base has where that is nothing, null where null is
///   allowed, absent in a list item, else "" or false; where none of these is allowed the text is no value.
/// - A text that shows what stood there, or what the base has, is exactly that value.
[[nodiscard]] ConvertedInput convert_input(const schema::Program& program, const InputContext& context,
                                           std::string_view text, const NodeContent* before);

/// The issue of a text that stands beside a value because it is none.
[[nodiscard]] validate::Issue issue_of_input(const endpoint::Endpoint& endpoint, std::string_view pointer,
                                             std::string_view text);

/// The text that a control shows for a value.
[[nodiscard]] std::string text_in_control(const schema::Program& program, schema::SchemaId schema,
                                          Value value);

}  // namespace resume_patch::draft
