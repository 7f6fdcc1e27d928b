// Functions for single fields of a form.
#include "document/text.h"
#include "endpoint/coerce.h"
#include "endpoint/endpoint.h"
#include "schema/keyword.h"

namespace resume_patch::endpoint {

bool Endpoint::append_input(std::string& out, std::string_view pointer, std::string_view text) const {
  return endpoint::append_input(out, program_, schema_at(program_, request_, pointer), text);
}

validate::Issue Endpoint::issue_of_input(std::string_view pointer, std::string_view text) const {
  const SchemaId schema = schema_at(program_, request_, pointer);
  return {std::string(pointer),
          schema::name_of(schema::Keyword::type),
          schema::Severity::error,
          input_issue_params(program_, schema, "string", text),
          {}};
}

bool Endpoint::is_same_in_form(std::string_view pointer, document::OptionalValue stored, Value given) const {
  return endpoint::is_same_in_form(program_, schema_at(program_, request_, pointer), stored, given);
}

std::string Endpoint::fingerprint() const {
  std::string identity = operation_.path.string();
  if (const auto id = operation_.source.find("operationId")) identity += ' ' + id->string();
  return identity;
}

}  // namespace resume_patch::endpoint
