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
  if (patch_) return *patch_;
  endpoint::Patch& made = patch_.emplace(endpoint_.patch(now_->base(), value(), options_));
  std::vector<validate::Issue> inputs;
  add_inputs(now_->root(), inputs);
  if (inputs.empty()) return made;
  // What is said of a value that a person has typed over is out of date.
  const auto is_typed_over = [&](const validate::Issue& issue) {
    return std::any_of(inputs.begin(), inputs.end(),
                       [&](const validate::Issue& input) { return input.path == issue.path; });
  };
  std::vector<validate::Issue>& issues = made.issues;
  issues.erase(std::remove_if(issues.begin(), issues.end(), is_typed_over), issues.end());
  for (validate::Issue& input : inputs) issues.push_back(std::move(input));
  made.valid = false;
  return made;
}

void Draft::add_inputs(const Place& place, std::vector<validate::Issue>& issues) const {
  if (place.input) issues.push_back(endpoint_.input_issue(place.pointer(), *place.input));
  if (!place.is_open()) return;
  for (const auto& child : *place.content.children) add_inputs(*child, issues);
}

}  // namespace resume_patch::draft
