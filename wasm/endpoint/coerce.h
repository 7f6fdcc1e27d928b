// The text of a form field to the value that a schema asks for.
#pragma once

#include <string>
#include <string_view>

#include "document/json.h"
#include "endpoint/effective_schema.h"

namespace resume_patch::endpoint {

using document::make_object;

/// Appends the value as JSON text; false, and nothing is appended, where the text cannot be one:
/// - "" is null where null is allowed;
/// - a number is a floating-point number of HTML (".5", "5.", "1e3") that a double can hold, with white space
///   around it, a plus sign or leading zeros ("03"); an integer is written in digits alone ("1e3" as 1000);
/// - a boolean is true, on, yes or 1, or false, off, no or 0, in any case; "" is false;
/// - where several types are allowed, the first that the text can be: a value that an enum lists, a number, a
///   boolean; where texts are allowed, or nothing is said of types, it is a text;
/// - a label of an enum becomes its code;
/// - CRLF and CR become LF.
[[nodiscard]] bool append_input(std::string& out, const Program& program, SchemaId schema,
                                std::string_view text);

/// A place of these types that may hold texts and others beside has the kind that is stored there: appends
/// the text that a form gives as JSON text of that kind. False where it is to be taken as it is.
[[nodiscard]] bool append_as_stored_type(std::string& out, unsigned types, document::OptionalValue stored,
                                         Value given);

/// What a form shows of a scalar; "" for null.
[[nodiscard]] std::string form_text(Value value);

/// A form cannot hold all that is stored: an empty string comes back as null, line ends as LF, a text where
/// the schema wants a number as that number, and what is null or absent though null is not allowed as "" or
/// as an unchecked box. Whether `given` is `stored` all the same, which then was not edited.
[[nodiscard]] bool is_same_in_form(const Program& program, SchemaId schema, document::OptionalValue stored,
                                   Value given);

/// Reports whether "" may be a value, as far as types, enums and formats say. Lengths and patterns are left
/// to validation, which has a message for each.
[[nodiscard]] bool allows_empty_text(const Program& program, SchemaId schema);

/// Reports whether the control of a place is empty: white space is a text, and nothing to a number.
[[nodiscard]] bool is_empty_input(unsigned types, std::string_view text);

/// Reports whether the text is empty and no value of the schema stands for that: neither null nor "" nor
/// false. Such a control has no value: an optional number, date or enum is then absent.
[[nodiscard]] bool has_no_empty_value(const Program& program, SchemaId schema, std::string_view text);

/// Reports whether `given` is what a form gives back for `stored` when nobody edits it: the same text, the
/// value that the stored text is converted to, or an empty control where no value is stored.
[[nodiscard]] bool is_untouched(const Program& program, SchemaId schema, document::OptionalValue stored,
                                Value given);

/// The params of the issue of an input that cannot be converted. `expected` is in place of `expected_type`
/// where it is given.
[[nodiscard]] document::Json input_issue_params(const Program& program, SchemaId schema,
                                                std::string_view actual, std::string_view input,
                                                std::string_view expected = {});

/// CRLF and CR to LF, which is how HTML forms hold line ends.
[[nodiscard]] std::string with_line_feeds(std::string_view text);

/// What a person is asked for: "integer", "string", ...
[[nodiscard]] std::string_view expected_type(const Program& program, SchemaId schema);

}  // namespace resume_patch::endpoint
