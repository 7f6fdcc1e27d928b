#include "patch/body.h"

#include <utility>

#include "document/argsort.h"
#include "document/members.h"
#include "document/pointer.h"
#include "patch/body_values.h"

namespace resume_patch::patch {

namespace {

using diff::Change;
using diff::ChangeKind;
using diff::MemberAccess;
using document::Value;

/// A top-level member of the body.
struct BodyMember {
  std::uint32_t position;  ///< In the schema.
  Value key;
  document::OptionalValue before;
  document::OptionalValue after;
  bool is_unchanged = false;
};

class BodyBuilder {
 public:
  BodyBuilder(const diff::DiffSchemas& schemas, diff::DiffSchemaId root, BodyOptions options)
      : schemas_(schemas), root_(root), options_(options) {}

  [[nodiscard]] Body build(Value before, Value after);
  [[nodiscard]] Body build_required();

 private:
  void add_changes(const document::MemberPairs& pairs);
  [[nodiscard]] std::optional<IgnoredReason> reason_to_ignore(const Change& change);
  [[nodiscard]] bool is_leftover(const Change& change) const;
  void ignore(const Change& change, IgnoredReason reason);
  void add_required_members();
  void write();

  const diff::DiffSchemas& schemas_;
  diff::DiffSchemaId root_;
  BodyOptions options_;
  Body body_;
  std::vector<BodyMember> members_;
  document::OptionalValue after_;
};

Body BodyBuilder::build(Value before, Value after) {
  after_ = after;
  for (document::MemberPairs pairs(before, after); pairs.next();) add_changes(pairs);
  if (!members_.empty()) {
    write();
    add_required_members();
  }
  return std::move(body_);
}

Body BodyBuilder::build_required() {
  body_.text = "{}";
  add_required_members();
  return std::move(body_);
}

void BodyBuilder::add_required_members() {
  if (options_.body_schema == nullptr) return;
  const auto required = options_.body_schema->required_members_beside(body_.text);
  if (required.empty()) return;
  std::string scratch;
  for (const Value::Member member : required) {
    const std::string_view name = member.key.text(scratch);
    const diff::MemberSchema member_schema = diff::find_member_schema(schemas_, schemas_[root_], name);
    members_.push_back({member_schema.position, member.key, member.value, member.value, true});
    body_.unchanged_members.emplace_back(name);
  }
  // The changed members are written a second time. Their ignored edits are already recorded.
  const std::size_t ignored = body_.ignored.size();
  const std::size_t nulls = body_.refused_nulls.size();
  body_.text.clear();
  write();
  body_.ignored.erase(body_.ignored.begin() + static_cast<std::ptrdiff_t>(ignored), body_.ignored.end());
  body_.refused_nulls.resize(nulls);
}

// Divides the changes of one top-level member into changes that the body carries and ignored edits.
void BodyBuilder::add_changes(const document::MemberPairs& pairs) {
  std::vector<Change> changes;
  diff::compare_member(changes, pairs.key(), pairs.before(), pairs.after(), schemas_, root_,
                       {options_.nulls == Nulls::as_empty});
  bool is_sent = false;
  for (Change& change : changes) {
    if (const auto reason = reason_to_ignore(change)) {
      ignore(change, *reason);
    } else {
      is_sent = true;
      body_.changes.push_back(std::move(change));
    }
  }
  if (!is_sent) return;
  std::string scratch;
  const diff::MemberSchema member_schema =
      diff::find_member_schema(schemas_, schemas_[root_], pairs.key().text(scratch));
  members_.push_back({member_schema.position, pairs.key(), pairs.before(), pairs.after(), false});
}

std::optional<IgnoredReason> BodyBuilder::reason_to_ignore(const Change& change) {
  switch (change.access) {
    case MemberAccess::read_only: return IgnoredReason::read_only;
    case MemberAccess::unknown:
    case MemberAccess::forbidden: return IgnoredReason::unknown;
    case MemberAccess::writable: break;
  }
  const bool is_null = change.after && change.after->is_null();
  if (change.in_list || (change.after && !is_null)) return std::nullopt;
  const diff::DiffSchema& schema = schemas_[change.schema];
  if (clearing_of(schema, is_null, options_) != Clearing::impossible) {
    return is_leftover(change) ? std::optional(IgnoredReason::unremovable) : std::nullopt;
  }
  if (is_null && !schema.nullable) body_.refused_nulls.push_back(change.path);
  return IgnoredReason::unremovable;
}

// Finds the object that lost the member, and its schema, by walking down. Few schemas have variants.
bool BodyBuilder::is_leftover(const Change& change) const {
  if (options_.body_schema == nullptr || !change.before || change.before->is_null()) return false;
  auto tokens = *document::split_pointer(change.display_path);
  std::string name = change.name;
  if (change.after) {
    name = tokens.back();
    tokens.pop_back();
  }
  Value object = *after_;
  diff::DiffSchemaId schema = root_;
  for (const std::string& token : tokens) {
    const auto next = object.find(token);
    if (!next) return false;
    schema = diff::find_member_schema(schemas_, schemas_[schema], token).schema;
    object = *next;
  }
  if (!schemas_[schema].has_variants || !object.is_object()) return false;
  return options_.body_schema->rejects_leftover(
      schema, object, name,
      leftover_text(schemas_[change.schema], *change.before, change.after.has_value(), options_));
}

void BodyBuilder::ignore(const Change& change, IgnoredReason reason) {
  std::string path = change.display_path;
  if (change.kind == ChangeKind::remove) document::append_token(path, change.name);
  body_.ignored.push_back({std::move(path), reason, change.before, change.after});
}

void BodyBuilder::write() {
  const auto order = document::argsort(members_.size(), [&](std::uint32_t left, std::uint32_t right) {
    return members_[left].position < members_[right].position;
  });
  BodyValueWriter writer(schemas_, options_, body_);
  bool first = true;
  body_.text += '{';
  for (const std::uint32_t position : order) {
    const BodyMember& property = members_[position];
    if (property.is_unchanged) {
      writer.write_unchanged_member(first, property.key, *property.before, schemas_[root_]);
    } else {
      writer.write_member(first, property.key, property.before, property.after, schemas_[root_],
                          document::Path(), false, false);
    }
  }
  body_.text += '}';
}

}  // namespace

std::string_view name_of(IgnoredReason reason) {
  switch (reason) {
    case IgnoredReason::read_only: return "readOnly";
    case IgnoredReason::unknown: return "unknown";
    case IgnoredReason::unremovable: return "unremovable";
  }
  return {};
}

Body build_required_body(const diff::DiffSchemas& schemas, diff::DiffSchemaId root, BodyOptions options) {
  return BodyBuilder(schemas, root, options).build_required();
}

Body build_body(Value before, Value after, const diff::DiffSchemas& schemas, diff::DiffSchemaId root,
                BodyOptions options) {
  return BodyBuilder(schemas, root, options).build(before, after);
}

}  // namespace resume_patch::patch
