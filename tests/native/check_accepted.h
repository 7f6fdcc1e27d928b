// Checks that the body of a valid patch is valid.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "document/pointer.h"
#include "endpoint/endpoint.h"

namespace resume_patch::tests {

/// Reports whether the patch lists an issue as a warning, because the stored values of an edited member have
/// it.
inline bool is_issue_of_stored(const endpoint::Patch& patch, const validate::Issue& issue) {
  if (issue.path.empty()) return false;
  const std::string member = document::first_token(issue.path);
  const auto& unchanged = patch.body.unchanged_members;
  const bool is_edited = patch.sent_body.root().find(member) &&
                         std::find(unchanged.begin(), unchanged.end(), member) == unchanged.end();
  return is_edited &&
         std::any_of(patch.issues.begin(), patch.issues.end(), [&](const validate::Issue& known) {
           return known.path == issue.path && known.code == issue.code &&
                  known.severity == schema::Severity::warning;
         });
}

/// Checks that the body of a valid patch passes validation alone, and passes the rules when applied to the
/// base.
inline void check_accepted(const endpoint::Endpoint& endpoint, const endpoint::Patch& patch,
                           const endpoint::PatchOptions& options) {
  if (!patch.valid || patch.body.text.empty()) return;
  INFO("valid: ", patch.body.text);
  bool has_issue_of_stored = false;
  for (const bool beside_base : {true, false}) {
    validate::Options check;
    check.today = options.today;
    check.rules = beside_base && options.rules ? validate::Rules::on : validate::Rules::off;
    const auto base = beside_base ? document::OptionalValue(patch.before.root) : std::nullopt;
    for (const validate::Issue& issue : endpoint.validate(patch.sent_body.root(), check, base).issues) {
      if (issue.severity != schema::Severity::error) continue;
      INFO("issue: ", issue.path, " ", issue.code, " ", issue.params.dump());
      // Without the base, a body whose discriminator is read-only is of no variant if a stored value is not.
      const bool is_of_no_variant = !beside_base && has_issue_of_stored && issue.path.empty() &&
                                    (issue.code == "oneOf" || issue.code == "anyOf");
      CHECK((is_of_no_variant || is_issue_of_stored(patch, issue)));
      has_issue_of_stored = true;
    }
  }
}

}  // namespace resume_patch::tests
