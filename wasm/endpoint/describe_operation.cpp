#include "document/pointer.h"
#include "endpoint/describe.h"

namespace resume_patch::endpoint {

using document::JsonWriter;

namespace {

/// The scheme's own members, and its name.
void write_scheme_members(Value api, Value name, JsonWriter& out) {
  out.key("name");
  out.value(name);
  std::string pointer = "/components/securitySchemes";
  document::append_token(pointer, name.string());
  const auto found = document::resolve(api, pointer);
  const auto target = found ? dereference(api, *found) : std::nullopt;
  if (!target) return;
  for (const Value::Member member : target->members()) {
    // The name of a key in a header, query or cookie; `name` is the scheme's.
    const std::string key = member.key.string();
    out.key(key == "name" ? "key" : key);
    out.value(member.value);
  }
}

void describe_security(Value api, Value operation, JsonWriter& out) {
  auto security = operation.find("security");
  if (!security) security = api.find("security");
  if (!security) return;
  for (const Value requirement : security->items()) {
    out.begin('[');
    for (const Value::Member scheme : requirement.members()) {
      out.begin('{');
      write_scheme_members(api, scheme.key, out);
      out.end('}');
    }
    out.end(']');
  }
}

/// The operation's own parameters before those of its path.
void describe_parameters(Value api, const Operation& operation, JsonWriter& out) {
  for (const Value holder : {operation.source, operation.path_item}) {
    const auto list = holder.find("parameters");
    if (!list) continue;
    for (const Value parameter : list->items()) {
      if (const auto target = dereference(api, parameter)) out.value(*target);
    }
  }
}

void describe_servers(Value api, const Operation& operation, JsonWriter& out) {
  for (const Value holder : {operation.source, operation.path_item, api}) {
    const auto list = holder.find("servers");
    if (!list || list->size() == 0) continue;
    for (const Value server : list->items()) out.value(server);
    return;
  }
}

}  // namespace

void describe_operation(Value api, const Operation& operation, JsonWriter& out) {
  const auto list = [&](const char* name) {
    out.key(name);
    out.begin('[');
  };
  out.begin('{');
  out.member("id", *operation.source.find("operationId"));
  out.member("method", "PATCH");
  out.member("path", operation.path);
  list("servers");
  describe_servers(api, operation, out);
  out.end(']');
  list("encodings");
  if (operation.content) {
    for (const Value::Member type : operation.content->members()) out.value(type.key);
  }
  out.end(']');
  list("security");
  describe_security(api, operation.source, out);
  out.end(']');
  list("parameters");
  describe_parameters(api, operation, out);
  out.end(']');
  out.end('}');
}

}  // namespace resume_patch::endpoint
