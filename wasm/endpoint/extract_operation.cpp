#include "endpoint/extract_operation.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "document/argsort.h"
#include "document/pointer.h"
#include "document/writer.h"

namespace resume_patch::endpoint {

namespace {

using document::Node;
using document::OptionalValue;

class OperationExtractor {
 public:
  OperationExtractor(const schema::References& references, const Operation& operation)
      : references_(references),
        api_(references.api()),
        operation_(operation),
        visited_(api_.node().node_count, false) {}

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

  /// A value that is kept, as a whole or for values that it holds.
  struct KeptNode {
    std::uint32_t index;
    bool is_whole;
  };

  const schema::References& references_;
  Value api_;
  const Operation& operation_;
  std::vector<bool> visited_;  ///< By node: whether it is part of a value that is kept as a whole.
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
  document::sort(kept_nodes_,
                 [](const KeptNode& left, const KeptNode& right) { return left.index < right.index; });
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

/// Keeps the references on the way to the object that a value is or refers to, and returns that object.
Value OperationExtractor::keep_reference_chain(Value value) {
  using schema::References;
  const auto reference = value.find("$ref");
  if (!reference) return value;
  for (const References::Step& step : references_.follow(*reference, References::Siblings::ignored).steps) {
    keep(step.reference);
    if (!step.target) break;
    value = *step.target;
    keep_container(value);
  }
  return value;
}

/// Keeps what all operations of a path share.
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

/// Keeps the names of all media types of a body, and the one schema that is compiled.
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
  const std::string text = reference.string();
  const OptionalValue target = is_mapping ? references_.find_mapped(text) : references_.find(text);
  if (target) keep(*target);
}

bool OperationExtractor::holds_kept_nodes(Value value) const {
  const std::uint32_t index = index_of(value);
  const auto next = std::lower_bound(
      kept_nodes_.begin(), kept_nodes_.end(), index,
      [](const KeptNode& kept_node, std::uint32_t other) { return kept_node.index < other; });
  return next != kept_nodes_.end() && next->index < index + value.node().node_count;
}

/// Leaves out members without kept nodes. Items without kept nodes become null, so that positions stay.
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
  const schema::References references(api);
  const auto operation = find_operation(references, operation_id, error);
  return operation ? OperationExtractor(references, *operation).extract() : std::string();
}

}  // namespace resume_patch::endpoint
