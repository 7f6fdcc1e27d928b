#include "bindings/wire.h"

namespace resume_patch::bindings {

namespace {

void add_sides(Json& entry, const std::optional<document::Value>& before,
               const std::optional<document::Value>& after) {
  if (before) entry["before"] = document::raw(*before);
  if (after) entry["after"] = document::raw(*after);
}

}  // namespace

Json to_json(const std::vector<validate::Issue>& issues, const endpoint::Endpoint& endpoint) {
  Json list = Json::array();
  for (const validate::Issue& issue : issues) {
    list.push_back({{"path", issue.path},
                    {"code", issue.code},
                    {"severity", issue.severity == schema::Severity::error ? "error" : "warning"},
                    {"params", issue.params},
                    {"label", endpoint.label_of(issue.path)}});
  }
  return list;
}

Json to_json(const std::vector<diff::Change>& changes) {
  Json list = Json::array();
  for (const diff::Change& change : changes) {
    Json entry = {{"kind", diff::name_of(change.kind)}, {"path", change.path}};
    if (change.kind == diff::ChangeKind::move) entry["from"] = change.from;
    add_sides(entry, change.before, change.after);
    list.push_back(std::move(entry));
  }
  return list;
}

Json to_json(const std::vector<patch::Ignored>& ignored) {
  Json list = Json::array();
  for (const patch::Ignored& one : ignored) {
    Json entry = {{"path", one.path}, {"reason", patch::name_of(one.reason)}};
    add_sides(entry, one.before, one.after);
    list.push_back(std::move(entry));
  }
  return list;
}

Json to_json(const document::ReadError& error, const document::Limits& limits) {
  using document::ReadErrorCode;
  if (error.code == ReadErrorCode::too_deep || error.code == ReadErrorCode::too_large) {
    const bool too_deep = error.code == ReadErrorCode::too_deep;
    return {{"error", "limit"},
            {"limit", document::name_of(error.code)},
            {"maximum", too_deep ? limits.depth : limits.bytes},
            {"line", error.line},
            {"column", error.column}};
  }
  return {{"error", "json"},
          {"code", document::name_of(error.code)},
          {"offset", error.offset},
          {"line", error.line},
          {"column", error.column}};
}

Json to_json(const endpoint::CompileError& error) {
  return {{"error", "openapi"}, {"code", error.code}, {"path", error.path}, {"reason", error.reason}};
}

}  // namespace resume_patch::bindings
