// One API operation, compiled from its OpenAPI document: validates, reads and fills forms, compares, patches,
// merges.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diff/compare.h"
#include "document/writer.h"
#include "endpoint/aliases.h"
#include "endpoint/build_diff_schema.h"
#include "endpoint/form.h"
#include "endpoint/identities.h"
#include "endpoint/openapi.h"
#include "merge/merge.h"
#include "patch/body.h"
#include "schema/pattern_host.h"
#include "schema/schema.h"
#include "validate/validator.h"

namespace resume_patch::endpoint {

using document::Document;

struct PatchOptions {
  bool rules = true;
  patch::Nulls nulls = patch::Nulls::as_null;
  validate::CalendarDate today;
  bool merge_words = false;      ///< For drafts: as merge::Options::merge_words, when a draft is rebased.
  bool replace_objects = false;  ///< For update(): given objects and items replace the stored ones.
};

/// A resource in request form: the given one, or a copy with codes for labels.
struct RequestFormResource {
  std::unique_ptr<Document> copy;  ///< Null if the resource has no aliases.
  Value root;
};

/// The PATCH for an edit. Its changes refer to the two documents, so given documents must outlive it.
struct Patch {
  RequestFormResource before;
  RequestFormResource after;
  patch::Body body;
  Document sent_body;  ///< The parsed body; empty if there is nothing to send.
  std::vector<validate::Issue> issues;
  bool valid = true;
};

/// Two resources and their differences, which refer to them.
struct Difference {
  RequestFormResource before;
  RequestFormResource after;
  std::vector<diff::Change> changes;
};

class Endpoint;

struct Compiled {
  std::unique_ptr<Endpoint> endpoint;  ///< Null after an error.
  CompileError error;
};

class Endpoint {
 public:
  /// Compiles an operation.
  /// @param api An OpenAPI 3.0 document.
  /// @param patterns Must outlive the endpoint.
  [[nodiscard]] static Compiled compile(std::unique_ptr<const Document> api, std::string_view operation_id,
                                        const schema::PatternHost& patterns, IdentityOption identities = {});

  /// Returns { operation, fields, remarks, schema }.
  [[nodiscard]] document::Json describe() const;
  /// Returns all fields, including read-only ones.
  [[nodiscard]] document::Json describe_all_fields() const;

  /// Validates a body or a response.
  /// @param base The stored resource. If given, rules that read several properties of the root are checked on
  ///   `base` with the body applied.
  [[nodiscard]] validate::Report validate(Value body, const validate::Options& options,
                                          document::OptionalValue base = std::nullopt) const;

  [[nodiscard]] FormValue from_form(Value entries) const {
    return endpoint::from_form(program_, request_, entries);
  }

  // The following functions take resources, which are objects in request or response form.
  [[nodiscard]] std::string to_form(Value resource) const;
  [[nodiscard]] Difference diff(Value before, Value after) const;
  [[nodiscard]] Patch patch(Value before, Value after, const PatchOptions& options) const;
  /// Does the same as patch() for two resources that differ in some members only.
  /// @param before The edited members before the edit.
  /// @param after The same members after the edit; a member may be absent on one side.
  /// @param base The whole resource before the edit, in request form.
  [[nodiscard]] Patch patch_members(Document&& before, Document&& after, Value base,
                                    const PatchOptions& options) const;
  /// Applies the values of a form to a stored resource. Members that `values` lack are kept, at any depth.
  /// Null, "" and an item without a value remove the stored value as far as the schema allows. RowMatch
  /// matches rows to stored items.
  [[nodiscard]] Patch update(Value base, Value values, const PatchOptions& options) const;
  /// Merges three versions. Values are compared in request form. The result and its conflicts have them as
  /// written.
  [[nodiscard]] merge::Result merge(Value base, Value mine, Value theirs, merge::Options options) const;
  /// Does the same as merge::assign_origins_of_theirs(), in request form.
  /// @param options Has the origins of `base` and `mine`.
  [[nodiscard]] std::vector<diff::Origin> assign_origins_of_theirs(Value base, Value mine, Value theirs,
                                                                   merge::Options options,
                                                                   diff::Origin& next) const;

  // The following functions take the JSON Pointer of one field of a form.
  /// Converts a typed text and appends it as JSON text. Returns false if it cannot be converted.
  [[nodiscard]] bool append_input(std::string& out, std::string_view pointer, std::string_view text) const;
  /// Returns the issue of a text that cannot be converted.
  [[nodiscard]] validate::Issue issue_of_input(std::string_view pointer, std::string_view text) const;
  /// Returns true if a form that shows `stored`, or an empty control, returns `given` without an edit.
  [[nodiscard]] bool is_same_in_form(std::string_view pointer, document::OptionalValue stored,
                                     Value given) const;

  /// Returns true if the members that every body repeats from the base are present and valid. A body is then
  /// as valid as its edits. Returns false if the edit determines these members.
  [[nodiscard]] bool has_valid_required_members(Value base, const PatchOptions& options) const;

  /// Validates a scalar of a body. The paths of issues start at it.
  [[nodiscard]] std::vector<validate::Issue> validate_value(SchemaId schema, Value value,
                                                            const PatchOptions& options) const;
  /// Returns the value, or a copy with codes in place of labels and of objects around a code.
  [[nodiscard]] RequestFormResource to_request_form(Value resource) const;
  /// Returns true if some values are spelled differently in responses and requests.
  [[nodiscard]] bool has_aliases() const { return !aliases().empty(); }
  [[nodiscard]] const Program& program() const { return program_; }
  [[nodiscard]] SchemaId request() const { return request_; }

  /// Returns a text that identifies the operation.
  [[nodiscard]] std::string fingerprint() const;
  [[nodiscard]] const DiffSchemaRoot& diff_schema() const;

  /// Returns the label of a location for users.
  [[nodiscard]] std::string label_of(std::string_view path) const {
    return endpoint::label_of(program_, request_, path);
  }

 private:
  Endpoint(std::unique_ptr<const Document> api, const Operation& operation)
      : program_(std::move(api)), operation_(operation) {}

  /// Builds a patch. Rules that read several properties of the root are checked on `base`, or on `before`
  /// without it.
  [[nodiscard]] Patch make_patch(RequestFormResource before, RequestFormResource after,
                                 const PatchOptions& options,
                                 document::OptionalValue base = std::nullopt) const;
  void add_issues(Patch& patch, Value base, const PatchOptions& options) const;
  [[nodiscard]] document::Json describe_remarks() const;
  void add_null_issues(Patch& patch) const;
  [[nodiscard]] std::vector<validate::Issue> member_rule_issues(Value base, Value body,
                                                                const validate::Options& options) const;
  /// Validates the body of a patch. If there are too many issues, reports those that concern the edit.
  [[nodiscard]] validate::Report validate_body(const Patch& patch, const validate::Options& options) const;
  [[nodiscard]] validate::Report remove_read_only_by_variant(Patch& patch, const validate::Options& options,
                                                             validate::Report&& report) const;
  [[nodiscard]] const Aliases& aliases() const;
  [[nodiscard]] const ListIdentities& identities() const;
  [[nodiscard]] bool root_has_member_rules() const;

  schema::Program program_;
  Operation operation_;
  const schema::PatternHost* patterns_ = nullptr;
  IdentityOption identity_option_;
  schema::SchemaId request_ = schema::no_schema;
  schema::SchemaId response_ = schema::no_schema;  ///< no_schema if the document declares none.
  // Computed at first use. An endpoint that only validates does not need them.
  mutable std::optional<Aliases> aliases_;
  mutable std::optional<DiffSchemaRoot> diff_schema_;
  mutable std::optional<ListIdentities> list_identities_;
};

}  // namespace resume_patch::endpoint
