#include "diff/parts.h"

#include <string>

#include "diff/counted_members.h"
#include "document/equality.h"

namespace resume_patch::diff {

namespace {

using document::mix;
using document::Value;

/// A text in a member counts by words from this many on.
constexpr std::uint32_t long_text = 8;
/// Bounds the work for one item. Further parts are left out.
constexpr std::size_t most_parts = 4096;

class PartWriter {
 public:
  PartWriter(std::vector<Part>& parts, const Shapes& shapes)
      : parts_(parts), shapes_(shapes), limit_(parts.size() + most_parts) {}

  void item(Value item, ShapeId shape, std::string_view but) {
    if (item.is_object()) return members(item, shape, but, 0, true);
    const std::size_t first = parts_.size();
    if (item.is_string()) {
      words(item, 0, 2);
    } else {
      value(item, shape, 0);
    }
    share(first);
  }

 private:
  void members(Value object, ShapeId shape, std::string_view but, std::uint64_t place, bool is_item) {
    for_each_counted_member(object, shapes_, shape, but,
                            [&](std::string_view name, Value inner, ShapeId inner_shape) {
                              const std::size_t first = parts_.size();
                              value(inner, inner_shape, mix(place + document::hash_bytes(name)));
                              if (is_item) share(first);
                            });
  }

  void value(Value value, ShapeId shape, std::uint64_t place) {
    if (parts_.size() >= limit_) return;
    if (value.is_object() && value.size() > 0) {
      members(value, shape, {}, place, false);
    } else if (value.is_array() && value.size() > 0) {
      for (const Value item : value.items()) this->value(item, shapes_[shape].items, mix(place + 1));
    } else if (value.is_string()) {
      words(value, place, long_text);
    } else {
      add(place, document::hash(value));
    }
  }

  /// A text of fewer words than `fewest` is one part.
  void words(Value text, std::uint64_t place, std::uint32_t fewest) {
    std::string scratch;
    const std::string_view content = text.text(scratch);
    std::uint32_t count = 0;
    for_each_word(content, [&](std::string_view /*word*/) { ++count; });
    if (count < fewest) return add(place, document::hash(text));
    for_each_word(content, [&](std::string_view word) { add(place + 1, document::hash_bytes(word)); });
  }

  void add(std::uint64_t place, std::uint64_t hash) {
    if (parts_.size() < limit_) parts_.push_back({mix(mix(place) + hash), 0});
  }

  /// Divides the weight of a member among its parts.
  void share(std::size_t first) {
    const std::size_t count = parts_.size() - first;
    for (std::size_t at = first; at < parts_.size(); ++at)
      parts_[at].weight = static_cast<std::uint32_t>(member_weight / count);
  }

  std::vector<Part>& parts_;
  const Shapes& shapes_;
  std::size_t limit_;
};

}  // namespace

void append_parts(std::vector<Part>& parts, Value item, const Shapes& shapes, ShapeId shape,
                  std::string_view but) {
  PartWriter(parts, shapes).item(item, shape, but);
}

}  // namespace resume_patch::diff
