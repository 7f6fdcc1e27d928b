// Reuses the nodes of one version of a document while another version is parsed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "document/document.h"

namespace resume_patch::document {

/// Walks through a known document beside the text that is being parsed and finds values with the same bytes.
/// The reader copies the nodes of such a value. A value that is not found costs time and changes no result.
///
/// The known value must be compact (writer.h) and must have been parsed within the same limits.
class PriorDocumentMatcher {
 public:
  /// @param budget Bytes that may be compared without a match. After that the matcher finds nothing.
  PriorDocumentMatcher(Value prior, std::size_t budget);

  /// Returns the known value whose text begins at `at`, or nullptr. Call it once for each value.
  /// @param end The end of the text.
  [[nodiscard]] const Node* match(const char* at, const char* end);
  /// Returns the length of the last match in bytes.
  [[nodiscard]] std::size_t length() const { return length_; }

  /// Enters the container for which `match` returned nullptr.
  void enter(bool is_object);
  void leave() { --depth_; }
  /// Selects the member of this key as the next candidate.
  void enter_member(const Node& key);

 private:
  /// An open container. `next` is nullptr if it has no counterpart in the known document.
  struct Level {
    const Node* next;  ///< The expected member or item.
    const Node* end_node;
    const char* text_end;      ///< The end of the container's text.
    const Node* skipped_item;  ///< The expected item that the last match skipped.
    bool is_object;
  };

  [[nodiscard]] const Node* match_item(const char* at, const char* end);
  [[nodiscard]] bool is_written_at(const Node* node, const char* node_end, const char* at, const char* end);
  [[nodiscard]] static const char* end_of(const Level& level, const Node* node);

  std::array<Level, max_supported_depth> levels_;
  std::uint32_t depth_ = 0;
  const Node* candidate_;  ///< The likely counterpart of the next value, or nullptr.
  const char* candidate_end_;
  std::size_t length_ = 0;
  std::size_t budget_;
};

}  // namespace resume_patch::document
