// Requirements of a request schema on the members of a body: those that every body needs, and those that a
// variant refuses.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "endpoint/build_diff_schema.h"
#include "patch/body.h"
#include "validate/validator.h"

namespace resume_patch::endpoint {

/// Returns true if a body may need unchanged members, because the request schema has required members,
/// `minProperties` or variants.
[[nodiscard]] bool requires_members(const schema::Program& program, schema::SchemaId request);

/// Implements the requirements for one patch. All arguments must outlive it.
class RequestSchema final : public patch::BodySchema {
 public:
  /// A value of `after` that is not written in `before`, such as a null for an absent member, can be sent
  /// too.
  /// @param base The whole stored resource, in request form.
  /// @param before The earlier resource, or its edited members.
  /// @param after The later resource, or its edited members.
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
