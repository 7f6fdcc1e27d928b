#include "endpoint/openapi.h"

#include <array>

#include "document/pointer.h"
#include "endpoint/aliases.h"

namespace resume_patch::endpoint {

namespace {

constexpr std::array<std::string_view, 8> methods = {"get",     "put",  "post",  "delete",
                                                     "options", "head", "patch", "trace"};

/// Ranks media types and ranges by how well they describe a resource as JSON. Types are case-insensitive and
/// may have parameters (RFC 7231, section 3.1.1.1). A type comes before a range (OpenAPI 3.0.3,
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

/// Returns the schema of the media type with the highest rank, the first of equals. Ignores those below
/// `min_rank`.
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
  OperationFinder(const schema::References& references, CompileError& error)
      : references_(references), api_(references.api()), error_(error) {}

  std::optional<Operation> find(std::string_view operation_id);

 private:
  /// Prefers a PATCH if two operations have the same id, which OpenAPI forbids.
  void search(Value paths, std::string_view operation_id);
  bool read_body(Operation& operation);
  bool read_response(Operation& operation);
  bool fail(Value where, std::string reason, std::string_view code = "malformed");

  const schema::References& references_;
  Value api_;
  CompileError& error_;
  std::optional<Operation> found_;
  bool is_patch_ = false;
};

/// Keeps an error. Returns false.
bool OperationFinder::fail(Value where, std::string reason, std::string_view code) {
  error_ = {code, document::pointer_of(api_, where), std::move(reason)};
  return false;
}

void OperationFinder::search(Value paths, std::string_view operation_id) {
  for (const Value::Member path : paths.members()) {
    // A Path Item Object may have a $ref to another one beside its own operations (section 4.7.9).
    for (const Value item : {path.value, references_.dereference(path.value).value_or(path.value)}) {
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

/// Both a body and its schema are optional (sections 4.7.10 and 4.7.14).
bool OperationFinder::read_body(Operation& operation) {
  const auto body = operation.source.find("requestBody");
  if (!body) return true;
  const auto target = references_.dereference(*body);
  if (!target || !target->is_object()) return fail(*body, "the reference has no target in the document");
  operation.content = target->find("content");
  if (!operation.content || !operation.content->is_object() || operation.content->size() == 0) {
    return fail(*target, "a request body must declare its content");
  }
  operation.request_schema = best_schema(*operation.content, MediaTypeRank::operations);
  return true;
}

/// Takes the first success with a body: 200 before the others, then the range. The default response covers
/// what is not declared (section 4.7.16), mostly errors, so it counts only if no success is declared.
bool OperationFinder::read_response(Operation& operation) {
  const auto responses = operation.source.find("responses");
  bool is_declared = false;
  for (const std::string_view status : {"200", "201", "202", "203", "204", "2XX", "default"}) {
    const auto response = responses ? responses->find(status) : std::nullopt;
    if (!response || (is_declared && status == "default")) continue;
    is_declared = true;
    const auto target = references_.dereference(*response);
    if (!target) return fail(*response, "the reference has no target in the document");
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

std::optional<Operation> find_operation(const schema::References& references, std::string_view operation_id,
                                        CompileError& error) {
  return OperationFinder(references, error).find(operation_id);
}

}  // namespace resume_patch::endpoint
