#include "bindings/results.h"

#include "diff/word_diff.h"

namespace resume_patch::bindings {

namespace {

void write_range(JsonWriter& out, std::size_t start, std::size_t end) {
  out.begin('[');
  out.number(static_cast<std::uint32_t>(start));
  out.number(static_cast<std::uint32_t>(end));
  out.end(']');
}

void write_side(JsonWriter& out, const char* name, document::OptionalValue value, std::string* values) {
  if (!value) return;
  if (values == nullptr || !value->is_container()) return out.member(name, *value);
  const std::size_t start = values->size();
  document::write(*values, *value);
  out.key(name);
  write_range(out, start, values->size());
}

void write_sides(JsonWriter& out, document::OptionalValue before, document::OptionalValue after,
                 std::string* values = nullptr) {
  write_side(out, "before", before, values);
  write_side(out, "after", after, values);
}

void write_ranges(JsonWriter& out, const char* name, const diff::PositionPairs& ranges) {
  out.key(name);
  out.begin('[');
  for (const auto& [start, end] : ranges) write_range(out, start, end);
  out.end(']');
}

}  // namespace

void write(JsonWriter& out, const std::vector<validate::Issue>& issues, const endpoint::Endpoint& endpoint) {
  out.begin('[');
  for (const validate::Issue& issue : issues) {
    out.begin('{');
    out.member("path", issue.path);
    out.member("code", issue.code);
    out.member("severity", issue.severity == schema::Severity::error ? "error" : "warning");
    out.key("params");
    out.json(issue.params);
    out.member("label", endpoint.label_of(issue.path));
    out.end('}');
  }
  out.end(']');
}

void write(JsonWriter& out, const std::vector<diff::Change>& changes, std::string* values) {
  out.begin('[');
  for (const diff::Change& change : changes) {
    out.begin('{');
    out.member("kind", diff::name_of(change.kind));
    out.member("path", change.path);
    if (change.kind == diff::ChangeKind::move) out.member("from", change.from);
    write_sides(out, change.before, change.after, values);
    if (const auto words = diff::changed_words_of(change)) {
      out.key("ranges");
      out.begin('{');
      write_ranges(out, "before", words->before);
      write_ranges(out, "after", words->after);
      out.end('}');
    }
    out.end('}');
  }
  out.end(']');
}

void write(JsonWriter& out, const std::vector<patch::IgnoredEdit>& ignored) {
  out.begin('[');
  for (const patch::IgnoredEdit& one : ignored) {
    out.begin('{');
    out.member("path", one.path);
    out.member("reason", patch::name_of(one.reason));
    write_sides(out, one.before, one.after);
    out.end('}');
  }
  out.end(']');
}

Json json_of(const std::vector<merge::Conflict>& conflicts) {
  Json list = Json::array();
  for (const merge::Conflict& conflict : conflicts) {
    Json& one = list.emplace_back(make_object({{"path", conflict.path}}));
    if (conflict.base) one["base"] = document::embed(*conflict.base);
    if (conflict.mine) one["mine"] = document::embed(*conflict.mine);
    if (conflict.theirs) one["theirs"] = document::embed(*conflict.theirs);
  }
  return list;
}

Json json_of(const document::ReadError& error, const document::Limits& limits) {
  using document::ReadErrorCode;
  const bool too_deep = error.code == ReadErrorCode::too_deep;
  const bool is_limit = too_deep || error.code == ReadErrorCode::too_large;
  Json json = make_object({{"error", is_limit ? "limit" : "json"},
                           {is_limit ? "limit" : "code", document::name_of(error.code)},
                           {"line", error.line},
                           {"column", error.column}});
  if (is_limit) {
    json["maximum"] = too_deep ? limits.depth : limits.bytes;
  } else {
    json["offset"] = error.offset;
  }
  return json;
}

Json json_of(const endpoint::CompileError& error) {
  return make_object(
      {{"error", "openapi"}, {"code", error.code}, {"path", error.path}, {"reason", error.reason}});
}

}  // namespace resume_patch::bindings
