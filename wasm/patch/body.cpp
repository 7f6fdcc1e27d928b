#include "patch/body.h"

#include <utility>

#include "document/members.h"
#include "document/order.h"
#include "document/pointer.h"
#include "patch/values.h"

namespace resume_patch::patch {

namespace {

using diff::Change;
using diff::ChangeKind;
using diff::Standing;
using document::Value;

/// A top-level member that the body holds.
struct Property {
  std::uint32_t position;  ///< In the schema.
  Value key;
  document::OptionalValue before;
  document::OptionalValue after;
  bool is_unchanged = false;
};

class BodyBuilder {
 public:
  BodyBuilder(const diff::Shapes& shapes, diff::ShapeId root, BodyOptions options)
      : shapes_(shapes), root_(root), options_(options) {}

  [[nodiscard]] Body build(Value before, Value after);
  [[nodiscard]] Body build_unchanged();

 private:
  void take(const document::MemberPairs& pairs);
  [[nodiscard]] std::optional<IgnoredReason> reason_to_ignore(const Change& change);
  [[nodiscard]] bool is_leftover(const Change& change) const;
  void ignore(const Change& change, IgnoredReason reason);
  void add_needed();
  void write();

  const diff::Shapes& shapes_;
  diff::ShapeId root_;
  BodyOptions options_;
  Body body_;
  std::vector<Property> properties_;
  document::OptionalValue after_;
};

Body BodyBuilder::build(Value before, Value after) {
  after_ = after;
  for (document::MemberPairs pairs(before, after); pairs.next();) take(pairs);
  if (!properties_.empty()) {
    write();
    add_needed();
  }
  return std::move(body_);
}

Body BodyBuilder::build_unchanged() {
  body_.text = "{}";
  add_needed();
  return std::move(body_);
}

void BodyBuilder::add_needed() {
  if (options_.schema == nullptr) return;
  const auto needed = options_.schema->needed_beside(body_.text);
  if (needed.empty()) return;
  std::string scratch;
  for (const Value::Member member : needed) {
    const std::string_view name = member.key.text(scratch);
    const diff::MemberShape known = diff::shape_of_member(shapes_, shapes_[root_], name);
    properties_.push_back({known.position, member.key, member.value, member.value, true});
    body_.unchanged.emplace_back(name);
  }
  // The changed ones are written a second time, and what is left out of them was noted the first time.
  const std::size_t ignored = body_.ignored.size();
  const std::size_t nulls = body_.nulls.size();
  body_.text.clear();
  write();
  body_.ignored.erase(body_.ignored.begin() + static_cast<std::ptrdiff_t>(ignored), body_.ignored.end());
  body_.nulls.resize(nulls);
}

// Sorts the changes of one top-level member into those that the body carries and those that it does not.
void BodyBuilder::take(const document::MemberPairs& pairs) {
  std::vector<Change> changes;
  diff::compare_member(changes, pairs.key(), pairs.before(), pairs.after(), shapes_, root_,
                       {options_.nulls == Nulls::as_empty});
  bool carried = false;
  for (Change& change : changes) {
    if (const auto reason = reason_to_ignore(change)) {
      ignore(change, *reason);
    } else {
      carried = true;
      body_.changes.push_back(std::move(change));
    }
  }
  if (!carried) return;
  std::string scratch;
  const diff::MemberShape known = diff::shape_of_member(shapes_, shapes_[root_], pairs.key().text(scratch));
  properties_.push_back({known.position, pairs.key(), pairs.before(), pairs.after(), false});
}

std::optional<IgnoredReason> BodyBuilder::reason_to_ignore(const Change& change) {
  switch (change.standing) {
    case Standing::read_only: return IgnoredReason::read_only;
    case Standing::unknown:
    case Standing::forbidden: return IgnoredReason::unknown;
    case Standing::ordinary: break;
  }
  const bool is_null = change.after && change.after->is_null();
  if (change.in_list || (change.after && !is_null)) return std::nullopt;
  const diff::Shape& shape = shapes_[change.shape];
  if (clearing_of(shape, is_null, options_) != Clearing::impossible) {
    return is_leftover(change) ? std::optional(IgnoredReason::unremovable) : std::nullopt;
  }
  if (is_null && !shape.nullable) body_.nulls.push_back(change.path);
  return IgnoredReason::unremovable;
}

// The object that has lost the member, and its shape, are found by walking: few schemas have variants.
bool BodyBuilder::is_leftover(const Change& change) const {
  if (options_.schema == nullptr || !change.before || change.before->is_null()) return false;
  auto tokens = *document::split_pointer(change.place);
  std::string name = change.name;
  if (change.after) {
    name = tokens.back();
    tokens.pop_back();
  }
  Value object = *after_;
  diff::ShapeId shape = root_;
  for (const std::string& token : tokens) {
    const auto next = object.find(token);
    if (!next) return false;
    shape = diff::shape_of_member(shapes_, shapes_[shape], token).shape;
    object = *next;
  }
  if (!shapes_[shape].has_variants || !object.is_object()) return false;
  return options_.schema->refuses_leftover(
      shape, object, name,
      leftover_text(shapes_[change.shape], *change.before, change.after.has_value(), options_));
}

void BodyBuilder::ignore(const Change& change, IgnoredReason reason) {
  std::string path = change.place;
  if (change.kind == ChangeKind::remove) document::append_token(path, change.name);
  body_.ignored.push_back({std::move(path), reason, change.before, change.after});
}

void BodyBuilder::write() {
  const auto order =
      document::sorted_positions(properties_.size(), [&](std::uint32_t left, std::uint32_t right) {
        return properties_[left].position < properties_[right].position;
      });
  ValueWriter writer(shapes_, options_, body_);
  bool first = true;
  body_.text += '{';
  for (const std::uint32_t position : order) {
    const Property& property = properties_[position];
    if (property.is_unchanged) {
      writer.unchanged_member(first, property.key, *property.before, shapes_[root_]);
    } else {
      writer.member(first, property.key, property.before, property.after, shapes_[root_], document::Path(),
                    false, false);
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

Body build_unchanged(const diff::Shapes& shapes, diff::ShapeId root, BodyOptions options) {
  return BodyBuilder(shapes, root, options).build_unchanged();
}

Body build_body(Value before, Value after, const diff::Shapes& shapes, diff::ShapeId root,
                BodyOptions options) {
  return BodyBuilder(shapes, root, options).build(before, after);
}

}  // namespace resume_patch::patch
