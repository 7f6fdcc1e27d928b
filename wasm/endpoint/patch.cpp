// patch() and update(): the body, and what is wrong with it.
#include <algorithm>

#include "document/members.h"
#include "document/pointer.h"
#include "document/reader.h"
#include "endpoint/body_schema.h"
#include "endpoint/coerce.h"
#include "endpoint/endpoint.h"
#include "endpoint/touched.h"

namespace resume_patch::endpoint {

namespace {

bool write_edit(std::string& out, const Program& program, SchemaId schema, document::OptionalValue stored,
                Value given);

/// Appends an object with those members of `given`, and those that only `stored` has where these stay. Where
/// there is a program, what is given came from a form.
void write_members(std::string& out, const Program* program, SchemaId schema, Value stored, Value given,
                   bool others_stay) {
  out += '{';
  for (document::MemberPairs pairs(given, stored); pairs.next();) {
    const document::OptionalValue before = pairs.after();
    const document::OptionalValue after = pairs.before();
    if (!after && !others_stay) continue;
    const std::size_t start = out.size();
    if (out.back() != '{') out += ',';
    document::write_key(out, pairs.key());
    if (!after || program == nullptr) {
      document::write(out, after ? *after : *before);
    } else {
      const SchemaId member = member_schema(*program, schema, pairs.key().string());
      if (!write_edit(out, *program, member, before, *after)) out.resize(start);
    }
  }
  out += '}';
}

/// Appends what a value that a form gave means beside what is stored. False where that is nothing.
bool write_edit(std::string& out, const Program& program, SchemaId schema, document::OptionalValue stored,
                Value given) {
  if (is_same_in_form(program, schema, stored, given)) {
    if (stored) document::write(out, *stored);
    return stored.has_value();
  }
  const bool is_known = schema != schema::no_schema && stored && stored->kind() == given.kind();
  if (is_known && given.is_object()) {
    write_members(out, &program, schema, *stored, given, false);
  } else if (is_known && given.is_array()) {
    const Value list = *stored;
    auto fellow = list.items().begin();
    const SchemaId items = item_schema(program, schema);
    out += '[';
    for (const Value item : given.items()) {
      const bool is_new = fellow == list.items().end();
      if (out.back() != '[') out += ',';
      if (is_new || !write_edit(out, program, items, *fellow, item)) document::write(out, item);
      if (!is_new) ++fellow;
    }
    out += ']';
  } else if (!append_beside(out, types_of(program, schema), stored, given)) {
    document::write(out, given);
  }
  return true;
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

Patch Endpoint::update(Value base, Value values, const PatchOptions& options) const {
  Resource before = normalized(base);
  const Resource given = normalized(values);
  std::string text;
  write_members(text, &program_, request_, before.root, given.root, true);
  auto whole = std::make_unique<Document>(document::read_own(text));
  const Value root = whole->root();
  return make_patch(std::move(before), {std::move(whole), root}, options);
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

void Endpoint::add_issues(Patch& patch, Value base, const PatchOptions& options) const {
  if (patch.body.text.empty()) return;
  patch.sent = document::read_own(patch.body.text);
  const Value body = patch.sent.root();
  validate::Options check;
  check.today = options.today;
  check.rules = options.rules ? validate::Rules::on_parts : validate::Rules::off;
  check.stored = base;
  const Blame blame(patch.body, body);
  validate::Report report = validate::validate(program_, request_, body, *patterns_, check);
  if (report.truncated) {
    // So many are about what was stored that those about the edits may be among the ones left out.
    check.is_wanted = [](const void* context, std::string_view path, const std::vector<std::string>& reads) {
      return static_cast<const Blame*>(context)->concerns(path, reads);
    };
    check.context = &blame;
    report = validate::validate(program_, request_, body, *patterns_, check);
    check.is_wanted = nullptr;
    patch.valid = report.valid;
  }
  patch.issues = std::move(report.issues);
  for (validate::Issue& issue : patch.issues) {
    // What was stored like that stays sendable: the person did not write it and may not know what to do about
    // it.
    if (!blame.concerns(issue.path, issue.reads)) issue.severity = schema::Severity::warning;
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
  write_members(text, nullptr, request_, base, body, true);
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
  add_issues(patch, base, options);
  return patch.issues.empty();
}

/// A null where none is allowed never reaches the body, so the schema cannot say it there.
void Endpoint::add_null_issues(Patch& patch) const {
  for (const std::string& path : patch.body.nulls) {
    const schema::SchemaId schema = schema_at(program_, request_, path);
    patch.issues.push_back({path,
                            schema::name_of(schema::Keyword::type),
                            schema::Severity::error,
                            document::JsonObject()
                                .with("expected", expected_input(program_, schema))
                                .with_flag("nullable", false)
                                .with("actual", "null")
                                .take(),
                            {}});
  }
}

}  // namespace resume_patch::endpoint
