#include "bindings/wire.h"

#include "diff/words.h"

namespace resume_patch::bindings {

namespace {

void write_member(JsonWriter& out, const char* name, document::OptionalValue value) {
  if (value) out.member(name, *value);
}

void write_range(JsonWriter& out, std::size_t start, std::size_t end) {
  out.begin('[');
  out.number(static_cast<std::uint32_t>(start));
  out.number(static_cast<std::uint32_t>(end));
  out.end(']');
}

void write_side(JsonWriter& out, const char* name, document::OptionalValue value, std::string* values) {
  if (!value || values == nullptr || !value->is_container()) return write_member(out, name, value);
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

void write_ranges(JsonWriter& out, const char* name, const diff::Positions& ranges) {
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
    out.raw(issue.params);
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

void write(JsonWriter& out, const std::vector<patch::Ignored>& ignored) {
  out.begin('[');
  for (const patch::Ignored& one : ignored) {
    out.begin('{');
    out.member("path", one.path);
    out.member("reason", patch::name_of(one.reason));
    write_sides(out, one.before, one.after);
    out.end('}');
  }
  out.end(']');
}

void write(JsonWriter& out, const std::vector<merge::Conflict>& conflicts) {
  out.begin('[');
  for (const merge::Conflict& conflict : conflicts) {
    out.begin('{');
    out.member("path", conflict.path);
    write_member(out, "base", conflict.base);
    write_member(out, "mine", conflict.mine);
    write_member(out, "theirs", conflict.theirs);
    out.end('}');
  }
  out.end(']');
}

void write(JsonWriter& out, const document::ReadError& error, const document::Limits& limits) {
  using document::ReadErrorCode;
  const bool too_deep = error.code == ReadErrorCode::too_deep;
  const bool is_limit = too_deep || error.code == ReadErrorCode::too_large;
  out.begin('{');
  out.member("error", is_limit ? "limit" : "json");
  out.member(is_limit ? "limit" : "code", document::name_of(error.code));
  if (is_limit) {
    out.member_number("maximum", too_deep ? limits.depth : limits.bytes);
  } else {
    out.member_number("offset", error.offset);
  }
  out.member_number("line", error.line);
  out.member_number("column", error.column);
  out.end('}');
}

void write(JsonWriter& out, const endpoint::CompileError& error) {
  out.begin('{');
  out.member("error", "openapi");
  out.member("code", error.code);
  out.member("path", error.path);
  out.member("reason", error.reason);
  out.end('}');
}

}  // namespace resume_patch::bindings
