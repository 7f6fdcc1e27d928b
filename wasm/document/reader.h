// JSON text (RFC 8259) to a Document.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

#include "document/document.h"
#include "document/limits.h"
#include "document/read_error.h"

namespace resume_patch::document {

/// Reads the `bytes` bytes that were written to the place document.reserve() gave. A byte order mark before
/// the text is passed over (RFC 8259, section 8.1). Of members with the same name in one object the last one
/// stays, as in JSON.parse. On an error the document is empty.
///
/// `prior`: another document, read within the same limits, of which the text may be a version. Parts that
/// both have alike, in about the same places, are taken over from it; it makes no other difference.
[[nodiscard]] std::optional<ReadError> read_reserved(Document& document, std::size_t bytes,
                                                     Limits limits = {}, const Document* prior = nullptr);

/// Copies the text and reads it.
[[nodiscard]] std::variant<Document, ReadError> read(std::string_view text, Limits limits = {});

/// Reads a text that this program itself wrote and that therefore is JSON.
[[nodiscard]] Document read_trusted(std::string_view text);

/// A copy of a value that takes no more room than it needs: for keeping.
[[nodiscard]] Document copy_of(Value value);

}  // namespace resume_patch::document
