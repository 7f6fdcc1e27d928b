#include "endpoint/extract_operation.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "document/argsort.h"
#include "document/pointer.h"
#include "document/scan_words.h"
#include "document/writer.h"

namespace resume_patch::endpoint {

namespace {

using document::Node;
using document::OptionalValue;

/// The schemas of a document's components by name. A document has thousands of both these and references to
/// them.
class SchemaIndex {
 public:
  explicit SchemaIndex(Value api) {
    const auto schemas = document::resolve(api, "/components/schemas");
    if (!schemas) return;
    std::string scratch;
    for (const Value::Member member : schemas->members()) {
      members_.push_back(&member.key.node());
      hashes_.push_back(document::hash_bytes(member.key.text(scratch)));
    }
    order_ = document::argsort(hashes_.size(), [&](std::uint32_t left, std::uint32_t right) {
      return hashes_[left] < hashes_[right];
    });
  }

  [[nodiscard]] OptionalValue find(std::string_view name) const {
    const std::uint64_t hash = document::hash_bytes(name);
    auto at =
        std::lower_bound(order_.begin(), order_.end(), hash,
                         [&](std::uint32_t left, std::uint64_t right) { return hashes_[left] < right; });
    for (; at != order_.end() && hashes_[*at] == hash; ++at) {
      const Node* const key = members_[*at];
      if (Value(key).text_is(name)) return Value(key + 1);
    }
    return std::nullopt;
  }

 private:
  std::vector<const Node*> members_;  ///< Their keys.
  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint32_t> order_;
};

class OperationExtractor {
 public:
  OperationExtractor(Value api, const Operation& operation)
      : api_(api), operation_(operation), schemas_(api), visited_(api.node().node_count, false) {}

  std::string extract();

 private:
  [[nodiscard]] std::uint32_t index_of(Value value) const {
    return static_cast<std::uint32_t>(&value.node() - &api_.node());
  }
  void keep(Value value);
  void keep_container(Value container) { kept_nodes_.push_back({index_of(container), false}); }
  void keep_member(Value object, std::string_view name);
  Value keep_reference_chain(Value value);
  void keep_path_item(Value item);
  void keep_operation();
  void keep_content(Value holder, OptionalValue schema);
  void keep_reference_target(Value text, bool is_mapping);
  void keep_references_within(Value value);

  [[nodiscard]] bool holds_kept_nodes(Value value) const;
  void write(std::string& out, Value value) const;

  /// A value that is kept: as a whole, or as the place of others that it holds.
  struct KeptNode {
    std::uint32_t index;
    bool is_whole;
  };

  Value api_;
  const Operation& operation_;
  SchemaIndex schemas_;
  std::vector<bool> visited_;  ///< By node: kept as a part of a whole.
  std::vector<Value> pending_;
  std::vector<KeptNode> kept_nodes_;
};

std::string OperationExtractor::extract() {
  for (const std::string_view name : {"openapi", "servers", "security"}) keep_member(api_, name);
  if (const auto schemes = document::resolve(api_, "/components/securitySchemes")) keep(*schemes);
  for (const Value::Member path : api_.find("paths")->members()) {
    if (!path.key.is_same_node(operation_.path)) continue;
    keep_container(path.value);
    keep_path_item(path.value);
    keep_reference_chain(path.value);
  }
  keep_path_item(operation_.path_item);
  keep_operation();
  while (!pending_.empty()) {
    const Value next = pending_.back();
    pending_.pop_back();
    keep_references_within(next);
  }
  const auto order = document::argsort(kept_nodes_.size(), [&](std::uint32_t left, std::uint32_t right) {
    return kept_nodes_[left].index < kept_nodes_[right].index;
  });
  std::vector<KeptNode> sorted;
  sorted.reserve(order.size());
  for (const std::uint32_t position : order) sorted.push_back(kept_nodes_[position]);
  kept_nodes_ = std::move(sorted);
  std::string text;
  write(text, api_);
  return text;
}

void OperationExtractor::keep(Value value) {
  if (visited_[index_of(value)]) return;
  kept_nodes_.push_back({index_of(value), true});
  pending_.push_back(value);
}

void OperationExtractor::keep_member(Value object, std::string_view name) {
  if (const auto member = object.find(name)) keep(*member);
}

/// Keeps the references on the way to what a value stands for, and returns that.
Value OperationExtractor::keep_reference_chain(Value value) {
  constexpr int max_steps = 16;
  for (int step = 0; step < max_steps; ++step) {
    const auto reference = value.find("$ref");
    if (!reference || !reference->is_string()) break;
    keep(*reference);
    const std::string text = reference->string();
    if (text.empty() || text.front() != '#') break;
    const auto target = document::resolve(api_, document::decode_fragment(std::string_view(text).substr(1)));
    if (!target) break;
    value = *target;
    keep_container(value);
  }
  return value;
}

/// What is said of all operations of a path.
void OperationExtractor::keep_path_item(Value item) {
  keep_member(item, "parameters");
  keep_member(item, "servers");
}

void OperationExtractor::keep_operation() {
  for (const Value::Member member : operation_.source.members()) {
    const bool is_content = member.key.text_is("requestBody") || member.key.text_is("responses");
    if (!is_content && !member.key.text_is("callbacks")) keep(member.value);
  }
  if (const auto body = operation_.source.find("requestBody")) {
    keep_container(*body);
    keep_content(keep_reference_chain(*body), operation_.request_schema);
  }
  const auto responses = operation_.source.find("responses");
  if (!responses) return;
  for (const Value::Member response : responses->members()) {
    keep_container(response.value);
    keep_content(keep_reference_chain(response.value), operation_.response_schema);
  }
}

/// Of the media types that a body may have, which all are named, only one has the schema that counts.
void OperationExtractor::keep_content(Value holder, OptionalValue schema) {
  const auto content = holder.find("content");
  if (!content) return;
  for (const Value::Member type : content->members()) {
    keep_container(type.value);
    const auto own = type.value.find("schema");
    if (own && schema && own->is_same_node(*schema)) keep(*own);
  }
}

// Finds the references in a value that is kept whole.
void OperationExtractor::keep_references_within(Value value) {
  const Node* const end = value.end();
  for (const Node* node = &value.node(); node != end;) {
    const Value here(node);
    const std::uint32_t index = index_of(here);
    if (visited_[index]) {
      node = here.end();
      continue;
    }
    visited_[index] = true;
    ++node;
    for (const Value::Member member : here.members()) {
      if (member.key.text_is("$ref")) {
        keep_reference_target(member.value, false);
      } else if (member.key.text_is("mapping")) {
        for (const Value::Member entry : member.value.members()) keep_reference_target(entry.value, true);
      }
    }
  }
}

void OperationExtractor::keep_reference_target(Value reference, bool is_mapping) {
  if (!reference.is_string()) return;
  constexpr std::string_view schemas = "/components/schemas/";
  const std::string text = reference.string();
  OptionalValue target;
  if (!text.empty() && text.front() == '#') {
    const std::string pointer = document::decode_fragment(std::string_view(text).substr(1));
    const std::string_view name =
        pointer.starts_with(schemas) ? std::string_view(pointer).substr(schemas.size()) : std::string_view();
    const bool is_plain = !name.empty() && name.find_first_of("/~") == std::string_view::npos;
    target = is_plain ? schemas_.find(name) : document::resolve(api_, pointer);
  } else if (is_mapping) {
    target = schemas_.find(text);
  }
  if (target) keep(*target);
}

bool OperationExtractor::holds_kept_nodes(Value value) const {
  const std::uint32_t index = index_of(value);
  const auto next = std::lower_bound(
      kept_nodes_.begin(), kept_nodes_.end(), index,
      [](const KeptNode& kept_node, std::uint32_t other) { return kept_node.index < other; });
  return next != kept_nodes_.end() && next->index < index + value.node().node_count;
}

/// Members that hold nothing that is kept are left out; items, whose positions count, are null then.
void OperationExtractor::write(std::string& out, Value value) const {
  const std::uint32_t index = index_of(value);
  auto kept_node =
      std::lower_bound(kept_nodes_.begin(), kept_nodes_.end(), index,
                       [](const KeptNode& one, std::uint32_t other) { return one.index < other; });
  for (; kept_node != kept_nodes_.end() && kept_node->index == index; ++kept_node) {
    if (kept_node->is_whole) return document::write(out, value);
  }
  if (!value.is_container()) return document::write(out, value);
  bool is_first = true;
  const auto separate = [&] {
    if (!is_first) out += ',';
    is_first = false;
  };
  out += value.is_object() ? '{' : '[';
  for (const Value::Member member : value.members()) {
    if (!holds_kept_nodes(member.value)) continue;
    separate();
    document::write_key(out, member.key);
    write(out, member.value);
  }
  for (const Value item : value.items()) {
    separate();
    if (holds_kept_nodes(item)) {
      write(out, item);
    } else {
      out += "null";
    }
  }
  out += value.is_object() ? '}' : ']';
}

}  // namespace

std::string extract_operation(Value api, std::string_view operation_id, CompileError& error) {
  const auto operation = find_operation(api, operation_id, error);
  return operation ? OperationExtractor(api, *operation).extract() : std::string();
}

}  // namespace resume_patch::endpoint
