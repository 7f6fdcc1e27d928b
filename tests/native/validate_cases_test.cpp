// Runs the tables of bodies and responses of the two APIs, with their rules.
#include "case_endpoints.h"
#include "case_results.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

void check_case(const Endpoint& endpoint, const NamedDocuments& documents, const Json& one) {
  check_members(one, {"name", "body", "bodyText", "direction", "base", "rules", "today", "issues"});
  const document::Document body = documents.of(one, "body");
  document::Document base;
  if (one.contains("base")) base = documents.of(one, "base");
  validate::Options options;
  options.direction = direction_of(one);
  options.rules = has_statement(one, "rules", "off", "on") ? validate::Rules::off : validate::Rules::on;
  options.today = today_of(one);
  const validate::Report report =
      endpoint.validate(body.root(), options,
                        base.is_empty() ? document::OptionalValue() : document::OptionalValue(base.root()));
  check_issues(report.issues, one["issues"]);
  CHECK(report.valid == !has_error(one["issues"]));
  CHECK_FALSE(report.truncated);
}

}  // namespace

TEST_CASE("cases: validates for Letraz") {
  const auto endpoint = letraz_experience();
  const NamedDocuments documents = NamedDocuments::letraz();
  for_each_case("letraz-validate.json", [&](const Json& one) { check_case(*endpoint, documents, one); });
}

TEST_CASE("cases: validates for Affinda") {
  const auto endpoint = affinda_resume();
  const NamedDocuments documents = NamedDocuments::affinda();
  for_each_case("affinda-validate.json", [&](const Json& one) { check_case(*endpoint, documents, one); });
}
