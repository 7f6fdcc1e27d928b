#include "bindings/wire.h"

namespace resume_patch::bindings {

namespace {

using document::JsonObject;

void add_sides(JsonObject& entry, const document::OptionalValue& before,
               const document::OptionalValue& after) {
  if (before) entry.with("before", document::raw(*before));
  if (after) entry.with("after", document::raw(*after));
}

}  // namespace

Json to_json(const std::vector<validate::Issue>& issues, const endpoint::Endpoint& endpoint) {
  Json list = document::json_array();
  for (const validate::Issue& issue : issues) {
    JsonObject entry;
    entry.with("path", issue.path).with("code", issue.code);
    entry.with("severity", issue.severity == schema::Severity::error ? "error" : "warning");
    entry.with("params", issue.params).with("label", endpoint.label_of(issue.path));
    document::append(list, entry.take());
  }
  return list;
}

Json to_json(const std::vector<diff::Change>& changes) {
  Json list = document::json_array();
  for (const diff::Change& change : changes) {
    JsonObject entry;
    entry.with("kind", diff::name_of(change.kind)).with("path", change.path);
    if (change.kind == diff::ChangeKind::move) entry.with("from", change.from);
    add_sides(entry, change.before, change.after);
    document::append(list, entry.take());
  }
  return list;
}

Json to_json(const std::vector<patch::Ignored>& ignored) {
  Json list = document::json_array();
  for (const patch::Ignored& one : ignored) {
    JsonObject entry;
    entry.with("path", one.path).with("reason", patch::name_of(one.reason));
    add_sides(entry, one.before, one.after);
    document::append(list, entry.take());
  }
  return list;
}

Json to_json(const document::ReadError& error, const document::Limits& limits) {
  using document::ReadErrorCode;
  const bool too_deep = error.code == ReadErrorCode::too_deep;
  JsonObject entry;
  if (too_deep || error.code == ReadErrorCode::too_large) {
    entry.with("error", "limit").with("limit", document::name_of(error.code));
    entry.with_number("maximum", too_deep ? limits.depth : limits.bytes);
  } else {
    entry.with("error", "json")
        .with("code", document::name_of(error.code))
        .with_number("offset", error.offset);
  }
  return entry.with_number("line", error.line).with_number("column", error.column).take();
}

Json to_json(const endpoint::CompileError& error) {
  JsonObject entry;
  entry.with("error", "openapi")
      .with("code", error.code)
      .with("path", error.path)
      .with("reason", error.reason);
  return entry.take();
}

}  // namespace resume_patch::bindings
