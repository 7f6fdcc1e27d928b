// What a draft is worth: reading it, and the patch it makes.
#include <algorithm>

#include "document/pointer.h"
#include "document/reader.h"
#include "draft/draft.h"

namespace resume_patch::draft {

Value Draft::value() {
  if (!value_) {
    std::string text;
    write_value(text);
    value_ = document::read_own(text);
  }
  return value_->root();
}

bool Draft::write_at(std::string_view pointer, std::string& out) {
  const auto tokens = document::split_pointer(pointer);
  Place* place = &now_->root();
  std::size_t at = 0;
  // What is not open is left so.
  for (; tokens && at < tokens->size() && place != nullptr && place->is_open(); ++at)
    place = place->child((*tokens)[at]);
  if (!tokens || place == nullptr) return false;
  if (at == tokens->size()) {
    place->content.write(out);
    return true;
  }
  std::string rest;
  for (; at < tokens->size(); ++at) document::append_token(rest, (*tokens)[at]);
  const OptionalValue found = document::resolve(*place->content.value, rest);
  if (found) document::write(out, *found);
  return found.has_value();
}

const endpoint::Patch& Draft::patch() {
  if (patch_is_current_) return *patch_;
  endpoint::Patch& made = patch_.emplace(make_patch());
  patch_is_current_ = true;
  std::vector<validate::Issue> inputs;
  add_inputs(now_->root(), inputs);
  inputs_ = static_cast<std::uint32_t>(inputs.size());
  if (!inputs.empty()) {
    // What is said of a value that a person has typed over is out of date.
    const auto is_typed_over = [&](const validate::Issue& issue) {
      return std::any_of(inputs.begin(), inputs.end(),
                         [&](const validate::Issue& input) { return input.path == issue.path; });
    };
    std::vector<validate::Issue>& issues = made.issues;
    issues.erase(std::remove_if(issues.begin(), issues.end(), is_typed_over), issues.end());
    for (validate::Issue& input : inputs) issues.push_back(std::move(input));
    made.valid = false;
  }
  take_totals();
  return made;
}

Value Draft::normal_base() {
  if (!normal_base_) {
    normal_base_ = endpoint_.normalized(now_->base());
    has_sound_needs_ = endpoint_.has_sound_needs(normal_base_->root, options_);
  }
  return normal_base_->root;
}

// Only members of the root that somebody has been at can differ from the base.
endpoint::Patch Draft::make_patch() {
  const Value base = now_->base();
  Place& root = now_->root();
  if (!root.content.value->same(base)) return endpoint_.patch(base, value(), options_);
  std::string before = "{";
  std::string after = "{";
  const auto add = [](std::string& members, Value key, auto&& write_value) {
    if (members.size() > 1) members += ',';
    document::write_key(members, key);
    write_value(members);
  };
  auto stored = base.members().begin();
  const auto end = base.members().end();
  for (const auto& child : root.children()) {
    // The children begin with the base's members, in their order.
    OptionalValue fellow;
    if (stored != end) {
      fellow = (*stored).value;
      ++stored;
    }
    const Content& content = child->content;
    if (fellow && content.value && content.value->same(*fellow) && !child->is_open()) continue;
    if (fellow) add(before, *child->key, [&](std::string& out) { document::write(out, *fellow); });
    if (content.value) add(after, *child->key, [&](std::string& out) { content.write(out); });
  }
  before += '}';
  after += '}';
  return endpoint_.patch_members(document::read_own(before), document::read_own(after), normal_base(),
                                 options_);
}

void Draft::add_inputs(const Place& place, std::vector<validate::Issue>& issues) const {
  if (place.input) issues.push_back(issue_of_input(endpoint_, place.pointer(), *place.input));
  if (!place.is_open()) return;
  for (const auto& child : *place.content.children) add_inputs(*child, issues);
}

}  // namespace resume_patch::draft
