#include "document/pointer.h"
#include "endpoint/describe.h"

namespace resume_patch::endpoint {

using document::Json;

namespace {

/// The scheme's own members, and its name.
Json describe_scheme(Value api, Value name) {
  Json scheme = {{"name", name.string()}};
  std::string pointer = "/components/securitySchemes";
  document::append_token(pointer, name.string());
  const auto found = document::resolve(api, pointer);
  const auto target = found ? dereference(api, *found) : std::nullopt;
  if (!target) return scheme;
  for (const Value::Member member : target->members()) {
    // The name of a key in a header, query or cookie; `name` is the scheme's.
    const std::string key = member.key.string();
    scheme[key == "name" ? "key" : key] = document::raw(member.value);
  }
  return scheme;
}

Json describe_security(Value api, Value operation) {
  Json alternatives = Json::array();
  auto security = operation.find("security");
  if (!security) security = api.find("security");
  if (!security) return alternatives;
  for (const Value requirement : security->items()) {
    Json together = Json::array();
    for (const Value::Member scheme : requirement.members())
      together.push_back(describe_scheme(api, scheme.key));
    alternatives.push_back(std::move(together));
  }
  return alternatives;
}

/// The operation's own parameters before those of its path (OpenAPI 3.0.3, section 4.7.9).
Json describe_parameters(Value api, const Operation& operation) {
  Json parameters = Json::array();
  for (const Value holder : {operation.source, operation.path_item}) {
    const auto list = holder.find("parameters");
    if (!list) continue;
    for (const Value parameter : list->items()) {
      if (const auto target = dereference(api, parameter)) parameters.push_back(document::raw(*target));
    }
  }
  return parameters;
}

Json describe_servers(Value api, const Operation& operation) {
  Json servers = Json::array();
  for (const Value holder : {operation.source, operation.path_item, api}) {
    const auto list = holder.find("servers");
    if (!list || list->size() == 0) continue;
    for (const Value server : list->items()) servers.push_back(document::raw(server));
    break;
  }
  return servers;
}

}  // namespace

Json describe_operation(Value api, const Operation& operation) {
  Json encodings = Json::array();
  for (const Encoding& encoding : operation.encodings) encodings.push_back(encoding.media_type);
  return {{"id", operation.source.find("operationId")->string()},
          {"method", "PATCH"},
          {"path", operation.path},
          {"servers", describe_servers(api, operation)},
          {"encodings", std::move(encodings)},
          {"security", describe_security(api, operation.source)},
          {"parameters", describe_parameters(api, operation)}};
}

}  // namespace resume_patch::endpoint
