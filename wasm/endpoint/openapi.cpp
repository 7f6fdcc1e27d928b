#include "endpoint/openapi.h"

#include <array>

#include "document/pointer.h"

namespace resume_patch::endpoint {

namespace {

constexpr std::string_view json_media_type = "application/json";
constexpr std::array<std::string_view, 8> methods = {"get",     "put",  "post",  "delete",
                                                     "options", "head", "patch", "trace"};

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

class Finder {
 public:
  Finder(Value api, CompileError& error) : api_(api), error_(error) {}

  std::optional<Operation> find(std::string_view operation_id);

 private:
  /// A PATCH is preferred, should two operations have one id in spite of the rules.
  void search(Value paths, std::string_view operation_id);
  bool read_body(Operation& operation);
  bool read_response(Operation& operation);
  bool fail(Value where, std::string reason, std::string_view code = "malformed");

  Value api_;
  CompileError& error_;
  std::optional<Operation> found_;
  bool is_patch_ = false;
};

/// False, so that whoever fails may return it.
bool Finder::fail(Value where, std::string reason, std::string_view code) {
  error_ = {code, document::pointer_of(api_, where), std::move(reason)};
  return false;
}

void Finder::search(Value paths, std::string_view operation_id) {
  for (const Value::Member path : paths.members()) {
    for (const std::string_view method : methods) {
      const auto operation = path.value.find(method);
      const auto id = operation ? operation->find("operationId") : std::nullopt;
      if (is_patch_ || !id || !id->is_string() || !id->text_is(operation_id)) continue;
      found_ = Operation{*operation, path.value, path.key, *operation, std::nullopt, std::nullopt};
      is_patch_ = method == "patch";
    }
  }
}

bool Finder::read_body(Operation& operation) {
  const auto body = operation.source.find("requestBody");
  if (!body) return fail(operation.source, "the operation has no request body");
  const auto target = dereference(api_, *body);
  if (!target || !target->is_object()) return fail(*body, "the reference names nothing in the document");
  const auto content = target->find("content");
  if (!content || !content->is_object() || content->size() == 0) {
    return fail(*target, "a request body says what its content is");
  }
  operation.content = *content;
  for (const Value::Member type : content->members()) {
    const auto schema = type.value.find("schema");
    if (schema && (!operation.request_schema || type.key.text_is(json_media_type)))
      operation.request_schema = schema;
  }
  return operation.request_schema || fail(*content, "no content of the request body has a schema");
}

/// The success with a body: 200 before any other, then the range, and the default last.
bool Finder::read_response(Operation& operation) {
  const auto responses = operation.source.find("responses");
  for (const std::string_view status : {"200", "201", "202", "2XX", "default"}) {
    const auto response = responses ? responses->find(status) : std::nullopt;
    if (!response) continue;
    const auto target = dereference(api_, *response);
    if (!target) return fail(*response, "the reference names nothing in the document");
    operation.response_schema = json_schema(*target);
    if (operation.response_schema) return true;
  }
  return true;
}

std::optional<Operation> Finder::find(std::string_view operation_id) {
  const auto version = api_.find("openapi");
  const auto paths = api_.find("paths");
  if (!api_.is_object()) {
    fail(api_, "an OpenAPI document is an object");
  } else if (!version || !version->is_string() || version->slice().substr(0, 4) != "3.0.") {
    fail(version.value_or(api_), "an OpenAPI 3.0 document is expected");
  } else if (!paths || !paths->is_object()) {
    fail(paths.value_or(api_), "an OpenAPI document has paths");
  } else {
    search(*paths, operation_id);
    if (!found_) {
      fail(*paths, "there is no operation with the id " + std::string(operation_id), "unknownOperation");
    } else if (!is_patch_) {
      fail(found_->source, "the operation is not a PATCH", "notPatch");
    } else if (read_body(*found_) && read_response(*found_)) {
      return found_;
    }
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

std::optional<Operation> find_operation(Value api, std::string_view operation_id, CompileError& error) {
  return Finder(api, error).find(operation_id);
}

}  // namespace resume_patch::endpoint
