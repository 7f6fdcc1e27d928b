// One JSON value in the arena of a Document.
#pragma once

#include <cstdint>

namespace resume_patch::document {

enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

/// Where a value's text is and where the next value is, in sixteen bytes. Values stand in the order of their
/// text: a container, then all that it holds; a member is its key (a string) and then its value.
struct Node {
  const char* text;      ///< The first byte; of a string, the byte behind the opening quote.
  std::uint32_t length;  ///< In bytes; of a string, without its quotes. Of a container, its members or items.
  std::uint32_t node_count;  ///< Nodes from this one to the first behind this value and all that it holds.
  Kind kind;
  bool is_noncanonical;  ///< The text is not the content as it stands. String: it has an escape. Number: a
                         ///< fraction or an exponent. Container: white space stands in it, or members that it
                         ///< does not have.
  bool boolean;          ///< Boolean: its value.
  bool has_null_character;  ///< It is or holds a string (or key) with U+0000, which JSON can only write as an
                            ///< escape.
};

static_assert(sizeof(void*) != 4 || sizeof(Node) == 16);

/// The first byte of a value's text; of a string, its opening quote.
[[nodiscard]] inline const char* start_of(const Node& node) {
  return node.text - (node.kind == Kind::string ? 1 : 0);
}

[[nodiscard]] inline bool is_container(const Node& node) {
  return node.kind == Kind::array || node.kind == Kind::object;
}

}  // namespace resume_patch::document
