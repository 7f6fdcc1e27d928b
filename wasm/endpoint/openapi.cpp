#include "endpoint/openapi.h"

#include <array>

#include "document/pointer.h"
#include "endpoint/aliases.h"

namespace resume_patch::endpoint {

namespace {

constexpr std::array<std::string_view, 8> methods = {"get",     "put",  "post",  "delete",
                                                     "options", "head", "patch", "trace"};

/// How well a media type or range says what a resource is in JSON. Types are spelt in any case and may have
/// parameters (RFC 7231, section 3.1.1.1); of a type and a range the type holds (OpenAPI 3.0.3,
/// section 4.7.14).
enum class MediaTypeRank : std::uint8_t { operations, other, any, any_application, some_json, json };

MediaTypeRank rank_of(Value media_type) {
  const std::string text = fold_label(media_type.string());
  const std::string_view type = std::string_view(text).substr(0, text.find(';'));
  if (type == "application/json") return MediaTypeRank::json;
  if (type == "application/jsonpatch+json") return MediaTypeRank::operations;
  if (type.ends_with("+json")) return MediaTypeRank::some_json;
  if (type == "application/*") return MediaTypeRank::any_application;
  return type == "*/*" ? MediaTypeRank::any : MediaTypeRank::other;
}

/// The schema of the content that fits best, the first of several; none that fits less than `min_rank`.
document::OptionalValue best_schema(Value content, MediaTypeRank min_rank) {
  document::OptionalValue best;
  for (const Value::Member type : content.members()) {
    const auto schema = type.value.find("schema");
    const MediaTypeRank rank = rank_of(type.key);
    if (!schema || rank < min_rank || (best && rank == min_rank)) continue;
    best = schema;
    min_rank = rank;
  }
  return best;
}

class OperationFinder {
 public:
  OperationFinder(Value api, CompileError& error) : api_(api), error_(error) {}

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
bool OperationFinder::fail(Value where, std::string reason, std::string_view code) {
  error_ = {code, document::pointer_of(api_, where), std::move(reason)};
  return false;
}

void OperationFinder::search(Value paths, std::string_view operation_id) {
  for (const Value::Member path : paths.members()) {
    // A path may be described elsewhere, beside what is said of it here (section 4.7.9).
    for (const Value item : {path.value, dereference(api_, path.value).value_or(path.value)}) {
      for (const std::string_view method : methods) {
        const auto operation = item.find(method);
        const auto id = operation ? operation->find("operationId") : std::nullopt;
        if (is_patch_ || !id || !id->is_string() || !id->text_is(operation_id)) continue;
        found_ = Operation{*operation, item, path.key, {}, {}, {}};
        is_patch_ = method == "patch";
      }
    }
  }
}

/// Neither a body nor its schema has to be described (sections 4.7.10 and 4.7.14).
bool OperationFinder::read_body(Operation& operation) {
  const auto body = operation.source.find("requestBody");
  if (!body) return true;
  const auto target = dereference(api_, *body);
  if (!target || !target->is_object()) return fail(*body, "the reference names nothing in the document");
  operation.content = target->find("content");
  if (!operation.content || !operation.content->is_object() || operation.content->size() == 0) {
    return fail(*target, "a request body must declare its content");
  }
  operation.request_schema = best_schema(*operation.content, MediaTypeRank::operations);
  return true;
}

/// The success with a body: 200 before any other, then the range. The default speaks of what is not declared
/// (section 4.7.16), mostly of errors: it is that of a success only where no success is declared.
bool OperationFinder::read_response(Operation& operation) {
  const auto responses = operation.source.find("responses");
  bool is_declared = false;
  for (const std::string_view status : {"200", "201", "202", "203", "204", "2XX", "default"}) {
    const auto response = responses ? responses->find(status) : std::nullopt;
    if (!response || (is_declared && status == "default")) continue;
    is_declared = true;
    const auto target = dereference(api_, *response);
    if (!target) return fail(*response, "the reference names nothing in the document");
    const auto content = target->find("content");
    if (content && content->is_object())
      operation.response_schema = best_schema(*content, MediaTypeRank::any);
    if (operation.response_schema) return true;
  }
  return true;
}

std::optional<Operation> OperationFinder::find(std::string_view operation_id) {
  const auto version = api_.find("openapi");
  const auto paths = api_.find("paths");
  if (!api_.is_object()) {
    fail(api_, "an OpenAPI document must be an object");
  } else if (!version || !version->is_string() || version->slice().substr(0, 4) != "3.0.") {
    fail(version.value_or(api_), "an OpenAPI 3.0 document is expected");
  } else if (!paths || !paths->is_object()) {
    fail(paths.value_or(api_), "an OpenAPI document must have paths");
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
  constexpr int max_steps = 16;
  document::OptionalValue current = value;
  for (int step = 0; step < max_steps && current; ++step) {
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
  return OperationFinder(api, error).find(operation_id);
}

}  // namespace resume_patch::endpoint
