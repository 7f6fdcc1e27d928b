// Whether two values are the same, asked in the two ways that comparing needs.
#pragma once

#include <cstdint>
#include <string_view>

#include "diff/diff_schema.h"
#include "document/document.h"

namespace resume_patch::diff {

/// Both are written with the same bytes, white space included, and therefore mean the same. Most of two
/// versions of one text is; this says so at the speed of comparing memory.
[[nodiscard]] bool has_same_text(document::Value left, document::Value right);

/// A hash of what a request can say of a value. Leaves out nulls, read-only members and those that a closed
/// object does not name: lists that differ in nothing else are paired in order, and there is nothing to send.
/// An object's member of the name `excluded_member` is left out too; "" for none.
[[nodiscard]] std::uint64_t content_hash(document::Value value, const DiffSchemas& schemas,
                                         DiffSchemaId schema, std::string_view excluded_member = {});

/// Whether two values have the same content: what content_hash() hashes, compared.
[[nodiscard]] bool has_same_content(document::Value left, document::Value right, const DiffSchemas& schemas,
                                    DiffSchemaId schema, std::string_view excluded_member = {});

}  // namespace resume_patch::diff
