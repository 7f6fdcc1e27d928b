// One JSON value in the arena of a Document.
#pragma once

#include <cstdint>

namespace resume_patch::document {

enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

/// The text of a value and the number of nodes in it, in sixteen bytes. Nodes are in the order of the text:
/// a container is followed by its content, and a key (a string) by its value.
struct Node {
  const char* text;          ///< The first byte; in a string, the byte after the opening quote.
  std::uint32_t length;      ///< Bytes of a scalar, without quotes; members or items of a container.
  std::uint32_t node_count;  ///< This node and its descendants.
  Kind kind;
  /// The text is not the canonical form of the content. A string has an escape. A number has a fraction or an
  /// exponent. The text of a container has white space, or members that were dropped.
  bool is_noncanonical;
  bool boolean;             ///< The value of a boolean.
  bool has_null_character;  ///< It is or contains a string or key with U+0000.
};

static_assert(sizeof(void*) != 4 || sizeof(Node) == 16);

/// Empty containers, used in place of an absent one.
inline constexpr Node empty_object{"{}", 0, 1, Kind::object, false, false, false};
inline constexpr Node empty_list{"[]", 0, 1, Kind::array, false, false, false};

/// Returns the first byte of a value's text; for a string, its opening quote.
[[nodiscard]] inline const char* start_of(const Node& node) {
  return node.text - (node.kind == Kind::string ? 1 : 0);
}

[[nodiscard]] inline bool is_container(const Node& node) {
  return node.kind == Kind::array || node.kind == Kind::object;
}

}  // namespace resume_patch::document
