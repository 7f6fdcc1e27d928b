#include "endpoint/body_schema.h"

#include <algorithm>

#include "document/member_index.h"
#include "document/members.h"
#include "document/pointer.h"
#include "document/reader.h"
#include "document/text.h"
#include "document/writer.h"
#include "endpoint/effective_schema.h"

namespace resume_patch::endpoint {

namespace {

using document::Document;
using document::Value;
using schema::Composition;
using schema::ObjectKeywords;
using schema::Program;
using schema::SchemaId;
using Member = Value::Member;

void add_member(std::string& object, Value key, Value value) {
  if (object.size() > 1) object += ',';
  document::write_key(object, key);
  document::write(object, value);
}

/// Collects the stored members that a body must repeat.
class RequiredMembers {
 public:
  RequiredMembers(const Program& program, SchemaId request, const DiffSchemaRoot& diff_schema,
                  const schema::PatternHost& patterns, Value base, Value after, std::string_view sent)
      : program_(program), request_(request), patterns_(patterns), sent_(document::read_trusted(sent)) {
    options_.stored = base;
    std::string whole = "{";
    for (const Member member : sent_.root().members()) add_member(whole, member.key, member.value);
    const auto add = [&](const document::MemberPairs& pairs) {
      std::string scratch;
      const diff::DiffSchema& root = diff_schema.schemas[diff_schema.root];
      const auto member_schema =
          diff::find_member_schema(diff_schema.schemas, root, pairs.key().text(scratch));
      const bool may_be_sent = member_schema.access == diff::MemberAccess::writable ||
                               member_schema.access == diff::MemberAccess::unknown;
      if (may_be_sent && !is_hidden(pairs.key(), base)) {
        stored_.push_back({pairs.key(), *pairs.after()});
        stored_keys_.add(pairs.key());
      }
      add_member(whole, pairs.key(), *pairs.after());
    };
    for (document::MemberPairs pairs(sent_.root(), base); pairs.next();) {
      if (!pairs.before() && pairs.after()) add(pairs);
    }
    whole_ = document::read_trusted(whole + '}');
    for (document::MemberPairs pairs(whole_.root(), after); pairs.next();) {
      const bool is_null = pairs.after() && pairs.after()->is_null();
      if (!pairs.before() && is_null) add(pairs);
    }
    is_added_.resize(stored_.size());
  }

  std::vector<Member> find();

 private:
  [[nodiscard]] bool is_hidden(Value key, Value base) const;
  void require(SchemaId id);
  void require_variant(const Composition& composition);
  void require_branch(const std::vector<SchemaId>& branches, bool is_one);
  void add_min_properties();
  void add_variant_members();
  void add(std::string_view name);
  [[nodiscard]] bool passes(SchemaId id, Value value) const {
    return validate::passes(program_, id, value, patterns_, options_);
  }
  [[nodiscard]] Document body() const;
  [[nodiscard]] Document whole_body() const;
  [[nodiscard]] std::vector<Member> added_members() const;

  const Program& program_;
  SchemaId request_;
  const schema::PatternHost& patterns_;
  validate::Options options_;
  Document sent_;
  document::MemberIndex stored_keys_;
  Document whole_;                      ///< The stored resource with the body applied.
  std::vector<Member> stored_;          ///< Members that the body may have but does not.
  std::vector<std::uint8_t> is_added_;  ///< By position in stored_: the body repeats the member.
};

/// Returns true if a member of the root is read-only in the variant that the resource names.
bool RequiredMembers::is_hidden(Value key, Value base) const {
  const std::vector<SchemaId> subschemas = program_.in_place_subschemas(request_, false);
  return std::any_of(subschemas.begin(), subschemas.end(), [&](SchemaId subschema) {
    const auto& composition = program_[subschema].composition;
    if (!composition || !composition->discriminator) return false;
    const bool is_sent = sent_.root().find(composition->discriminator->property).has_value();
    const SchemaId chosen = composition->schema_by_discriminator(is_sent ? sent_.root() : base);
    return chosen != schema::no_schema &&
           program_.has_access_flag(chosen, key.string(), &schema::Property::read_only, base);
  });
}

Document RequiredMembers::body() const {
  std::string text = "{";
  for (const Member member : sent_.root().members()) add_member(text, member.key, member.value);
  for (const Member member : added_members()) add_member(text, member.key, member.value);
  return document::read_trusted(text + '}');
}

Document RequiredMembers::whole_body() const {
  std::string text = "{";
  for (const Member member : sent_.root().members()) add_member(text, member.key, member.value);
  for (const Member member : stored_) add_member(text, member.key, member.value);
  return document::read_trusted(text + '}');
}

std::vector<Member> RequiredMembers::added_members() const {
  std::vector<Member> members;
  for (std::size_t at = 0; at < stored_.size(); ++at) {
    if (is_added_[at] != 0) members.push_back(stored_[at]);
  }
  return members;
}

void RequiredMembers::add(std::string_view name) {
  const std::uint32_t at = stored_keys_.find(name);
  if (at != document::MemberIndex::npos) is_added_[at] = 1;
}

/// Adds required members first. If the body then matches several variants or none, adds the members that
/// distinguish variants. If that is not enough, adds all members, which together are the stored resource.
std::vector<Member> RequiredMembers::find() {
  require(request_);
  add_min_properties();
  std::vector<Member> required = added_members();
  const std::vector<SchemaId> subschemas = program_.in_place_subschemas(request_, true);
  const bool has_choice = std::any_of(subschemas.begin(), subschemas.end(), [&](SchemaId subschema) {
    const auto& composition = program_[subschema].composition;
    return composition && (!composition->any_of.empty() || !composition->one_of.empty());
  });
  if (!has_choice || stored_.empty() || passes(request_, body().root())) return required;
  add_variant_members();
  if (passes(request_, body().root())) return added_members();
  return passes(request_, whole_body().root()) ? stored_ : required;
}

void RequiredMembers::require(SchemaId id) {
  const schema::Schema& schema = program_[id];
  if (schema.object) {
    for (const std::string_view name : schema.object->required) add(name);
  }
  if (!schema.composition) return;
  const Composition& composition = *schema.composition;
  for (const SchemaId subschema : composition.all_of) require(subschema);
  if (!composition.any_of.empty() || !composition.one_of.empty()) require_variant(composition);
}

void RequiredMembers::require_variant(const Composition& composition) {
  if (composition.discriminator) {
    add(composition.discriminator->property);
    SchemaId chosen = composition.schema_by_discriminator(whole_.root());
    if (chosen != schema::no_schema) return require(chosen);
  }
  require_branch(composition.any_of, false);
  require_branch(composition.one_of, true);
}

/// Adds nothing if the body already matches a branch. Otherwise adds what the branch of the whole resource
/// requires.
void RequiredMembers::require_branch(const std::vector<SchemaId>& branches, bool is_one) {
  if (branches.empty()) return;
  const Document sent = body();
  const auto matched = std::count_if(branches.begin(), branches.end(),
                                     [&](SchemaId branch) { return passes(branch, sent.root()); });
  if (matched == 1 || (matched > 1 && !is_one)) return;
  const Document whole = whole_body();
  const auto found = std::find_if(branches.begin(), branches.end(),
                                  [&](SchemaId branch) { return passes(branch, whole.root()); });
  if (found != branches.end()) require(*found);
}

/// Adds stored members with a value until `minProperties` is reached.
void RequiredMembers::add_min_properties() {
  std::size_t min_properties = 0;
  for (const SchemaId subschema : program_.in_place_subschemas(request_, false)) {
    const ObjectKeywords* const keywords = program_[subschema].object.get();
    if (keywords != nullptr) min_properties = std::max<std::size_t>(min_properties, keywords->min_properties);
  }
  std::size_t size =
      sent_.root().size() + static_cast<std::size_t>(std::count(is_added_.begin(), is_added_.end(), 1));
  for (std::size_t at = 0; at < stored_.size() && size < min_properties; ++at) {
    if (is_added_[at] != 0 || stored_[at].value.is_null()) continue;
    is_added_[at] = 1;
    ++size;
  }
}

/// Adds the members that a branch requires or restricts to an enum.
void RequiredMembers::add_variant_members() {
  const std::vector<SchemaId> common = program_.in_place_subschemas(request_, false);
  for (const SchemaId subschema : program_.in_place_subschemas(request_, true)) {
    const ObjectKeywords* const keywords = program_[subschema].object.get();
    const bool is_branch = std::find(common.begin(), common.end(), subschema) == common.end();
    if (keywords == nullptr || !is_branch) continue;
    for (const std::string_view name : keywords->required) add(name);
    for (const schema::Property& property : keywords->properties) {
      if (program_[property.schema].enumeration) add(property.name);
    }
  }
}

}  // namespace

bool requires_members(const Program& program, SchemaId request) {
  const std::vector<SchemaId> subschemas = program.in_place_subschemas(request, true);
  if (subschemas.size() > program.in_place_subschemas(request, false).size()) return true;
  return std::any_of(subschemas.begin(), subschemas.end(), [&](SchemaId subschema) {
    const ObjectKeywords* const keywords = program[subschema].object.get();
    return keywords != nullptr && (!keywords->required.empty() || keywords->min_properties > 0);
  });
}

RequestSchema::RequestSchema(const Program& program, SchemaId request, const DiffSchemaRoot& diff_schema,
                             const schema::PatternHost& patterns, Value base, Value before, Value after)
    : program_(program),
      request_(request),
      diff_schema_(diff_schema),
      patterns_(patterns),
      base_(base),
      before_(before),
      after_(after) {}

std::vector<Member> RequestSchema::required_members_beside(std::string_view sent) const {
  if (!requires_members(program_, request_)) return {};
  return RequiredMembers(program_, request_, diff_schema_, patterns_, base_, after_, sent).find();
}

bool RequestSchema::rejects_leftover(diff::DiffSchemaId diff_schema, Value object, std::string_view name,
                                     std::string_view value) const {
  const SchemaId schema = diff_schema_.sources[diff_schema];
  if (schema == schema::no_schema) return false;
  std::string text = "{";
  for (const Member member : object.members()) {
    if (!member.key.text_is(name)) add_member(text, member.key, member.value);
  }
  // The root also has the members that the edit does not touch.
  if (diff_schema == diff_schema_.root && !before_.is_same_node(base_)) {
    for (document::MemberPairs pairs(before_, base_); pairs.next();) {
      const bool is_elsewhere = pairs.after() && !pairs.before();
      if (is_elsewhere) add_member(text, pairs.key(), *pairs.after());
    }
  }
  const Document without_leftover = document::read_trusted(text + '}');
  if (text.size() > 1) text += ',';
  document::append_quoted(text, name);
  text += ':';
  text += value;
  const Document with_leftover = document::read_trusted(text + '}');
  validate::Options options;
  options.stored = base_;
  options.rules = validate::Rules::off;
  if (diff_schema_.schemas[diff_schema].is_read_only_by_variant) {
    const auto hidden = read_only_members_of(diff_schema, with_leftover.root());
    if (std::find(hidden.begin(), hidden.end(), name) != hidden.end()) return true;
  }
  if (validate::passes(program_, schema, with_leftover.root(), patterns_, options)) return false;
  if (validate::passes(program_, schema, without_leftover.root(), patterns_, options)) return true;
  // The new variant is still incomplete. It refuses members that it does not declare all the same.
  const std::string path = document::Path(document::Path(), name).pointer();
  const auto report = validate::validate(program_, schema, with_leftover.root(), patterns_, options);
  return std::any_of(report.issues.begin(), report.issues.end(), [&](const validate::Issue& issue) {
    return issue.path == path && issue.code == schema::name_of(schema::Keyword::additional_properties);
  });
}

bool RequestSchema::requires_member(diff::DiffSchemaId diff_schema, std::string_view name) const {
  const SchemaId schema = diff_schema_.sources[diff_schema];
  return schema != schema::no_schema && endpoint::requires_member(program_, schema, name);
}

std::vector<std::string> RequestSchema::read_only_members_of(diff::DiffSchemaId diff_schema,
                                                             Value object) const {
  std::vector<std::string> names;
  const SchemaId schema = diff_schema_.sources[diff_schema];
  if (schema == schema::no_schema) return names;
  validate::Options options;
  options.rules = validate::Rules::off;
  for (const validate::Issue& issue :
       validate::validate(program_, schema, object, patterns_, options).issues) {
    if (issue.code != schema::name_of(schema::Keyword::read_only)) continue;
    auto tokens = *document::split_pointer(issue.path);
    if (tokens.size() == 1) names.push_back(std::move(tokens.front()));
  }
  return names;
}

}  // namespace resume_patch::endpoint
