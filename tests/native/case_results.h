// Compares results with what a case expects.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cases.h"
#include "diff/compare.h"
#include "document/writer.h"
#include "patch/body.h"
#include "validate/issue.h"

namespace resume_patch::tests {

[[nodiscard]] std::string written(document::Value value);

/// Checks that two texts are equal JSON values, numbers by value. nlohmann_json must agree unless it cannot
/// hold the numbers.
[[nodiscard]] bool same_json(const std::string& left, const std::string& right);

/// The parameters of an issue with the values that are embedded in them.
[[nodiscard]] std::string params_text(const validate::Issue& issue);

/// An issue, a change or an ignored edit: its members as JSON text.
using Entry = std::map<std::string, std::string>;
using Entries = std::vector<Entry>;

[[nodiscard]] Entries entries_of(const std::vector<diff::Change>& changes);

/// Checks that a list has exactly the expected entries, in any order. Members that are not expected are not
/// compared.
void check_entries(Entries entries, const Json& expected);

void check_changes(const std::vector<diff::Change>& changes, const Json& expected);
void check_ignored(const std::vector<patch::IgnoredEdit>& ignored, const Json& expected);
/// Checks a list of issues: each path has a code once, and the default severity is an error.
void check_issues(const std::vector<validate::Issue>& issues, Json expected);

/// Reports whether one of the expected issues is an error.
[[nodiscard]] bool has_error(const Json& issues);

}  // namespace resume_patch::tests
