// Parses JSON text into a Document.
// @see RFC 8259
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

#include "document/document.h"
#include "document/limits.h"
#include "document/read_error.h"

namespace resume_patch::document {

/// Parses the text that was written to the buffer of `document.reserve_text()`. Skips a byte order mark.
/// Keeps the last of several members with the same name, as JSON.parse does.
/// @param bytes Length of the text in bytes.
/// @param prior Another version of the document, parsed within the same limits. Nodes of unchanged parts are
///   copied from it, which is faster and changes no result.
/// @returns The error, after which `document` is empty.
/// @see RFC 8259, section 8.1 (byte order mark)
[[nodiscard]] std::optional<ReadError> read_reserved(Document& document, std::size_t bytes,
                                                     Limits limits = {}, const Document* prior = nullptr);

/// Copies a text and parses it.
[[nodiscard]] std::variant<Document, ReadError> read(std::string_view text, Limits limits = {});

/// Parses a text that this program wrote. Aborts if it is not JSON.
[[nodiscard]] Document read_trusted(std::string_view text);

/// Returns a copy of a value that uses no more memory than it needs, for keeping.
[[nodiscard]] Document copy_of(Value value);

}  // namespace resume_patch::document
