#include "diff/features.h"

#include <string>

#include "diff/counted_members.h"
#include "document/equality.h"
#include "document/hash.h"

namespace resume_patch::diff {

namespace {

using document::mix;
using document::Value;

/// A text of at least this many words counts word by word.
constexpr std::uint32_t long_text = 8;
/// Limits the work for one item. Further features are ignored.
constexpr std::size_t max_parts = 4096;

class FeatureWriter {
 public:
  FeatureWriter(std::vector<Feature>& features, const DiffSchemas& schemas)
      : features_(features), schemas_(schemas), limit_(features.size() + max_parts) {}

  void item(Value item, DiffSchemaId schema, std::string_view excluded_member) {
    if (item.is_object()) return members(item, schema, excluded_member, 0, true);
    const std::size_t first = features_.size();
    if (item.is_string()) {
      words(item, 0, 2);
    } else {
      value(item, schema, 0);
    }
    distribute_weight(first);
  }

 private:
  void members(Value object, DiffSchemaId schema, std::string_view excluded_member, std::uint64_t path_hash,
               bool is_item) {
    for_each_counted_member(object, schemas_, schema, excluded_member,
                            [&](std::string_view name, Value inner, DiffSchemaId inner_schema) {
                              const std::size_t first = features_.size();
                              value(inner, inner_schema, mix(path_hash + document::hash_bytes(name)));
                              if (is_item) distribute_weight(first);
                            });
  }

  void value(Value value, DiffSchemaId schema, std::uint64_t path_hash) {
    if (features_.size() >= limit_) return;
    if (value.is_object() && value.size() > 0) {
      members(value, schema, {}, path_hash, false);
    } else if (value.is_array() && value.size() > 0) {
      for (const Value item : value.items()) this->value(item, schemas_[schema].items, mix(path_hash + 1));
    } else if (value.is_string()) {
      words(value, path_hash, long_text);
    } else {
      add(path_hash, document::hash(value));
    }
  }

  /// Adds the words of a text. A text of fewer than `min_words` words is one feature.
  void words(Value text, std::uint64_t path_hash, std::uint32_t min_words) {
    std::string scratch;
    const std::string_view content = text.text(scratch);
    std::uint32_t count = 0;
    for_each_word(content, [&](std::string_view /*word*/) { ++count; });
    if (count < min_words) return add(path_hash, document::hash(text));
    for_each_word(content, [&](std::string_view word) { add(path_hash + 1, document::hash_bytes(word)); });
  }

  void add(std::uint64_t path_hash, std::uint64_t hash) {
    if (features_.size() < limit_) features_.push_back({mix(mix(path_hash) + hash), 0});
  }

  /// Divides the weight of a member among its features.
  void distribute_weight(std::size_t first) {
    const std::size_t count = features_.size() - first;
    for (std::size_t at = first; at < features_.size(); ++at)
      features_[at].weight = static_cast<std::uint32_t>(member_weight / count);
  }

  std::vector<Feature>& features_;
  const DiffSchemas& schemas_;
  std::size_t limit_;
};

}  // namespace

void append_features(std::vector<Feature>& features, Value item, const DiffSchemas& schemas,
                     DiffSchemaId schema, std::string_view excluded_member) {
  FeatureWriter(features, schemas).item(item, schema, excluded_member);
}

}  // namespace resume_patch::diff
