// Endpoints for the tables of cases, with their documents and options.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "cases.h"
#include "document/reader.h"
#include "endpoint/endpoint.h"
#include "endpoint/extract_operation.h"
#include "pattern_hosts.h"

namespace resume_patch::tests {

using endpoint::Compiled;
using endpoint::Endpoint;

/// Parses a JSON text; ends the test program if it is malformed.
inline document::Document parsed(const std::string& text) {
  auto result = document::read(text);
  auto* read = std::get_if<document::Document>(&result);
  if (read == nullptr) abort_tests("not JSON", text);
  return std::move(*read);
}

/// Compiles as the package does, from the part of the document that the operation reaches.
inline Compiled compile(const std::string& api, std::string_view operation,
                        const Json& identity = Json::object()) {
  Compiled refused;
  const document::Document whole = parsed(api);
  const std::string cut = endpoint::extract_operation(whole.root(), operation, refused.error);
  if (cut.empty()) return refused;
  return Endpoint::compile(std::make_unique<document::Document>(parsed(cut)), operation, pattern_host,
                           endpoint::read_identities(parsed(identity.dump()).root()));
}

/// Returns why an API document does not compile, and where; "" if it compiles.
inline std::string refusal_of(const Compiled& compiled) {
  return compiled.endpoint == nullptr ? compiled.error.reason + " at " + compiled.error.path : "";
}

/// Returns an endpoint; ends the test program if it does not compile.
inline std::unique_ptr<Endpoint> endpoint_of(const std::string& file, const std::string& operation) {
  Compiled compiled = compile(read_file(file), operation);
  if (compiled.endpoint == nullptr) abort_tests(refusal_of(compiled).c_str(), file);
  return std::move(compiled.endpoint);
}

inline std::unique_ptr<Endpoint> letraz_experience() {
  return endpoint_of("wasm/apis/letraz.json", "resume_experience_partial_update");
}

inline std::unique_ptr<Endpoint> affinda_resume() {
  return endpoint_of("wasm/apis/affinda.json", "updateResumeData");
}

/// Returns the OpenAPI document around the schema of a case.
inline std::string wrapped(const Json& one) {
  const std::string content =
      R"("content":{"application/json":{"schema":)" + document_of(one, "schema") + "}}";
  const std::string schemas = one.contains("schemas") ? one["schemas"].dump() : "{}";
  return R"({"openapi":"3.0.3","info":{"title":"case","version":"1"},"paths":{"/things/{id}":{"patch":{)"
         R"("operationId":"change","requestBody":{)" +
         content + R"(},"responses":{"200":{"description":"",)" + content +
         R"(}}}}},"components":{"schemas":)" + schemas + "}}";
}

/// The named documents that the cases of a table refer to.
class NamedDocuments {
 public:
  explicit NamedDocuments(Json documents) : documents_(std::move(documents)) {}

  static NamedDocuments letraz() { return NamedDocuments(read_cases("letraz-documents.json")); }
  static NamedDocuments affinda() {
    return NamedDocuments(add_affinda(read_cases("affinda-documents.json")));
  }
  static NamedDocuments all() { return NamedDocuments(add_affinda(read_cases("letraz-documents.json"))); }

  /// Returns the member `name` of a case, with {"like": ...} resolved.
  [[nodiscard]] document::Document of(const Json& one, const std::string& name) const {
    const bool is_like = one.contains(name) && one[name].is_object() && one[name].contains("like");
    return parsed(is_like ? like(one[name]).dump() : document_of(one, name));
  }

 private:
  static Json add_affinda(Json documents) {
    documents["request"] = read_cases("affinda-example-request.json");
    documents["response"] = read_cases("affinda-example-response.json");
    return documents;
  }

  [[nodiscard]] Json like(const Json& wanted) const {
    check_members(wanted, {"like", "with", "without", "patch"});
    const std::string name = string_of(wanted["like"]);
    if (!documents_.contains(name)) abort_tests("no such document", name);
    Json document = documents_[name];
    if (wanted.contains("with")) {
      for (const auto& [member, value] : wanted["with"].items()) document[member] = value;
    }
    if (wanted.contains("without")) {
      for (const Json& member : wanted["without"]) {
        const bool was_there = document.erase(string_of(member)) == 1;
        CHECK(was_there);
      }
    }
    if (wanted.contains("patch")) document.patch_inplace(wanted["patch"]);
    return document;
  }

  Json documents_;
};

inline validate::CalendarDate today_of(const Json& one) {
  const auto day = validate::parse_date(one.value("today", "2026-11-21"));
  CHECK(day.has_value());
  return day.value_or(validate::CalendarDate());
}

/// Reports whether a member holds `word`. The only other value, and the default, is `other`.
inline bool has_statement(const Json& one, const char* member, const char* word, const char* other) {
  const std::string said = one.value(member, other);
  const bool is_known = said == word || said == other;
  CHECK(is_known);
  return said == word;
}

inline validate::Direction direction_of(const Json& one) {
  return has_statement(one, "direction", "response", "request") ? validate::Direction::response
                                                                : validate::Direction::request;
}

}  // namespace resume_patch::tests
