// Two versions of a resource to the body of the PATCH that makes one of the other.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diff/compare.h"

namespace resume_patch::patch {

/// How a value that may be null is cleared.
enum class Nulls : std::uint8_t {
  as_null,  ///< By null.
  as_empty  ///< By "" or []; anything else cannot be cleared.
};

/// What the members of a body have to be together, which shapes do not say.
class BodySchema {
 public:
  /// The stored members, none of them in the body so far, that go along unchanged because the schema accepts
  /// no body without them. `sent` is the text of the body.
  [[nodiscard]] virtual std::vector<document::Value::Member> required_members_beside(
      std::string_view sent) const = 0;
  /// Whether `object`, in which `name` is null or absent, is of a variant that refuses such a member with the
  /// JSON text `value`.
  [[nodiscard]] virtual bool rejects_leftover(diff::DiffSchemaId schema, document::Value object,
                                              std::string_view name, std::string_view value) const = 0;

  /// Whether objects of the shape, or of one of its variants, must have the member.
  [[nodiscard]] virtual bool requires_member(diff::DiffSchemaId schema, std::string_view name) const = 0;

  /// The members of an object that are read-only in its variant.
  [[nodiscard]] virtual std::vector<std::string> read_only_members_of(diff::DiffSchemaId schema,
                                                                      document::Value object) const = 0;

 protected:
  ~BodySchema() = default;
};

struct BodyOptions {
  Nulls nulls = Nulls::as_null;
  const BodySchema* body_schema = nullptr;  ///< None: any members are a body.
};

enum class IgnoredReason : std::uint8_t {
  read_only,
  unknown,     ///< The schema does not name it.
  unremovable  ///< No body takes it away under both server models.
};

/// The reason's name in the public interface.
[[nodiscard]] std::string_view name_of(IgnoredReason reason);

/// An edit that the body does not carry.
struct IgnoredEdit {
  std::string path;  ///< In `after`; of a value that was removed, where it still stands there.
  IgnoredReason reason;
  document::OptionalValue before;
  document::OptionalValue after;
};

struct Body {
  std::string text;                   ///< Compact JSON; "" when there is nothing to send.
  std::vector<diff::Change> changes;  ///< Those that the body carries.
  std::vector<IgnoredEdit> ignored;
  std::vector<std::string>
      unchanged_members;                   ///< Names of the members that are in the body but did not change.
  std::vector<std::string> refused_nulls;  ///< Paths where `after` is null though null is not allowed, which
                                           ///< the body leaves as they were.
};

/// `before` and `after` are objects of the shape `root`. Applying the text to `before` gives `after`, whether
/// the server replaces top-level properties or merges (RFC 7396): read-only members, and members that a
/// closed object does not name, aside; null and absent being equal where null is allowed; places in `ignored`
/// standing as in `before`. Leftovers of a variant, which are in `ignored` as unremovable, may be gone where
/// the server replaces.
[[nodiscard]] Body build_body(document::Value before, document::Value after, const diff::DiffSchemas& schemas,
                              diff::DiffSchemaId root, BodyOptions options = {});

/// The body of those stored members alone that every body needs; there are no changes.
[[nodiscard]] Body build_required_body(const diff::DiffSchemas& schemas, diff::DiffSchemaId root,
                                       BodyOptions options);

}  // namespace resume_patch::patch
