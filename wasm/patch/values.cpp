#include "patch/values.h"

#include <algorithm>

#include "diff/content.h"
#include "diff/match.h"
#include "document/equality.h"
#include "document/writer.h"

namespace resume_patch::patch {

namespace {

using diff::Shape;
using diff::ShapeId;
using diff::Standing;
using document::Path;
using document::Value;

// Nothing inside such a value is read-only, unknown or told apart by name.
bool is_plain(const Shape& shape) {
  return shape.properties.empty() && shape.openness == diff::Openness::open &&
         shape.additional == diff::any_shape && shape.items == diff::any_shape;
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

Clearing clearing_of(const Shape& shape, bool is_explicit, BodyOptions options) {
  if (shape.nullable && options.nulls == Nulls::as_null) return Clearing::by_null;
  if (!shape.accepts_empty) return Clearing::impossible;
  if (shape.nullable && shape.is_string) return Clearing::by_empty_string;
  if (shape.is_list && (shape.nullable || !is_explicit)) return Clearing::by_empty_list;
  return Clearing::impossible;
}

std::string leftover_text(const Shape& shape, Value before, bool is_explicit, BodyOptions options) {
  const Clearing clearing = clearing_of(shape, is_explicit, options);
  std::string text(text_of(clearing));
  if (clearing == Clearing::impossible) document::write(text, before);
  return text;
}

void ValueWriter::unchanged_member(bool& first, Value key, Value stored, const Shape& object) {
  std::string scratch;
  const Shape& shape = shapes_[diff::shape_of_member(shapes_, object, key.text(scratch)).shape];
  const bool is_refused_null = stored.is_null() && shape.nullable && options_.nulls == Nulls::as_empty;
  if (!is_refused_null) return member(first, key, stored, stored, object, Path(), false, false);
  const Clearing clearing = clearing_of(shape, false, options_);
  if (clearing == Clearing::impossible) return;
  open_member(first, key);
  body_.text += text_of(clearing);
}

void ValueWriter::member(bool& first, Value key, MaybeValue before, MaybeValue after, const Shape& object,
                         const Path& parent, bool in_list, bool is_new) {
  std::string scratch;
  const std::string_view name = key.text(scratch);
  const diff::MemberShape known = diff::shape_of_member(shapes_, object, name);
  const Shape& shape = shapes_[known.shape];
  const Path at(parent, name);
  if (known.standing != Standing::ordinary) {
    if (is_new && !(after->is_null() && shape.nullable)) {
      const bool read_only = known.standing == Standing::read_only;
      ignore(read_only ? IgnoredReason::read_only : IgnoredReason::unknown, *after, at);
    }
    // The stored value is repeated, since a server that replaces the object around it would drop it.
    if (known.standing == Standing::unknown && before) {
      open_member(first, key);
      document::write(body_.text, *before);
    }
    return;
  }
  if (after && !after->is_null()) {
    open_member(first, key);
    value(before, *after, known.shape, at, in_list);
    return;
  }
  if (in_list) {
    missing_in_list(first, key, before, after, shape, known.is_named(object));
  } else {
    missing_member(first, key, before, after, known.shape, at, is_new);
  }
}

// Lists are replaced whole by both server models, so that a member that is not sent is gone. One that may be
// null is cleared by name all the same, for servers that merge the items of a list by their identity. A null
// stays what it is, but for servers that refuse it.
void ValueWriter::missing_in_list(bool& first, Value key, const MaybeValue& before, const MaybeValue& after,
                                  const Shape& shape, bool is_named) {
  if (after && !(shape.nullable && options_.nulls == Nulls::as_empty)) {
    open_member(first, key);
    document::write(body_.text, *after);
    return;
  }
  if (!is_named || !shape.nullable || !before || before->is_null()) return;
  const Clearing clearing = clearing_of(shape, false, options_);
  if (clearing == Clearing::impossible) return;
  open_member(first, key);
  body_.text += text_of(clearing);
}

// A server that merges keeps what is not sent; one that replaces the object around it drops that. So a value
// that goes has to be cleared by name, and one that cannot be cleared has to be repeated.
void ValueWriter::missing_member(bool& first, Value key, const MaybeValue& before, const MaybeValue& after,
                                 ShapeId shape_id, const Path& at, bool is_new) {
  const Shape& shape = shapes_[shape_id];
  if (before && !before->is_null()) {
    open_member(first, key);
    const Clearing clearing = clearing_of(shape, after.has_value(), options_);
    if (clearing == Clearing::impossible) {
      value(before, *before, shape_id, at, false);
    } else {
      body_.text += text_of(clearing);
    }
    return;
  }
  if (!after) return;
  if (shape.nullable) {
    if (options_.nulls == Nulls::as_empty) return;
    open_member(first, key);
    body_.text += "null";
  } else if (is_new) {
    // A merging server would drop the null, a replacing one store it: it is left out, which is the same to
    // both.
    ignore(IgnoredReason::unremovable, *after, at);
    body_.nulls.push_back(at.pointer());
  }
}

void ValueWriter::value(MaybeValue before, Value after, ShapeId shape, const Path& at, bool in_list) {
  if (before && before->kind() != after.kind()) before.reset();
  if (after.is_object() && !(in_list && is_plain(shapes_[shape]))) {
    object(before, after, shape, at, in_list);
  } else if (after.is_array() && !is_plain(shapes_[shapes_[shape].items])) {
    list(before, after, shape, at);
  } else {
    document::write(body_.text, after);
  }
}

void ValueWriter::object(MaybeValue before, Value after, ShapeId shape, const Path& at, bool in_list) {
  const bool is_new = !before;
  const std::vector<std::string> hidden = is_new ? std::vector<std::string>() : hidden_members(after, shape);
  bool first = true;
  body_.text += '{';
  for (document::MemberPairs pairs(before.value_or(after), after); pairs.next();) {
    if (!is_new && is_leftover(pairs, after, shape, in_list)) continue;
    // One that was edited stays, for its issue.
    const bool is_hidden = !hidden.empty() && holds(hidden, pairs.key());
    if (is_hidden && pairs.before() && document::equal(*pairs.before(), *pairs.after())) continue;
    const MaybeValue now = is_new || !is_needed_null(pairs, shape) ? pairs.after() : pairs.before();
    member(first, pairs.key(), is_new ? std::nullopt : pairs.before(), now, shapes_[shape], at, in_list,
           is_new);
  }
  body_.text += '}';
}

// A stored null that was left out changes nothing, and is sent where the object must have the member.
bool ValueWriter::is_needed_null(const document::MemberPairs& pairs, ShapeId object) const {
  if (pairs.after() || !pairs.before()->is_null() || options_.schema == nullptr) return false;
  std::string scratch;
  return options_.schema->requires_member(object, pairs.key().text(scratch));
}

// What the variant of an object has as read-only members, which the server sets.
std::vector<std::string> ValueWriter::hidden_members(Value after, ShapeId object) const {
  const bool is_asked = shapes_[object].hides_by_variant && options_.schema != nullptr;
  return is_asked ? options_.schema->hidden_in(object, after) : std::vector<std::string>();
}

// What is left of a variant that the object no longer is, and that the new one does not allow.
bool ValueWriter::is_leftover(const document::MemberPairs& pairs, Value after, ShapeId object,
                              bool in_list) const {
  const bool is_gone = pairs.before() && !pairs.before()->is_null() &&
                       (!pairs.after() || (pairs.after()->is_null() && !in_list));
  if (!is_gone || !shapes_[object].has_variants || options_.schema == nullptr) return false;
  std::string scratch;
  const std::string_view name = pairs.key().text(scratch);
  const Shape& shape = shapes_[diff::shape_of_member(shapes_, shapes_[object], name).shape];
  // Where a list is sent whole, only what is cleared by name is written at all.
  if (in_list && clearing_of(shape, false, options_) == Clearing::impossible) return false;
  return options_.schema->refuses_leftover(
      object, after, name, leftover_text(shape, *pairs.before(), pairs.after().has_value(), options_));
}

void ValueWriter::list(MaybeValue before, Value after, ShapeId shape, const Path& at) {
  const ShapeId item_shape = shapes_[shape].items;
  std::optional<diff::ListMatch> match;
  if (before) match = diff::match_items(*before, after, shapes_, shape);
  std::uint32_t to = 0;
  body_.text += '[';
  for (const Value item : after.items()) {
    if (to > 0) body_.text += ',';
    MaybeValue fellow;
    if (match && match->before_of[to] != diff::ListMatch::none) fellow = match->before[match->before_of[to]];
    // Servers that refuse null are sent none of those that stand there either.
    if (fellow && options_.nulls == Nulls::as_null && diff::same_text(*fellow, item)) {
      repeat(item, item_shape);
    } else {
      value(fellow, item, item_shape, Path(at, to), true);
    }
    ++to;
  }
  body_.text += ']';
}

// What value() writes in a list for a value that is as it was before.
void ValueWriter::repeat(Value value, ShapeId shape) {
  const ShapeId item_shape = shapes_[shape].items;
  if (value.is_object() && !is_plain(shapes_[shape])) {
    repeat_members(value, shapes_[shape], hidden_members(value, shape));
  } else if (value.is_array() && !is_plain(shapes_[item_shape])) {
    bool first = true;
    body_.text += '[';
    for (const Value item : value.items()) {
      if (!first) body_.text += ',';
      first = false;
      repeat(item, item_shape);
    }
    body_.text += ']';
  } else {
    document::write(body_.text, value);
  }
}

// Members that stand side by side in the text, and are sent as they stand there, are copied together.
void ValueWriter::repeat_members(Value object, const Shape& shape, const std::vector<std::string>& hidden) {
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
    const diff::MemberShape known = diff::shape_of_member(shapes_, shape, member.key.text(scratch), next);
    next = known.position + 1;
    if (known.standing == Standing::read_only || known.standing == Standing::forbidden) continue;
    if (!hidden.empty() && holds(hidden, member.key)) continue;
    const bool is_whole = known.standing == Standing::unknown || member.value.size() == 0;
    if (is_compact && is_whole) {
      const char* const from = document::compact_text(member.key).data();
      const std::string_view value = document::compact_text(member.value);
      const bool goes_on = !run.empty() && run.data() + run.size() + 1 == from;
      const char* const start = goes_on ? run.data() : from;
      if (!goes_on) {
        copy_run();
        if (!first) body_.text += ',';
      }
      run = {start, static_cast<std::size_t>(value.data() + value.size() - start)};
      first = false;
      continue;
    }
    copy_run();
    open_member(first, member.key);
    if (is_whole) {
      document::write(body_.text, member.value);
    } else {
      repeat(member.value, known.shape);
    }
  }
  copy_run();
  body_.text += '}';
}

void ValueWriter::open_member(bool& first, Value key) {
  if (!first) body_.text += ',';
  first = false;
  document::write_key(body_.text, key);
}

void ValueWriter::ignore(IgnoredReason reason, Value after, const Path& at) {
  body_.ignored.push_back({at.pointer(), reason, std::nullopt, after});
}

}  // namespace resume_patch::patch
