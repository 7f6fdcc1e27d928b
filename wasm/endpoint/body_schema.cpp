#include "endpoint/body_schema.h"

#include <algorithm>

#include "document/members.h"
#include "document/pointer.h"
#include "document/reader.h"
#include "document/text.h"
#include "document/writer.h"
#include "endpoint/facts.h"

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

/// Collects the stored members that go along with a body.
class Needs {
 public:
  Needs(const Program& program, SchemaId request, const ShapedRoot& shaped,
        const schema::PatternHost& patterns, Value base, Value after, std::string_view sent)
      : program_(program), request_(request), patterns_(patterns), sent_(document::read_own(sent)) {
    options_.stored = base;
    std::string whole = "{";
    for (const Member member : sent_.root().members()) add_member(whole, member.key, member.value);
    const auto add = [&](const document::MemberPairs& pairs) {
      std::string scratch;
      const diff::Shape& root = shaped.shapes[shaped.root];
      const auto known = diff::shape_of_member(shaped.shapes, root, pairs.key().text(scratch));
      const bool may_be_sent =
          known.standing == diff::Standing::ordinary || known.standing == diff::Standing::unknown;
      if (may_be_sent && !is_hidden(pairs.key(), base)) stored_.push_back({pairs.key(), *pairs.after()});
      add_member(whole, pairs.key(), *pairs.after());
    };
    for (document::MemberPairs pairs(sent_.root(), base); pairs.next();) {
      if (!pairs.before() && pairs.after()) add(pairs);
    }
    whole_ = document::read_own(whole + '}');
    for (document::MemberPairs pairs(whole_.root(), after); pairs.next();) {
      const bool is_null = pairs.after() && pairs.after()->is_null();
      if (!pairs.before() && is_null) add(pairs);
    }
    taken_.resize(stored_.size());
  }

  std::vector<Member> find();

 private:
  [[nodiscard]] bool is_hidden(Value key, Value base) const;
  void require(SchemaId id);
  void require_choice(const Composition& parts);
  void require_branch(const std::vector<SchemaId>& branches, bool is_one);
  void fill_up();
  void take_telling();
  void take(std::string_view name);
  [[nodiscard]] bool passes(SchemaId id, Value value) const {
    return validate::passes(program_, id, value, patterns_, options_);
  }
  [[nodiscard]] Document body() const;
  [[nodiscard]] Document all() const;
  [[nodiscard]] std::vector<Member> taken() const;

  const Program& program_;
  SchemaId request_;
  const schema::PatternHost& patterns_;
  validate::Options options_;
  Document sent_;
  Document whole_;                   ///< The stored resource with the body applied.
  std::vector<Member> stored_;       ///< What a body may hold and this one does not.
  std::vector<std::uint8_t> taken_;  ///< Which of them go along.
};

/// Whether a member of the root is read-only in the variant that the resource names.
bool Needs::is_hidden(Value key, Value base) const {
  const std::vector<SchemaId> parts = program_.over(request_, false);
  return std::any_of(parts.begin(), parts.end(), [&](SchemaId part) {
    const auto& composition = program_[part].composition;
    if (!composition || !composition->discriminator) return false;
    const bool is_sent = sent_.root().find(composition->discriminator->property).has_value();
    const SchemaId chosen = composition->chosen_by(is_sent ? sent_.root() : base);
    return chosen != schema::no_schema &&
           program_.hides(chosen, key.string(), &schema::Property::read_only, base);
  });
}

Document Needs::body() const {
  std::string text = "{";
  for (const Member member : sent_.root().members()) add_member(text, member.key, member.value);
  for (const Member member : taken()) add_member(text, member.key, member.value);
  return document::read_own(text + '}');
}

Document Needs::all() const {
  std::string text = "{";
  for (const Member member : sent_.root().members()) add_member(text, member.key, member.value);
  for (const Member member : stored_) add_member(text, member.key, member.value);
  return document::read_own(text + '}');
}

std::vector<Member> Needs::taken() const {
  std::vector<Member> members;
  for (std::size_t at = 0; at < stored_.size(); ++at) {
    if (taken_[at] != 0) members.push_back(stored_[at]);
  }
  return members;
}

void Needs::take(std::string_view name) {
  for (std::size_t at = 0; at < stored_.size(); ++at) {
    if (stored_[at].key.text_is(name)) taken_[at] = 1;
  }
}

/// What the schema requires comes first. Should the body then be of several variants, or of none, the members
/// that tell variants apart go along, and if that does not help, all of them: together they are what is
/// stored.
std::vector<Member> Needs::find() {
  require(request_);
  fill_up();
  std::vector<Member> required = taken();
  const std::vector<SchemaId> parts = program_.over(request_, true);
  const bool has_choice = std::any_of(parts.begin(), parts.end(), [&](SchemaId part) {
    const auto& composition = program_[part].composition;
    return composition && (!composition->any_of.empty() || !composition->one_of.empty());
  });
  if (!has_choice || stored_.empty() || passes(request_, body().root())) return required;
  take_telling();
  if (passes(request_, body().root())) return taken();
  return passes(request_, all().root()) ? stored_ : required;
}

void Needs::require(SchemaId id) {
  const schema::Schema& schema = program_[id];
  if (schema.object) {
    for (const std::string_view name : schema.object->required) take(name);
  }
  if (!schema.composition) return;
  const Composition& parts = *schema.composition;
  for (const SchemaId part : parts.all_of) require(part);
  if (!parts.any_of.empty() || !parts.one_of.empty()) require_choice(parts);
}

void Needs::require_choice(const Composition& parts) {
  if (parts.discriminator) {
    take(parts.discriminator->property);
    SchemaId chosen = parts.chosen_by(whole_.root());
    if (chosen != schema::no_schema) return require(chosen);
  }
  require_branch(parts.any_of, false);
  require_branch(parts.one_of, true);
}

/// Where the body is of a branch already it needs nothing more; else it is of the one that the whole resource
/// is of.
void Needs::require_branch(const std::vector<SchemaId>& branches, bool is_one) {
  if (branches.empty()) return;
  const Document sent = body();
  const auto matched = std::count_if(branches.begin(), branches.end(),
                                     [&](SchemaId branch) { return passes(branch, sent.root()); });
  if (matched == 1 || (matched > 1 && !is_one)) return;
  const Document whole = all();
  const auto found = std::find_if(branches.begin(), branches.end(),
                                  [&](SchemaId branch) { return passes(branch, whole.root()); });
  if (found != branches.end()) require(*found);
}

/// `minProperties`: with the first of the stored members that have a value.
void Needs::fill_up() {
  std::size_t least = 0;
  for (const SchemaId part : program_.over(request_, false)) {
    const ObjectKeywords* const keywords = program_[part].object.get();
    if (keywords != nullptr) least = std::max<std::size_t>(least, keywords->min_properties);
  }
  std::size_t size =
      sent_.root().size() + static_cast<std::size_t>(std::count(taken_.begin(), taken_.end(), 1));
  for (std::size_t at = 0; at < stored_.size() && size < least; ++at) {
    if (taken_[at] != 0 || stored_[at].value.is_null()) continue;
    taken_[at] = 1;
    ++size;
  }
}

/// Takes the members that a branch requires or of which it lists the values.
void Needs::take_telling() {
  const std::vector<SchemaId> outside = program_.over(request_, false);
  for (const SchemaId part : program_.over(request_, true)) {
    const ObjectKeywords* const keywords = program_[part].object.get();
    const bool is_branch = std::find(outside.begin(), outside.end(), part) == outside.end();
    if (keywords == nullptr || !is_branch) continue;
    for (const std::string_view name : keywords->required) take(name);
    for (const schema::Property& property : keywords->properties) {
      if (program_[property.schema].enumeration) take(property.name);
    }
  }
}

}  // namespace

bool needs_members(const Program& program, SchemaId request) {
  const std::vector<SchemaId> parts = program.over(request, true);
  if (parts.size() > program.over(request, false).size()) return true;
  return std::any_of(parts.begin(), parts.end(), [&](SchemaId part) {
    const ObjectKeywords* const keywords = program[part].object.get();
    return keywords != nullptr && (!keywords->required.empty() || keywords->min_properties > 0);
  });
}

RequestSchema::RequestSchema(const Program& program, SchemaId request, const ShapedRoot& shaped,
                             const schema::PatternHost& patterns, Value base, Value before, Value after)
    : program_(program),
      request_(request),
      shaped_(shaped),
      patterns_(patterns),
      base_(base),
      before_(before),
      after_(after) {}

std::vector<Member> RequestSchema::needed_beside(std::string_view sent) const {
  if (!needs_members(program_, request_)) return {};
  return Needs(program_, request_, shaped_, patterns_, base_, after_, sent).find();
}

bool RequestSchema::refuses_leftover(diff::ShapeId shape, Value object, std::string_view name,
                                     std::string_view value) const {
  const SchemaId schema = shaped_.schemas[shape];
  if (schema == schema::no_schema) return false;
  std::string text = "{";
  for (const Member member : object.members()) {
    if (!member.key.text_is(name)) add_member(text, member.key, member.value);
  }
  // Of the whole resource, what was not edited belongs to it, too.
  if (shape == shaped_.root && !before_.same(base_)) {
    for (document::MemberPairs pairs(before_, base_); pairs.next();) {
      const bool is_elsewhere = pairs.after() && !pairs.before();
      if (is_elsewhere) add_member(text, pairs.key(), *pairs.after());
    }
  }
  const Document clean = document::read_own(text + '}');
  if (text.size() > 1) text += ',';
  document::append_quoted(text, name);
  text += ':';
  text += value;
  const Document with = document::read_own(text + '}');
  validate::Options options;
  options.stored = base_;
  options.rules = validate::Rules::off;
  if (shaped_.shapes[shape].hides_by_variant) {
    const auto hidden = hidden_in(shape, with.root());
    if (std::find(hidden.begin(), hidden.end(), name) != hidden.end()) return true;
  }
  if (validate::passes(program_, schema, with.root(), patterns_, options)) return false;
  if (validate::passes(program_, schema, clean.root(), patterns_, options)) return true;
  // The new variant is not complete yet. What it does not name is refused all the same.
  const std::string path = document::Path(document::Path(), name).pointer();
  const auto report = validate::validate(program_, schema, with.root(), patterns_, options);
  return std::any_of(report.issues.begin(), report.issues.end(), [&](const validate::Issue& issue) {
    return issue.path == path && issue.code == schema::name_of(schema::Keyword::additional_properties);
  });
}

bool RequestSchema::requires_member(diff::ShapeId shape, std::string_view name) const {
  const SchemaId schema = shaped_.schemas[shape];
  return schema != schema::no_schema && endpoint::requires_member(program_, schema, name);
}

std::vector<std::string> RequestSchema::hidden_in(diff::ShapeId shape, Value object) const {
  std::vector<std::string> names;
  const SchemaId schema = shaped_.schemas[shape];
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
