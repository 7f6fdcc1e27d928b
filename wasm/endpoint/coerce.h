// Converts the text of a form field to a value of its schema.
#pragma once

#include <string>
#include <string_view>

#include "document/json.h"
#include "endpoint/effective_schema.h"

namespace resume_patch::endpoint {

using document::make_object;

/// Converts a text and appends the value as JSON text. Returns false, and appends nothing, if no value
/// matches.
///
/// - "" is null where null is allowed.
/// - A number is a floating-point number of HTML (".5", "5.", "1e3") that a double can represent. White space
///   around it, a plus sign and leading zeros ("03") are accepted. An integer is written in digits only
///   ("1e3" as 1000).
/// - A boolean is true, on, yes or 1, or false, off, no or 0, in any case. "" is false.
/// - If several types are allowed, the first match is used: a value of the enum, a number, a boolean. If
///   strings are allowed, or any type, it is a string.
/// - A label of an enum becomes its code.
/// - CRLF and CR become LF.
[[nodiscard]] bool append_input(std::string& out, const Program& program, SchemaId schema,
                                std::string_view text);

/// Converts a text to the type of the stored value, if strings and other types are allowed. Appends it as
/// JSON text. Returns false, and appends nothing, if the text is to be used unchanged.
[[nodiscard]] bool append_as_stored_type(std::string& out, unsigned types, document::OptionalValue stored,
                                         Value given);

/// Returns the text that a form shows for a scalar; "" for null.
[[nodiscard]] std::string form_text(Value value);

/// Returns true if a form that shows `stored` returns `given` without an edit. A form cannot represent every
/// value: an empty string comes back as null, line ends as LF, a string as the number that its schema
/// requires. Null that is not allowed comes back as "" or as an unchecked box.
[[nodiscard]] bool is_same_in_form(const Program& program, SchemaId schema, document::OptionalValue stored,
                                   Value given);

/// Returns true if types, enums and formats allow "". Validation checks lengths and patterns, which have
/// messages of their own.
[[nodiscard]] bool allows_empty_text(const Program& program, SchemaId schema);

/// Returns true if the control of a value is empty. White space counts as text, but not as a number.
[[nodiscard]] bool is_empty_input(unsigned types, std::string_view text);

/// Returns true for an empty text that the schema represents by no value: neither by null nor by "" nor by
/// false. An optional number, date or enum is then absent.
[[nodiscard]] bool has_no_empty_value(const Program& program, SchemaId schema, std::string_view text);

/// Returns true if `given` is the result of an unedited form: the same text, the value that the stored text
/// converts to, or an empty control without a stored value.
[[nodiscard]] bool is_untouched(const Program& program, SchemaId schema, document::OptionalValue stored,
                                Value given);

/// Returns the params of the issue for a text that cannot be converted.
/// @param expected Replaces the result of expected_type() unless it is empty.
[[nodiscard]] document::Json input_issue_params(const Program& program, SchemaId schema,
                                                std::string_view actual, std::string_view input,
                                                std::string_view expected = {});

/// Converts CRLF and CR to LF, as HTML forms do.
[[nodiscard]] std::string with_line_feeds(std::string_view text);

/// Returns the type to ask a user for: "integer", "string", ...
[[nodiscard]] std::string_view expected_type(const Program& program, SchemaId schema);

}  // namespace resume_patch::endpoint
