// Results held against what a case expects of them.
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

/// Equal as JSON values, numbers by value. A second reader has to agree unless it cannot hold the numbers.
[[nodiscard]] bool same_json(const std::string& left, const std::string& right);

/// The parameters of an issue with the values that are embedded in them.
[[nodiscard]] std::string params_text(const validate::Issue& issue);

/// An issue, a change or an edit that was ignored: its members as JSON text.
using Entry = std::map<std::string, std::string>;
using Entries = std::vector<Entry>;

[[nodiscard]] Entries entries_of(const std::vector<diff::Change>& changes);

/// The list is whole; its order means nothing. Of an entry, what is not expected is not looked at.
void check_entries(Entries entries, const Json& expected);

void check_changes(const std::vector<diff::Change>& changes, const Json& expected);
void check_ignored(const std::vector<patch::Ignored>& ignored, const Json& expected);
/// Each place has a code once, and a severity that is not given is an error.
void check_issues(const std::vector<validate::Issue>& issues, Json expected);

/// Whether one of the expected issues is an error.
[[nodiscard]] bool has_error(const Json& issues);

}  // namespace resume_patch::tests
