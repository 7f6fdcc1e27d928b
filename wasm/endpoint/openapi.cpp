#include "endpoint/openapi.h"

#include <array>

#include "document/pointer.h"

namespace resume_patch::endpoint {

namespace {

constexpr std::string_view json_media_type = "application/json";
constexpr std::array<std::string_view, 8> methods = {"get",     "put",  "post",  "delete",
                                                     "options", "head", "patch", "trace"};

CompileError malformed(Value api, Value where, const char* reason) {
  return {"malformed", document::pointer_of(api, where), reason};
}

struct Found {
  Value operation;
  Value path_item;
  std::string path;
  bool is_patch;
};

/// A PATCH is preferred, should two operations have one id in spite of the rules.
std::optional<Found> search(Value paths, std::string_view operation_id) {
  std::optional<Found> found;
  for (const Value::Member path : paths.members()) {
    for (const std::string_view method : methods) {
      const auto operation = path.value.find(method);
      const auto id = operation ? operation->find("operationId") : std::nullopt;
      if (!id || !id->is_string() || !id->text_is(operation_id)) continue;
      if (found && found->is_patch) continue;
      found = Found{*operation, path.value, path.key.string(), method == "patch"};
    }
  }
  return found;
}

std::optional<CompileError> read_encodings(Value api, Operation& operation) {
  const auto body = operation.source.find("requestBody");
  if (!body) return malformed(api, operation.source, "the operation has no request body");
  const auto target = dereference(api, *body);
  if (!target || !target->is_object())
    return malformed(api, *body, "the reference names nothing in the document");
  const auto content = target->find("content");
  if (!content || !content->is_object() || content->size() == 0) {
    return malformed(api, *target, "a request body says what its content is");
  }
  for (const Value::Member type : content->members()) {
    const auto schema = type.value.find("schema");
    if (schema) operation.encodings.push_back({type.key.string(), *schema});
  }
  if (operation.encodings.empty())
    return malformed(api, *content, "no content of the request body has a schema");
  return std::nullopt;
}

bool is_json(std::string_view media_type) {
  return media_type.substr(0, json_media_type.size()) == json_media_type;
}

document::OptionalValue json_schema(Value response) {
  const auto content = response.find("content");
  if (!content) return std::nullopt;
  for (const Value::Member type : content->members()) {
    if (is_json(type.key.string())) return type.value.find("schema");
  }
  return std::nullopt;
}

/// The success with a body: 200 before any other, then the range, and the default last.
std::optional<CompileError> read_response(Value api, Operation& operation) {
  const auto responses = operation.source.find("responses");
  if (!responses) return std::nullopt;
  for (const std::string_view status : {"200", "201", "202", "2XX", "default"}) {
    const auto response = responses->find(status);
    if (!response) continue;
    const auto target = dereference(api, *response);
    if (!target) return malformed(api, *response, "the reference names nothing in the document");
    operation.response_schema = json_schema(*target);
    if (operation.response_schema) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

document::OptionalValue dereference(Value api, Value value) {
  constexpr int most_steps = 16;
  document::OptionalValue current = value;
  for (int step = 0; step < most_steps && current; ++step) {
    const auto reference = current->find("$ref");
    if (!reference) return current;
    if (!reference->is_string()) return std::nullopt;
    const std::string text = reference->string();
    if (text.empty() || text.front() != '#') return std::nullopt;
    current = document::resolve(api, document::decode_fragment(std::string_view(text).substr(1)));
  }
  return std::nullopt;
}

FoundOperation find_operation(Value api, std::string_view operation_id) {
  if (!api.is_object()) return {std::nullopt, malformed(api, api, "an OpenAPI document is an object")};
  const auto version = api.find("openapi");
  if (!version || !version->is_string() || version->slice().substr(0, 4) != "3.0.") {
    return {std::nullopt, malformed(api, version ? *version : api, "an OpenAPI 3.0 document is expected")};
  }
  const auto paths = api.find("paths");
  if (!paths || !paths->is_object())
    return {std::nullopt, malformed(api, paths ? *paths : api, "an OpenAPI document has paths")};
  const auto found = search(*paths, operation_id);
  if (!found) {
    return {std::nullopt,
            {"unknownOperation", document::pointer_of(api, *paths),
             "there is no operation with the id " + std::string(operation_id)}};
  }
  if (!found->is_patch) {
    return {std::nullopt,
            {"notPatch", document::pointer_of(api, found->operation), "the operation is not a PATCH"}};
  }
  Operation operation{found->operation, found->path_item, found->path, {}, std::nullopt};
  if (auto error = read_encodings(api, operation)) return {std::nullopt, *error};
  if (auto error = read_response(api, operation)) return {std::nullopt, *error};
  return {std::move(operation), {}};
}

}  // namespace resume_patch::endpoint
