// A document on hand while another version of it is read.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "document/document.h"

namespace resume_patch::document {

/// Walks through a known document beside a text that is being read, and tells where both are written alike:
/// such a value need not be read again. It makes suggestions only: what it does not find costs time and
/// nothing else.
///
/// The known value is to be compact (writer.h), and read within the same limits.
class PriorDocumentMatcher {
 public:
  /// `budget`: so many bytes may turn out to be equal for nothing, after which nothing is looked at any more.
  PriorDocumentMatcher(Value prior, std::size_t budget);

  /// The known value that is written at `at` of a text that ends at `end`, or nullptr. To be asked once for
  /// each value.
  [[nodiscard]] const Node* match(const char* at, const char* end);
  /// The bytes of the last match.
  [[nodiscard]] std::size_t length() const { return length_; }

  /// The value that was asked for is a container, and its content comes next.
  void enter(bool is_object);
  void leave() { --depth_; }
  /// The member of this key comes next.
  void enter_member(const Node& key);

 private:
  /// A container on the way, or none that is known (`next` is nullptr).
  struct Level {
    const Node* next;  ///< The member or item that is to be expected.
    const Node* end_node;
    const char* text_end;      ///< Of its text.
    const Node* skipped_item;  ///< The item before the expected one that was not met.
    bool is_object;
  };

  [[nodiscard]] const Node* match_item(const char* at, const char* end);
  [[nodiscard]] bool is_written_at(const Node* node, const char* node_end, const char* at, const char* end);
  [[nodiscard]] static const char* end_of(const Level& level, const Node* node);

  std::array<Level, max_supported_depth> levels_;
  std::uint32_t depth_ = 0;
  const Node* candidate_;  ///< What the value that comes next was, most likely; or nullptr.
  const char* candidate_end_;
  std::size_t length_ = 0;
  std::size_t budget_;
};

}  // namespace resume_patch::document
