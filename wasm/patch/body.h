// Builds the body of the PATCH that changes one version of a resource into another.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diff/compare.h"

namespace resume_patch::patch {

/// The value that clears a nullable property.
enum class Nulls : std::uint8_t {
  as_null,  ///< null.
  as_empty  ///< "" or []. Other values cannot be cleared.
};

/// Requirements on the members of a body that a DiffSchema does not express.
class BodySchema {
 public:
  /// Returns the stored members that must be sent unchanged, because the schema accepts no body without them.
  /// @param sent The text of the body so far, which has none of them.
  [[nodiscard]] virtual std::vector<document::Value::Member> required_members_beside(
      std::string_view sent) const = 0;
  /// Returns true if `object`, in which `name` is null or absent, has a variant that rejects the member.
  /// @param value The JSON text of the member.
  [[nodiscard]] virtual bool rejects_leftover(diff::DiffSchemaId schema, document::Value object,
                                              std::string_view name, std::string_view value) const = 0;

  /// Returns true if objects of the schema, or of one of its variants, must have the member.
  [[nodiscard]] virtual bool requires_member(diff::DiffSchemaId schema, std::string_view name) const = 0;

  /// Returns the members that are read-only in the variant of an object.
  [[nodiscard]] virtual std::vector<std::string> read_only_members_of(diff::DiffSchemaId schema,
                                                                      document::Value object) const = 0;

 protected:
  ~BodySchema() = default;
};

struct BodyOptions {
  Nulls nulls = Nulls::as_null;
  const BodySchema* body_schema = nullptr;  ///< If null, every set of members is a valid body.
};

enum class IgnoredReason : std::uint8_t {
  read_only,
  unknown,     ///< The schema does not declare the member.
  unremovable  ///< No body removes the value under both server models.
};

/// Returns the reason's name in the public interface.
[[nodiscard]] std::string_view name_of(IgnoredReason reason);

/// An edit that the body does not carry.
struct IgnoredEdit {
  std::string path;  ///< In `after`; for a removed value, the path that it would have there.
  IgnoredReason reason;
  document::OptionalValue before;
  document::OptionalValue after;
};

struct Body {
  std::string text;                   ///< Compact JSON; "" if there is nothing to send.
  std::vector<diff::Change> changes;  ///< The changes that the body carries.
  std::vector<IgnoredEdit> ignored;
  std::vector<std::string> unchanged_members;  ///< Names of members that the body repeats unchanged.
  /// Paths that are null in `after` although null is not allowed. The body does not change them.
  std::vector<std::string> refused_nulls;
};

/// Builds the body that changes `before` into `after`, whether the server replaces top-level properties or
/// merges (RFC 7396). Null and absent are equal where null is allowed. These are not changed: read-only
/// members, members that a closed object does not declare, and the paths in `ignored`. A server that replaces
/// may drop the leftovers of a former variant, which are ignored as unremovable.
/// @param root The schema of both documents, which are objects.
[[nodiscard]] Body build_body(document::Value before, document::Value after, const diff::DiffSchemas& schemas,
                              diff::DiffSchemaId root, BodyOptions options = {});

/// Builds a body of only those stored members that every body requires. It has no changes.
[[nodiscard]] Body build_required_body(const diff::DiffSchemas& schemas, diff::DiffSchemaId root,
                                       BodyOptions options);

}  // namespace resume_patch::patch
