// One JSON value in the arena of a Document.
#pragma once

#include <cstdint>

namespace resume_patch::document {

enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

/// Sixteen bytes that say where a value's text is and where the next value is. Values stand in the order of
/// their text: a container, then all that it holds; a member is its key (a string) and then its value.
struct Node {
  std::uint32_t offset;  ///< Of the first byte; of a string, the byte behind the opening quote.
  std::uint32_t length;  ///< In bytes; of a string, without its quotes.
  std::uint32_t next;    ///< Index of the first node behind this value and all that it holds.
  Kind kind;
  bool escaped;  ///< String: at least one escape, so the slice is not the content. Number: has a fraction or
                 ///< exponent.
  bool truth;    ///< Boolean: its value.
  std::uint8_t reserved;
};

static_assert(sizeof(Node) == 16);

}  // namespace resume_patch::document
