#include "document/pointer.h"
#include "endpoint/describe.h"

namespace resume_patch::endpoint {

using document::Json;
using document::JsonObject;

namespace {

/// The scheme's own members, and its name.
Json describe_scheme(Value api, Value name) {
  JsonObject scheme;
  scheme.with("name", name.string());
  std::string pointer = "/components/securitySchemes";
  document::append_token(pointer, name.string());
  const auto found = document::resolve(api, pointer);
  const auto target = found ? dereference(api, *found) : std::nullopt;
  if (!target) return scheme.take();
  for (const Value::Member member : target->members()) {
    // The name of a key in a header, query or cookie; `name` is the scheme's.
    const std::string key = member.key.string();
    scheme.with(key == "name" ? "key" : key, document::raw(member.value));
  }
  return scheme.take();
}

Json describe_security(Value api, Value operation) {
  Json alternatives = document::json_array();
  auto security = operation.find("security");
  if (!security) security = api.find("security");
  if (!security) return alternatives;
  for (const Value requirement : security->items()) {
    Json together = document::json_array();
    for (const Value::Member scheme : requirement.members())
      document::append(together, describe_scheme(api, scheme.key));
    document::append(alternatives, std::move(together));
  }
  return alternatives;
}

/// The operation's own parameters before those of its path (OpenAPI 3.0.3, section 4.7.9).
Json describe_parameters(Value api, const Operation& operation) {
  Json parameters = document::json_array();
  for (const Value holder : {operation.source, operation.path_item}) {
    const auto list = holder.find("parameters");
    if (!list) continue;
    for (const Value parameter : list->items()) {
      if (const auto target = dereference(api, parameter))
        document::append(parameters, document::raw(*target));
    }
  }
  return parameters;
}

Json describe_servers(Value api, const Operation& operation) {
  Json servers = document::json_array();
  for (const Value holder : {operation.source, operation.path_item, api}) {
    const auto list = holder.find("servers");
    if (!list || list->size() == 0) continue;
    for (const Value server : list->items()) document::append(servers, document::raw(server));
    break;
  }
  return servers;
}

}  // namespace

Json describe_operation(Value api, const Operation& operation) {
  Json encodings = document::json_array();
  for (const Encoding& encoding : operation.encodings) document::append(encodings, Json(encoding.media_type));
  return JsonObject()
      .with("id", operation.source.find("operationId")->string())
      .with("method", "PATCH")
      .with("path", operation.path)
      .with("servers", describe_servers(api, operation))
      .with("encodings", std::move(encodings))
      .with("security", describe_security(api, operation.source))
      .with("parameters", describe_parameters(api, operation))
      .take();
}

}  // namespace resume_patch::endpoint
