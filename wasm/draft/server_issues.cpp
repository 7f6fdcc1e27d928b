// State that refers to locations: server issues, conflicts and typed texts.
#include "document/pointer.h"
#include "draft/draft.h"

namespace resume_patch::draft {

/// Finds the deepest existing node of a pointer and the rest of the pointer.
void Draft::anchor(std::string_view pointer, DraftNode*& at, std::string& rest) {
  const auto tokens = document::split_pointer(pointer);
  at = &session_->root();
  rest.clear();
  if (!tokens) return;
  for (std::size_t token = 0; token < tokens->size(); ++token) {
    const std::string& name = (*tokens)[token];
    DraftNode* next = rest.empty() ? at->find_child(name) : nullptr;
    const bool is_member = rest.empty() && at->is_object() && token + 1 == tokens->size();
    if (next == nullptr && is_member) next = &at->ensure_member(name);
    if (next == nullptr) {
      document::append_token(rest, name);
    } else {
      at = next;
    }
  }
}

void Draft::restore_input(std::string_view pointer, std::string_view text) {
  DraftNode* at = nullptr;
  std::string rest;
  anchor(pointer, at, rest);
  if (pointer != "-" && rest.empty()) at->input = std::make_unique<std::string>(text);
}

Anchor anchor_in(Value root, const diff::Origins& origins, std::string_view pointer) {
  Anchor anchor;
  const auto tokens = document::split_pointer(pointer);
  OptionalValue value = root;
  for (const std::string& token : tokens ? *tokens : Paths()) {
    const auto index = value && value->is_array() ? document::array_index(token) : std::nullopt;
    const OptionalValue item = index ? value->item(*index) : std::nullopt;
    if (item) {
      anchor = {origins.of(*item), {}};
      value = item;
      continue;
    }
    document::append_token(anchor.path, token);
    value = value && value->is_object() ? value->find(token) : std::nullopt;
  }
  return anchor;
}

void Draft::set_server_issues(Value pointers, OptionalValue snapshot) {
  session_->server_issues().clear();
  const ResourceVersion version =
      snapshot ? read_snapshot(*snapshot) : version_of(session_->root().content());
  const diff::Origins origins(version.root(), version.origins);
  std::vector<DetachedServerIssue> issues;
  for (const Value pointer : pointers.items()) {
    const auto number = static_cast<std::uint32_t>(issues.size());
    issues.push_back({anchor_in(version.root(), origins, pointer.string()), number});
  }
  attach_server_issues(issues);
}

std::vector<Draft::DetachedServerIssue> Draft::detach_server_issues() {
  std::vector<DetachedServerIssue> server_issues;
  for (const ServerIssue& issue : session_->server_issues())
    server_issues.push_back({anchor_of(*issue.node, issue.path), issue.number});
  session_->server_issues().clear();
  return server_issues;
}

/// Moves server issues to where their items are. Drops those whose item is gone.
void Draft::attach_server_issues(const std::vector<DetachedServerIssue>& server_issues) {
  if (server_issues.empty()) return;
  std::vector<Anchor> anchors;
  for (const DetachedServerIssue& issue : server_issues) anchors.push_back(issue.at);
  const std::vector<std::string> pointers = pointers_of(anchors, version_of(session_->root().content()));
  for (std::size_t at = 0; at < server_issues.size(); ++at) {
    if (pointers[at] == "-") continue;
    ServerIssue issue;
    issue.number = server_issues[at].number;
    anchor(pointers[at], issue.node, issue.path);
    session_->server_issues().push_back(std::move(issue));
  }
}

document::Json Draft::list_server_issues() const {
  document::Json list = document::Json::array();
  for (const ServerIssue& issue : session_->server_issues()) {
    list.push_back(issue.number);
    list.push_back(issue.pointer());
  }
  return list;
}

const Conflicts& Draft::conflicts() const {
  return is_before_session() ? history_conflicts_ : session_->conflicts();
}

std::vector<OpenConflict> Draft::open_conflicts() const {
  if (conflicts().empty()) return {};
  return OpenConflicts(conflicts(), session_->base_items()).all(session_->root().content());
}

document::Json Draft::list_conflicts() const {
  document::Json list = document::Json::array();
  for (const OpenConflict& open : open_conflicts()) {
    document::Json& conflict = list.emplace_back(document::make_object({{"path", open.path}}));
    add_sides(conflict, conflicts()[open.number], open.mine,
              [](const std::string& text) { return document::embed(std::string(text)); });
  }
  return list;
}

}  // namespace resume_patch::draft
