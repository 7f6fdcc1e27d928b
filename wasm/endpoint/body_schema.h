// What a request schema says of the members of a body together: which of them every body needs, and which an
// object of a variant refuses.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "endpoint/build_diff_schema.h"
#include "patch/body.h"
#include "validate/validator.h"

namespace resume_patch::endpoint {

/// Whether a body has to hold more than what changed: the schema of requests names required members, a least
/// number of them, or variants.
[[nodiscard]] bool requires_members(const schema::Program& program, schema::SchemaId request);

/// Answers for one patch. Everything that is given must outlive it.
class RequestSchema final : public patch::BodySchema {
 public:
  /// `base` is the whole stored resource, in request form; `before` and `after` are the two that are
  /// compared, or those members of them that were edited. What both have alike without being written in both,
  /// such as a null that is not stored, may go along, too.
  RequestSchema(const schema::Program& program, schema::SchemaId request, const DiffSchemaRoot& diff_schema,
                const schema::PatternHost& patterns, document::Value base, document::Value before,
                document::Value after);

  [[nodiscard]] std::vector<document::Value::Member> required_members_beside(
      std::string_view sent) const override;
  [[nodiscard]] bool rejects_leftover(diff::DiffSchemaId diff_schema, document::Value object,
                                      std::string_view name, std::string_view value) const override;
  [[nodiscard]] bool requires_member(diff::DiffSchemaId diff_schema, std::string_view name) const override;
  [[nodiscard]] std::vector<std::string> read_only_members_of(diff::DiffSchemaId diff_schema,
                                                              document::Value object) const override;

 private:
  const schema::Program& program_;
  schema::SchemaId request_;
  const DiffSchemaRoot& diff_schema_;
  const schema::PatternHost& patterns_;
  document::Value base_;
  document::Value before_;
  document::Value after_;
};

}  // namespace resume_patch::endpoint
