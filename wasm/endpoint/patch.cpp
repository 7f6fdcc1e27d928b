// patch(): the body, and what is wrong with it.
#include <algorithm>

#include "document/members.h"
#include "document/pointer.h"
#include "document/reader.h"
#include "endpoint/body_schema.h"
#include "endpoint/coerce.h"
#include "endpoint/endpoint.h"
#include "endpoint/sent_body.h"
#include "endpoint/touched.h"

namespace resume_patch::endpoint {

namespace {

/// Appends the stored object with the members of the body in place of its own.
void write_applied(std::string& out, Value stored, Value body) {
  out += '{';
  for (document::MemberPairs pairs(body, stored); pairs.next();) {
    if (out.back() != '{') out += ',';
    document::write_key(out, pairs.key());
    document::write(out, pairs.before() ? *pairs.before() : *pairs.after());
  }
  out += '}';
}

/// Which issues of a body keep it from being sent: those of the edit, those of the body as a whole, and those
/// of what goes along unchanged, since no server that the document describes accepts such a body. What was
/// stored like that inside of something that was edited does not block.
class Blame {
 public:
  Blame(const patch::Body& body, Value sent) : touched_(body.changes), body_(body), sent_(sent) {}

  [[nodiscard]] bool concerns(std::string_view path, const std::vector<std::string>& reads) const {
    if (path.empty() || touched_.concerns(path, reads)) return true;
    const std::string member = document::first_token(path);
    const auto& unchanged = body_.unchanged;
    return !sent_.find(member) || std::find(unchanged.begin(), unchanged.end(), member) != unchanged.end();
  }

 private:
  Touched touched_;
  const patch::Body& body_;
  Value sent_;
};

}  // namespace

Patch Endpoint::patch(Value before, Value after, const PatchOptions& options) const {
  return make_patch(normalized(before), normalized(after), options);
}

Patch Endpoint::patch_members(Document&& before, Document&& after, Value base,
                              const PatchOptions& options) const {
  const auto resource_of = [&](Document&& document) {
    auto given = std::make_unique<Document>(std::move(document));
    Resource resource = normalized(given->root());
    return resource.copy ? std::move(resource) : Resource{std::move(given), resource.root};
  };
  return make_patch(resource_of(std::move(before)), resource_of(std::move(after)), options, base);
}

Patch Endpoint::make_patch(Resource before, Resource after, const PatchOptions& options,
                           document::OptionalValue base) const {
  Patch patch{std::move(before), std::move(after), {}, {}, {}, true};
  const Value stored = base.value_or(patch.before.root);
  const RequestSchema schema(program_, request_, shaped(), *patterns_, stored, patch.before.root,
                             patch.after.root);
  patch.body = patch::build_body(patch.before.root, patch.after.root, shaped().shapes, shaped().root,
                                 {options.nulls, &schema});
  add_issues(patch, stored, options);
  add_null_issues(patch);
  for (const validate::Issue& issue : patch.issues) {
    if (issue.severity == schema::Severity::error) patch.valid = false;
  }
  return patch;
}

validate::Report Endpoint::check_sent(const Patch& patch, const validate::Options& options) const {
  const Value body = patch.sent.root();
  validate::Report report = validate::validate(program_, request_, body, *patterns_, options);
  if (!report.truncated) return report;
  // So many are about what was stored that those about the edits may be among the ones left out.
  const Blame blame(patch.body, body);
  validate::Options check = options;
  check.is_wanted = [](const void* context, std::string_view path, const std::vector<std::string>& reads) {
    return static_cast<const Blame*>(context)->concerns(path, reads);
  };
  check.context = &blame;
  return validate::validate(program_, request_, body, *patterns_, check);
}

/// Takes out of the body what is read-only in a variant and was not edited itself: the server keeps its own.
/// What came with something new is ignored. Returns the report of what is sent.
validate::Report Endpoint::remove_hidden(Patch& patch, const validate::Options& options,
                                         validate::Report&& report) const {
  const Touched touched(patch.body.changes);
  std::vector<std::string> hidden;
  for (const validate::Issue& issue : report.issues) {
    if (issue.code == schema::name_of(schema::Keyword::read_only) && !touched.is_edited(issue.path))
      hidden.push_back(issue.path);
  }
  if (hidden.empty()) return std::move(report);
  auto& unchanged = patch.body.unchanged;
  for (const std::string& path : hidden) {
    const auto now = document::resolve(patch.after.root, path);
    if (now && !now->is_null() && touched.concerns(path, {}))
      patch.body.ignored.push_back({path, patch::IgnoredReason::read_only, std::nullopt, now});
    if (path.find('/', 1) == std::string::npos) {
      const std::string member = document::first_token(path);
      unchanged.erase(std::remove(unchanged.begin(), unchanged.end(), member), unchanged.end());
    }
  }
  patch.body.text = without_members(patch.sent.root(), hidden);
  patch.sent = document::read_own(patch.body.text);
  return check_sent(patch, options);
}

void Endpoint::add_issues(Patch& patch, Value base, const PatchOptions& options) const {
  if (patch.body.text.empty()) return;
  patch.sent = document::read_own(patch.body.text);
  validate::Options check;
  check.today = options.today;
  check.rules = options.rules ? validate::Rules::on_parts : validate::Rules::off;
  check.stored = base;
  validate::Report report = remove_hidden(patch, check, check_sent(patch, check));
  const Value body = patch.sent.root();
  const Blame blame(patch.body, body);
  if (report.truncated) patch.valid = report.valid;
  patch.issues = std::move(report.issues);
  std::optional<StoredIssues> stored;
  for (validate::Issue& issue : patch.issues) {
    if (issue.severity != schema::Severity::error || blame.concerns(issue.path, issue.reads)) continue;
    if (!stored) {
      const Document members = document::read_own(members_of_body(patch.before.root, body));
      stored.emplace(validate::validate(program_, request_, members.root(), *patterns_, check));
    }
    // What was stored like that stays sendable: the person did not write it and may not know what to do about
    // it.
    if (stored->has(issue)) issue.severity = schema::Severity::warning;
  }
  if (!options.rules || !root_has_member_rules()) return;
  for (validate::Issue& issue : member_rule_issues(base, body, check)) {
    patch.issues.push_back(std::move(issue));
  }
}

std::vector<validate::Issue> Endpoint::issues_of(SchemaId schema, Value value,
                                                 const PatchOptions& options) const {
  if (schema == schema::no_schema) return {};
  validate::Options check;
  check.today = options.today;
  check.rules = options.rules ? validate::Rules::on : validate::Rules::off;
  return validate::validate(program_, schema, value, *patterns_, check).issues;
}

/// Rules over several properties of the whole, of which the body holds at least one.
std::vector<validate::Issue> Endpoint::member_rule_issues(Value base, Value body,
                                                          const validate::Options& options) const {
  std::string text;
  write_applied(text, base, body);
  const Document whole = document::read_own(text);
  std::vector<validate::Issue> issues =
      validate::check_member_rules(program_, request_, whole.root(), *patterns_, options);
  const auto is_elsewhere = [&](const validate::Issue& issue) {
    return std::none_of(issue.reads.begin(), issue.reads.end(), [&](const std::string& pointer) {
      return document::resolve(body, pointer).has_value();
    });
  };
  issues.erase(std::remove_if(issues.begin(), issues.end(), is_elsewhere), issues.end());
  return issues;
}

bool Endpoint::has_sound_needs(Value base, const PatchOptions& options) const {
  if (!needs_members(program_, request_)) return true;
  const RequestSchema schema(program_, request_, shaped(), *patterns_, base, base, base);
  Patch patch{{nullptr, base}, {nullptr, base}, {}, {}, {}, true};
  patch.body = patch::build_unchanged(shaped().shapes, shaped().root, {options.nulls, &schema});
  const std::string text = patch.body.text;
  add_issues(patch, base, options);
  return patch.issues.empty() && patch.body.text == text;
}

/// A null where none is allowed never reaches the body, so the schema cannot say it there.
void Endpoint::add_null_issues(Patch& patch) const {
  for (const std::string& path : patch.body.nulls) {
    const schema::SchemaId schema = schema_at(program_, request_, path);
    patch.issues.push_back(
        {path,
         schema::name_of(schema::Keyword::type),
         schema::Severity::error,
         make_object(
             {{"expected", expected_input(program_, schema)}, {"nullable", false}, {"actual", "null"}}),
         {}});
  }
}

}  // namespace resume_patch::endpoint
