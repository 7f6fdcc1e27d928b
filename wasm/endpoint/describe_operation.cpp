#include "document/pointer.h"
#include "endpoint/describe.h"

namespace resume_patch::endpoint {

using document::Json;

namespace {

/// Returns the members of a security scheme and its name.
Json describe_scheme(const schema::References& references, Value name) {
  Json scheme = make_object({{"name", name.string()}});
  std::string pointer = "/components/securitySchemes";
  document::append_token(pointer, name.string());
  const auto found = document::resolve(references.api(), pointer);
  const auto target = found ? references.dereference(*found) : std::nullopt;
  if (!target) return scheme;
  for (const Value::Member member : target->members()) {
    // The name of a key in a header, query or cookie is `key`, because `name` is the name of the scheme.
    const std::string key = member.key.string();
    scheme[key == "name" ? "key" : key] = describe_value(member.value);
  }
  return scheme;
}

Json describe_security(const schema::References& references, Value operation) {
  Json alternatives = Json::array();
  auto security = operation.find("security");
  if (!security) security = references.api().find("security");
  if (!security) return alternatives;
  for (const Value requirement : security->items()) {
    Json& schemes = alternatives.emplace_back(Json::array());
    for (const Value::Member scheme : requirement.members())
      schemes.push_back(describe_scheme(references, scheme.key));
  }
  return alternatives;
}

/// Lists the operation's own parameters first, then those of its path.
Json describe_parameters(const schema::References& references, const Operation& operation) {
  Json parameters = Json::array();
  for (const Value holder : {operation.source, operation.path_item}) {
    const auto list = holder.find("parameters");
    if (!list) continue;
    for (const Value parameter : list->items()) {
      if (const auto target = references.dereference(parameter))
        parameters.push_back(document::embed(*target));
    }
  }
  return parameters;
}

Json describe_servers(Value api, const Operation& operation) {
  for (const Value holder : {operation.source, operation.path_item, api}) {
    const auto list = holder.find("servers");
    if (list && list->is_array() && list->size() > 0) return document::embed(*list);
  }
  return Json::array();
}

Json describe_encodings(const Operation& operation) {
  Json encodings = Json::array();
  if (!operation.content) return encodings;
  for (const Value::Member type : operation.content->members()) encodings.push_back(type.key.string());
  return encodings;
}

}  // namespace

Json describe_operation(Value api, const Operation& operation) {
  const schema::References references(api);
  return make_object({{"id", describe_value(*operation.source.find("operationId"))},
                      {"method", "PATCH"},
                      {"path", operation.path.string()},
                      {"servers", describe_servers(api, operation)},
                      {"encodings", describe_encodings(operation)},
                      {"security", describe_security(references, operation.source)},
                      {"parameters", describe_parameters(references, operation)}});
}

}  // namespace resume_patch::endpoint
