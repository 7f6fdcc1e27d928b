#include "patch/body_values.h"

#include <algorithm>

#include "diff/content.h"
#include "diff/match.h"
#include "document/equality.h"
#include "document/writer.h"

namespace resume_patch::patch {

namespace {

using diff::DiffSchema;
using diff::DiffSchemaId;
using diff::MemberAccess;
using document::Path;
using document::Value;

// Returns true if no value inside is read-only, undeclared or matched by identity.
bool is_plain(const DiffSchema& schema) {
  return schema.properties.empty() && schema.openness == diff::Openness::open &&
         schema.additional == diff::any_schema && schema.items == diff::any_schema;
}

bool holds(const std::vector<std::string>& names, Value key) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return key.text_is(name); });
}

std::string_view text_of(Clearing clearing) {
  switch (clearing) {
    case Clearing::by_null: return "null";
    case Clearing::by_empty_string: return "\"\"";
    case Clearing::by_empty_list: return "[]";
    case Clearing::impossible: break;
  }
  return {};
}

}  // namespace

Clearing clearing_of(const DiffSchema& schema, bool is_explicit, BodyOptions options) {
  if (schema.nullable && options.nulls == Nulls::as_null) return Clearing::by_null;
  if (!schema.accepts_empty) return Clearing::impossible;
  if (schema.nullable && schema.is_string) return Clearing::by_empty_string;
  if (schema.is_list && (schema.nullable || !is_explicit)) return Clearing::by_empty_list;
  return Clearing::impossible;
}

std::string leftover_text(const DiffSchema& schema, Value before, bool is_explicit, BodyOptions options) {
  const Clearing clearing = clearing_of(schema, is_explicit, options);
  std::string text(text_of(clearing));
  if (clearing == Clearing::impossible) document::write(text, before);
  return text;
}

void BodyValueWriter::write_unchanged_member(bool& first, Value key, Value stored, const DiffSchema& object) {
  std::string scratch;
  const DiffSchema& schema = schemas_[diff::find_member_schema(schemas_, object, key.text(scratch)).schema];
  const bool is_refused_null = stored.is_null() && schema.nullable && options_.nulls == Nulls::as_empty;
  if (!is_refused_null) return write_member(first, key, stored, stored, object, Path(), false, false);
  const Clearing clearing = clearing_of(schema, false, options_);
  if (clearing == Clearing::impossible) return;
  write_key(first, key);
  body_.text += text_of(clearing);
}

void BodyValueWriter::write_member(bool& first, Value key, MaybeValue before, MaybeValue after,
                                   const DiffSchema& object, const Path& parent, bool in_list, bool is_new) {
  std::string scratch;
  const std::string_view name = key.text(scratch);
  const diff::MemberSchema member_schema = diff::find_member_schema(schemas_, object, name);
  const DiffSchema& schema = schemas_[member_schema.schema];
  const Path at(parent, name);
  if (member_schema.access != MemberAccess::writable) {
    if (is_new && !(after->is_null() && schema.nullable)) {
      const bool read_only = member_schema.access == MemberAccess::read_only;
      ignore(read_only ? IgnoredReason::read_only : IgnoredReason::unknown, *after, at);
    }
    // Repeats the stored value, because a server that replaces the object would drop it.
    if (member_schema.access == MemberAccess::unknown && before) {
      write_key(first, key);
      document::write(body_.text, *before);
    }
    return;
  }
  if (after && !after->is_null()) {
    write_key(first, key);
    write_value(before, *after, member_schema.schema, at, in_list);
    return;
  }
  if (in_list) {
    write_missing_in_list(first, key, before, after, schema, member_schema.is_named(object));
  } else {
    write_missing_member(first, key, before, after, member_schema.schema, at, is_new);
  }
}

// Both server models replace lists whole, so a member that is not sent is removed. A nullable member is
// cleared explicitly all the same, for servers that merge list items by identity. A null is repeated, except
// for servers that refuse null.
void BodyValueWriter::write_missing_in_list(bool& first, Value key, const MaybeValue& before,
                                            const MaybeValue& after, const DiffSchema& schema,
                                            bool is_named) {
  if (after && !(schema.nullable && options_.nulls == Nulls::as_empty)) {
    write_key(first, key);
    document::write(body_.text, *after);
    return;
  }
  if (!is_named || !schema.nullable || !before || before->is_null()) return;
  const Clearing clearing = clearing_of(schema, false, options_);
  if (clearing == Clearing::impossible) return;
  write_key(first, key);
  body_.text += text_of(clearing);
}

// A server that merges keeps a member that is not sent, and a server that replaces the object drops it. So a
// removed value is cleared explicitly. A value that cannot be cleared is repeated.
void BodyValueWriter::write_missing_member(bool& first, Value key, const MaybeValue& before,
                                           const MaybeValue& after, DiffSchemaId schema_id, const Path& at,
                                           bool is_new) {
  const DiffSchema& schema = schemas_[schema_id];
  if (before && !before->is_null()) {
    write_key(first, key);
    const Clearing clearing = clearing_of(schema, after.has_value(), options_);
    if (clearing == Clearing::impossible) {
      write_value(before, *before, schema_id, at, false);
    } else {
      body_.text += text_of(clearing);
    }
    return;
  }
  if (!after) return;
  if (schema.nullable) {
    if (options_.nulls == Nulls::as_empty) return;
    write_key(first, key);
    body_.text += "null";
  } else if (is_new) {
    // A server that merges would drop the null and one that replaces would store it. Both agree if it is left
    // out.
    ignore(IgnoredReason::unremovable, *after, at);
    body_.refused_nulls.push_back(at.pointer());
  }
}

void BodyValueWriter::write_value(MaybeValue before, Value after, DiffSchemaId schema, const Path& at,
                                  bool in_list) {
  if (before && before->kind() != after.kind()) before.reset();
  if (after.is_object() && !(in_list && is_plain(schemas_[schema]))) {
    write_object(before, after, schema, at, in_list);
  } else if (after.is_array() && !is_plain(schemas_[schemas_[schema].items])) {
    write_list(before, after, schema, at);
  } else {
    document::write(body_.text, after);
  }
}

void BodyValueWriter::write_object(MaybeValue before, Value after, DiffSchemaId schema, const Path& at,
                                   bool in_list) {
  const bool is_new = !before;
  const std::vector<std::string> hidden =
      is_new ? std::vector<std::string>() : read_only_members(after, schema);
  bool first = true;
  body_.text += '{';
  for (document::MemberPairs pairs(before.value_or(after), after); pairs.next();) {
    if (!is_new && is_leftover(pairs, after, schema, in_list)) continue;
    // An edited read-only member is kept, so that it raises its issue.
    const bool is_hidden = !hidden.empty() && holds(hidden, pairs.key());
    if (is_hidden && pairs.before() && document::equal(*pairs.before(), *pairs.after())) continue;
    const MaybeValue now = is_new || !is_required_null(pairs, schema) ? pairs.after() : pairs.before();
    write_member(first, pairs.key(), is_new ? std::nullopt : pairs.before(), now, schemas_[schema], at,
                 in_list, is_new);
  }
  body_.text += '}';
}

// Returns true for a stored null that `after` omits although the object must have the member. It is sent
// unchanged.
bool BodyValueWriter::is_required_null(const document::MemberPairs& pairs, DiffSchemaId object) const {
  if (pairs.after() || !pairs.before()->is_null() || options_.body_schema == nullptr) return false;
  std::string scratch;
  return options_.body_schema->requires_member(object, pairs.key().text(scratch));
}

// Returns the members that are read-only in the variant of the object. The server sets them.
std::vector<std::string> BodyValueWriter::read_only_members(Value after, DiffSchemaId object) const {
  const bool is_asked = schemas_[object].is_read_only_by_variant && options_.body_schema != nullptr;
  return is_asked ? options_.body_schema->read_only_members_of(object, after) : std::vector<std::string>();
}

// Returns true for a member of a former variant that the current variant does not allow.
bool BodyValueWriter::is_leftover(const document::MemberPairs& pairs, Value after, DiffSchemaId object,
                                  bool in_list) const {
  const bool is_gone = pairs.before() && !pairs.before()->is_null() &&
                       (!pairs.after() || (pairs.after()->is_null() && !in_list));
  if (!is_gone || !schemas_[object].has_variants || options_.body_schema == nullptr) return false;
  std::string scratch;
  const std::string_view name = pairs.key().text(scratch);
  const DiffSchema& schema = schemas_[diff::find_member_schema(schemas_, schemas_[object], name).schema];
  // A list is sent whole, so only an explicitly cleared member is written.
  if (in_list && clearing_of(schema, false, options_) == Clearing::impossible) return false;
  return options_.body_schema->rejects_leftover(
      object, after, name, leftover_text(schema, *pairs.before(), pairs.after().has_value(), options_));
}

void BodyValueWriter::write_list(MaybeValue before, Value after, DiffSchemaId schema, const Path& at) {
  const DiffSchemaId item_schema = schemas_[schema].items;
  std::optional<diff::ListMatch> match;
  if (before) match = diff::match_items(*before, after, schemas_, schema);
  std::uint32_t to = 0;
  body_.text += '[';
  for (const Value item : after.items()) {
    if (to > 0) body_.text += ',';
    MaybeValue counterpart;
    if (match && match->before_of[to] != diff::ListMatch::none)
      counterpart = match->before[match->before_of[to]];
    // A server that refuses null must not receive the nulls of unchanged items either.
    if (counterpart && options_.nulls == Nulls::as_null && diff::has_same_text(*counterpart, item)) {
      write_as_stored(item, item_schema);
    } else {
      write_value(counterpart, item, item_schema, Path(at, to), true);
    }
    ++to;
  }
  body_.text += ']';
}

// Writes an unchanged value exactly as write_value() would write it in a list.
void BodyValueWriter::write_as_stored(Value value, DiffSchemaId schema) {
  const DiffSchemaId item_schema = schemas_[schema].items;
  if (value.is_object() && !is_plain(schemas_[schema])) {
    write_members_as_stored(value, schemas_[schema], read_only_members(value, schema));
  } else if (value.is_array() && !is_plain(schemas_[item_schema])) {
    bool first = true;
    body_.text += '[';
    for (const Value item : value.items()) {
      if (!first) body_.text += ',';
      first = false;
      write_as_stored(item, item_schema);
    }
    body_.text += ']';
  } else {
    document::write(body_.text, value);
  }
}

// Copies adjacent members that are sent unchanged in one step.
void BodyValueWriter::write_members_as_stored(Value object, const DiffSchema& schema,
                                              const std::vector<std::string>& hidden) {
  const bool is_compact = document::is_compact(object);
  bool first = true;
  std::string_view run;
  const auto copy_run = [&] {
    body_.text += run;
    run = {};
  };
  std::string scratch;
  std::uint32_t next = 0;
  body_.text += '{';
  for (const Value::Member member : object.members()) {
    const diff::MemberSchema member_schema =
        diff::find_member_schema(schemas_, schema, member.key.text(scratch), next);
    next = member_schema.position + 1;
    if (member_schema.access == MemberAccess::read_only || member_schema.access == MemberAccess::forbidden)
      continue;
    if (!hidden.empty() && holds(hidden, member.key)) continue;
    const bool is_whole = member_schema.access == MemberAccess::unknown || member.value.size() == 0;
    if (is_compact && is_whole) {
      const char* const from = document::compact_text(member.key).data();
      const std::string_view value = document::compact_text(member.value);
      const bool continues_run = !run.empty() && run.data() + run.size() + 1 == from;
      const char* const start = continues_run ? run.data() : from;
      if (!continues_run) {
        copy_run();
        if (!first) body_.text += ',';
      }
      run = {start, static_cast<std::size_t>(value.data() + value.size() - start)};
      first = false;
      continue;
    }
    copy_run();
    write_key(first, member.key);
    if (is_whole) {
      document::write(body_.text, member.value);
    } else {
      write_as_stored(member.value, member_schema.schema);
    }
  }
  copy_run();
  body_.text += '}';
}

void BodyValueWriter::write_key(bool& first, Value key) {
  if (!first) body_.text += ',';
  first = false;
  document::write_key(body_.text, key);
}

void BodyValueWriter::ignore(IgnoredReason reason, Value after, const Path& at) {
  body_.ignored.push_back({at.pointer(), reason, std::nullopt, after});
}

}  // namespace resume_patch::patch
