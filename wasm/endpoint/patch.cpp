// patch(): the body and its issues.
#include <algorithm>

#include "document/pointer.h"
#include "document/reader.h"
#include "endpoint/body_schema.h"
#include "endpoint/changed_paths.h"
#include "endpoint/coerce.h"
#include "endpoint/endpoint.h"
#include "endpoint/sent_body.h"

namespace resume_patch::endpoint {

namespace {

/// Decides which issues prevent sending: issues of the edit, of the body as a whole, and of repeated members.
/// Issues of stored values beside the edit do not. See decisions/stored-issues-are-warnings.md.
class BlockingIssues {
 public:
  BlockingIssues(const patch::Body& body, Value sent)
      : changed_paths_(body.changes), body_(body), sent_(sent) {}

  [[nodiscard]] bool contains(std::string_view path, const std::vector<std::string>& reads) const {
    if (path.empty() || changed_paths_.affects(path, reads)) return true;
    const std::string member = document::first_token(path);
    const auto& unchanged = body_.unchanged_members;
    return !sent_.find(member) || std::find(unchanged.begin(), unchanged.end(), member) != unchanged.end();
  }

 private:
  ChangedPaths changed_paths_;
  const patch::Body& body_;
  Value sent_;
};

}  // namespace

Patch Endpoint::patch(Value before, Value after, const PatchOptions& options) const {
  return make_patch(to_request_form(before), to_request_form(after), options);
}

Patch Endpoint::patch_members(Document&& before, Document&& after, Value base,
                              const PatchOptions& options) const {
  const auto resource_of = [&](Document&& document) {
    auto given = std::make_unique<Document>(std::move(document));
    RequestFormResource resource = to_request_form(given->root());
    return resource.copy ? std::move(resource) : RequestFormResource{std::move(given), resource.root};
  };
  return make_patch(resource_of(std::move(before)), resource_of(std::move(after)), options, base);
}

Patch Endpoint::make_patch(RequestFormResource before, RequestFormResource after, const PatchOptions& options,
                           document::OptionalValue base) const {
  Patch patch{std::move(before), std::move(after), {}, {}, {}, true};
  const Value stored = base.value_or(patch.before.root);
  const RequestSchema schema(program_, request_, diff_schema(), *patterns_, stored, patch.before.root,
                             patch.after.root);
  patch.body = patch::build_body(patch.before.root, patch.after.root, diff_schema().schemas,
                                 diff_schema().root, {options.nulls, &schema});
  add_issues(patch, stored, options);
  add_null_issues(patch);
  for (const validate::Issue& issue : patch.issues) {
    if (issue.severity == schema::Severity::error) patch.valid = false;
  }
  return patch;
}

validate::Report Endpoint::validate_body(const Patch& patch, const validate::Options& options) const {
  const Value body = patch.sent_body.root();
  validate::Report report = validate::validate(program_, request_, body, *patterns_, options);
  if (!report.truncated) return report;
  // Issues of stored values fill the report, so issues of the edit may be missing. Validates again for these
  // only.
  const BlockingIssues blame(patch.body, body);
  validate::Options check = options;
  check.filter = [](const void* context, std::string_view path, const std::vector<std::string>& reads) {
    return static_cast<const BlockingIssues*>(context)->contains(path, reads);
  };
  check.filter_context = &blame;
  return validate::validate(program_, request_, body, *patterns_, check);
}

/// Removes members from the body that are read-only in a variant and were not edited: the server keeps its
/// own values. Those inside new values are ignored edits. Returns the report of the remaining body.
validate::Report Endpoint::remove_read_only_by_variant(Patch& patch, const validate::Options& options,
                                                       validate::Report&& report) const {
  const ChangedPaths changed_paths(patch.body.changes);
  std::vector<std::string> hidden;
  for (const validate::Issue& issue : report.issues) {
    if (issue.code == schema::name_of(schema::Keyword::read_only) &&
        !changed_paths.has_change_within(issue.path))
      hidden.push_back(issue.path);
  }
  if (hidden.empty()) return std::move(report);
  auto& unchanged = patch.body.unchanged_members;
  for (const std::string& path : hidden) {
    const auto now = document::resolve(patch.after.root, path);
    if (now && !now->is_null() && changed_paths.affects(path, {}))
      patch.body.ignored.push_back({path, patch::IgnoredReason::read_only, std::nullopt, now});
    if (path.find('/', 1) == std::string::npos) {
      const std::string member = document::first_token(path);
      unchanged.erase(std::remove(unchanged.begin(), unchanged.end(), member), unchanged.end());
    }
  }
  patch.body.text = without_members(patch.sent_body.root(), hidden);
  patch.sent_body = document::read_trusted(patch.body.text);
  return validate_body(patch, options);
}

void Endpoint::add_issues(Patch& patch, Value base, const PatchOptions& options) const {
  if (patch.body.text.empty()) return;
  patch.sent_body = document::read_trusted(patch.body.text);
  validate::Options check;
  check.today = options.today;
  check.rules = options.rules ? validate::Rules::except_root_members : validate::Rules::off;
  check.stored = base;
  validate::Report report = remove_read_only_by_variant(patch, check, validate_body(patch, check));
  const Value body = patch.sent_body.root();
  const BlockingIssues blame(patch.body, body);
  if (report.truncated) patch.valid = report.valid;
  patch.issues = std::move(report.issues);
  std::optional<StoredIssues> stored;
  for (validate::Issue& issue : patch.issues) {
    if (issue.severity != schema::Severity::error || blame.contains(issue.path, issue.related_paths))
      continue;
    if (!stored) {
      const Document members = document::read_trusted(members_of_body(base, body));
      stored.emplace(validate::validate(program_, request_, members.root(), *patterns_, check));
    }
    // A stored issue does not block the request: the user did not cause it and may not know how to fix it.
    if (stored->has(issue)) issue.severity = schema::Severity::warning;
  }
  if (!options.rules || !root_has_member_rules()) return;
  for (validate::Issue& issue : member_rule_issues(base, body, check)) {
    patch.issues.push_back(std::move(issue));
  }
}

std::vector<validate::Issue> Endpoint::validate_value(SchemaId schema, Value value,
                                                      const PatchOptions& options) const {
  if (schema == schema::no_schema) return {};
  validate::Options check;
  check.today = options.today;
  check.rules = options.rules ? validate::Rules::on : validate::Rules::off;
  return validate::validate(program_, schema, value, *patterns_, check).issues;
}

/// Checks the rules that read several properties of the root, if the body has at least one of these
/// properties.
std::vector<validate::Issue> Endpoint::member_rule_issues(Value base, Value body,
                                                          const validate::Options& options) const {
  std::vector<validate::Issue> issues =
      validate::check_member_rules(program_, request_, {body, base}, *patterns_, options);
  const auto is_elsewhere = [&](const validate::Issue& issue) {
    return std::none_of(
        issue.related_paths.begin(), issue.related_paths.end(),
        [&](const std::string& pointer) { return document::resolve(body, pointer).has_value(); });
  };
  issues.erase(std::remove_if(issues.begin(), issues.end(), is_elsewhere), issues.end());
  return issues;
}

bool Endpoint::has_valid_required_members(Value base, const PatchOptions& options) const {
  if (!requires_members(program_, request_)) return true;
  const RequestSchema schema(program_, request_, diff_schema(), *patterns_, base, base, base);
  Patch patch{{nullptr, base}, {nullptr, base}, {}, {}, {}, true};
  patch.body =
      patch::build_required_body(diff_schema().schemas, diff_schema().root, {options.nulls, &schema});
  const std::string text = patch.body.text;
  add_issues(patch, base, options);
  return patch.issues.empty() && patch.body.text == text;
}

/// Adds the issues of nulls that are not allowed. The body does not contain them, so validation cannot find
/// them.
void Endpoint::add_null_issues(Patch& patch) const {
  for (const std::string& path : patch.body.refused_nulls) {
    const schema::SchemaId schema = schema_at(program_, request_, path);
    patch.issues.push_back(
        {path,
         schema::name_of(schema::Keyword::type),
         schema::Severity::error,
         make_object(
             {{"expected", expected_type(program_, schema)}, {"nullable", false}, {"actual", "null"}}),
         {}});
  }
}

}  // namespace resume_patch::endpoint
