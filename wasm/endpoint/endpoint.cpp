#include "endpoint/endpoint.h"

#include <algorithm>
#include <utility>

#include "document/pointer.h"
#include "document/reader.h"
#include "endpoint/describe.h"
#include "schema/compiler.h"

namespace resume_patch::endpoint {

Compiled Endpoint::compile(std::unique_ptr<const Document> api, std::string_view operation_id,
                           const schema::PatternHost& patterns, IdentityOption identities) {
  Compiled compiled;
  const auto operation = find_operation(schema::References(api->root()), operation_id, compiled.error);
  if (!operation) return compiled;
  std::unique_ptr<Endpoint> endpoint(new Endpoint(std::move(api), *operation));
  endpoint->patterns_ = &patterns;
  endpoint->identity_option_ = std::move(identities);
  schema::Compiler compiler(endpoint->program_, patterns);
  // An operation without a request schema accepts any body, like a schema without keywords.
  endpoint->request_ = operation->request_schema ? compiler.compile(*operation->request_schema)
                                                 : endpoint->program_.add(operation->source);
  if (!compiler.error() && operation->response_schema) {
    endpoint->response_ = compiler.compile(*operation->response_schema);
  }
  if (const auto& error = compiler.error()) {
    compiled.error = {"malformed", error->path, error->reason};
  } else {
    compiled.endpoint = std::move(endpoint);
  }
  return compiled;
}

document::Json Endpoint::describe_all_fields() const {
  return describe_fields(program_, request_, FieldSelection::all);
}

document::Json Endpoint::describe() const {
  document::Json description =
      make_object({{"operation", describe_operation(program_.api(), operation_)},
                   {"fields", describe_fields(program_, request_, FieldSelection::of_requests)},
                   {"remarks", describe_remarks()}});
  if (operation_.request_schema)
    description["schema"] = document::pointer_of(program_.api(), *operation_.request_schema);
  return description;
}

document::Json Endpoint::describe_remarks() const {
  document::Json remarks = document::Json::array();
  for (const Value pattern : program_.unchecked_patterns()) {
    remarks.push_back(make_object({{"code", "uncheckedPattern"},
                                   {"path", document::pointer_of(program_.api(), pattern)},
                                   {"pattern", pattern.string()}}));
  }
  return remarks;
}

bool Endpoint::root_has_member_rules() const {
  const auto& rules = program_[request_].rules;
  return std::any_of(rules.begin(), rules.end(),
                     [](const schema::Rule& rule) { return rule.reads_members(); });
}

validate::Report Endpoint::validate(Value body, const validate::Options& options,
                                    document::OptionalValue base) const {
  const bool is_request = options.direction == validate::Direction::request;
  const schema::SchemaId schema = is_request ? request_ : response_;
  if (schema == schema::no_schema) return {};
  validate::Options own_options = options;
  if (is_request) own_options.stored = base;
  const bool beside_base = is_request && base && base->is_object() && body.is_object() &&
                           options.rules == validate::Rules::on && root_has_member_rules();
  if (beside_base) own_options.rules = validate::Rules::except_root_members;
  validate::Report report = validate::validate(program_, schema, body, *patterns_, own_options);
  if (!beside_base) return report;
  const RequestFormResource stored = to_request_form(*base);
  for (validate::Issue& issue : member_rule_issues(stored.root, body, options)) {
    if (issue.severity == schema::Severity::error) report.valid = false;
    report.issues.push_back(std::move(issue));
  }
  return report;
}

const Aliases& Endpoint::aliases() const {
  if (!aliases_) aliases_.emplace(program_, request_);
  return *aliases_;
}

RequestFormResource Endpoint::to_request_form(Value resource) const {
  if (!has_aliases()) return {nullptr, resource};
  auto copy = std::make_unique<Document>(document::read_trusted(aliases().to_request_form(resource)));
  const Value root = copy->root();
  return {std::move(copy), root};
}

const DiffSchemaRoot& Endpoint::diff_schema() const {
  if (!diff_schema_) {
    diff_schema_ = build_diff_schema(program_, request_, identities(), *patterns_);
  }
  return *diff_schema_;
}

const ListIdentities& Endpoint::identities() const {
  if (!list_identities_) list_identities_ = list_identities(program_, request_, response_, identity_option_);
  return *list_identities_;
}

std::string Endpoint::to_form(Value resource) const {
  const RequestFormResource request_form = to_request_form(resource);
  return endpoint::to_form(program_, request_, request_form.root);
}

Difference Endpoint::diff(Value before, Value after) const {
  Difference difference{to_request_form(before), to_request_form(after), {}};
  difference.changes =
      diff::compare(difference.before.root, difference.after.root, diff_schema().schemas, diff_schema().root);
  return difference;
}

}  // namespace resume_patch::endpoint
