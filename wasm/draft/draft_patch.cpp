// Reads a draft and builds its patch.
#include <algorithm>

#include "document/pointer.h"
#include "document/reader.h"
#include "draft/draft.h"

namespace resume_patch::draft {

Value Draft::value() {
  if (!value_) {
    std::string text;
    write_value(text);
    value_ = document::read_trusted(text);
  }
  return value_->root();
}

bool Draft::write_at(std::string_view pointer, std::string& out) {
  const auto tokens = document::split_pointer(pointer);
  DraftNode* node = &session_->root();
  std::size_t at = 0;
  // Does not open nodes.
  for (; tokens && at < tokens->size() && node != nullptr && node->is_open(); ++at)
    node = node->find_child((*tokens)[at]);
  if (!tokens || node == nullptr) return false;
  if (at == tokens->size()) {
    write(out, *node);
    return true;
  }
  std::string rest;
  for (; at < tokens->size(); ++at) document::append_token(rest, (*tokens)[at]);
  const OptionalValue found = document::resolve(*node->value, rest);
  if (found) document::write(out, *found);
  return found.has_value();
}

const endpoint::Patch& Draft::patch() {
  if (patch_is_current_) return *patch_;
  endpoint::Patch& patch = patch_.emplace(make_patch());
  patch_is_current_ = true;
  std::vector<validate::Issue> inputs;
  add_inputs(session_->root(), inputs);
  inputs_ = static_cast<std::uint32_t>(inputs.size());
  if (!inputs.empty()) {
    // An input replaces the issues of the value that the user has typed over.
    const auto is_typed_over = [&](const validate::Issue& issue) {
      return std::any_of(inputs.begin(), inputs.end(),
                         [&](const validate::Issue& input) { return input.path == issue.path; });
    };
    std::vector<validate::Issue>& issues = patch.issues;
    issues.erase(std::remove_if(issues.begin(), issues.end(), is_typed_over), issues.end());
    for (validate::Issue& input : inputs) issues.push_back(std::move(input));
    patch.valid = false;
  }
  count_totals();
  return patch;
}

Value Draft::base_in_request_form() {
  if (!base_in_request_form_) {
    base_in_request_form_ = endpoint_.to_request_form(session_->base());
    has_valid_required_members_ = endpoint_.has_valid_required_members(base_in_request_form_->root, options_);
  }
  return base_in_request_form_->root;
}

// Builds the patch from the edited root members, because other members equal the base.
endpoint::Patch Draft::make_patch() {
  const Value base = session_->base();
  DraftNode& root = session_->root();
  if (!root.value->is_same_node(base)) return endpoint_.patch(base, value(), options_);
  std::string before = "{";
  std::string after = "{";
  const auto add = [](std::string& object, Value key, document::EditableView member) {
    if (object.size() > 1) object += ',';
    document::write_key(object, key);
    write(object, member);
  };
  auto stored = base.members().begin();
  const auto end = base.members().end();
  const document::EditableContainer& members = root.open();
  for (std::size_t at = 0; at < members.keys.size(); ++at) {
    // The first members are those of the base, in the same order.
    OptionalValue counterpart;
    if (stored != end) {
      counterpart = (*stored).value;
      ++stored;
    }
    const document::EditableView member = members.elements[at];
    if (counterpart && member.value && member.value->is_same_node(*counterpart) &&
        member.container == nullptr)
      continue;
    if (counterpart) add(before, members.keys[at], *counterpart);
    if (member.value) add(after, members.keys[at], member);
  }
  before += '}';
  after += '}';
  return endpoint_.patch_members(document::read_trusted(before), document::read_trusted(after),
                                 base_in_request_form(), options_);
}

void Draft::add_inputs(const DraftNode& node, std::vector<validate::Issue>& issues) const {
  if (node.input) issues.push_back(issue_of_input(endpoint_, node.pointer(), *node.input));
  node.for_each_node([&](const DraftNode& child) { add_inputs(child, issues); });
}

}  // namespace resume_patch::draft
