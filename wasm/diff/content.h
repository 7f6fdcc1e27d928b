// Equality of values: by text, and by the content that a request can carry.
#pragma once

#include <cstdint>
#include <string_view>

#include "diff/diff_schema.h"
#include "document/document.h"

namespace resume_patch::diff {

/// Compares the bytes of two values, white space included. Equal bytes mean equal values. Most of a document
/// is unchanged in its next version, and this finds it at the speed of comparing memory.
[[nodiscard]] bool has_same_text(document::Value left, document::Value right);

/// Returns a hash of the content that a request can carry. Ignores nulls, read-only members and members that
/// a closed object does not declare. Lists that differ only in these are paired in order, and nothing is
/// sent.
/// @param excluded_member The name of a member to ignore, or "".
[[nodiscard]] std::uint64_t content_hash(document::Value value, const DiffSchemas& schemas,
                                         DiffSchemaId schema, std::string_view excluded_member = {});

/// Compares the content that content_hash() covers.
[[nodiscard]] bool has_same_content(document::Value left, document::Value right, const DiffSchemas& schemas,
                                    DiffSchemaId schema, std::string_view excluded_member = {});

}  // namespace resume_patch::diff
