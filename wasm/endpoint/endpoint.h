// An API operation put together from data: what the PATCH of one resource takes, means and refuses.
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
  bool merge_words = false;  ///< Of drafts: as in merge::Options, where the server has moved on.
  bool replace_objects =
      false;  ///< Of update(): objects and items that are given replace the stored ones, whole.
};

/// A resource in request form: the one that was given, or a copy of it with codes for labels.
struct RequestFormResource {
  std::unique_ptr<Document> copy;  ///< Not there where nothing had to change.
  Value root;
};

/// What a PATCH is worth. Its changes point into the two documents, of which those that were given must
/// outlive it.
struct Patch {
  RequestFormResource before;
  RequestFormResource after;
  patch::Body body;
  Document sent_body;  ///< The body, read; empty where there is none.
  std::vector<validate::Issue> issues;
  bool valid = true;
};

/// Two resources and the differences between them, which point into them.
struct Difference {
  RequestFormResource before;
  RequestFormResource after;
  std::vector<diff::Change> changes;
};

class Endpoint;

struct Compiled {
  std::unique_ptr<Endpoint> endpoint;  ///< None when there is an error.
  CompileError error;
};

class Endpoint {
 public:
  /// `api` is an OpenAPI 3.0 document. `patterns` must outlive the endpoint.
  [[nodiscard]] static Compiled compile(std::unique_ptr<const Document> api, std::string_view operation_id,
                                        const schema::PatternHost& patterns, IdentityOption identities = {});

  /// Returns { operation, fields, remarks, schema }.
  [[nodiscard]] document::Json describe() const;
  /// Returns the fields with the read-only ones among them.
  [[nodiscard]] document::Json describe_all_fields() const;

  /// Rules over several properties of the whole are held against `base` with the body applied, where one is
  /// given.
  [[nodiscard]] validate::Report validate(Value body, const validate::Options& options,
                                          document::OptionalValue base = std::nullopt) const;

  [[nodiscard]] FormValue from_form(Value entries) const {
    return endpoint::from_form(program_, request_, entries);
  }

  // Resources are objects, in request or response form.
  [[nodiscard]] std::string to_form(Value resource) const;
  [[nodiscard]] Difference diff(Value before, Value after) const;
  [[nodiscard]] Patch patch(Value before, Value after, const PatchOptions& options) const;
  /// As patch() of two resources that differ in some members only, given those: `before` and `after` have the
  /// same members or lack them, and `base` is the whole before, in request form.
  [[nodiscard]] Patch patch_members(Document&& before, Document&& after, Value base,
                                    const PatchOptions& options) const;
  /// The fields of a form over a stored resource. Members that `values` do not hold stay, at any depth; null,
  /// "" and an item without a value take away what is stored, as far as the schema allows. RowMatch says
  /// which stored item a row is.
  [[nodiscard]] Patch update(Value base, Value values, const PatchOptions& options) const;
  /// Values are compared in request form; the text and the conflicts, which point into the three documents,
  /// have them as their sides do.
  [[nodiscard]] merge::Result merge(Value base, Value mine, Value theirs, merge::Options options) const;
  /// As merge::assign_origins_of_theirs() of the three in request form. `options` has the origins of the
  /// first two.
  [[nodiscard]] std::vector<diff::Origin> assign_origins_of_theirs(Value base, Value mine, Value theirs,
                                                                   merge::Options options,
                                                                   diff::Origin& next) const;

  // Single fields of a form, named by pointers.
  /// Appends the JSON text of what a person typed; false where it cannot be converted.
  [[nodiscard]] bool append_input(std::string& out, std::string_view pointer, std::string_view text) const;
  /// The issue of a text that cannot be converted.
  [[nodiscard]] validate::Issue issue_of_input(std::string_view pointer, std::string_view text) const;
  /// A form that shows `stored`, or nothing, gives `given` back where a person touches nothing.
  [[nodiscard]] bool is_same_in_form(std::string_view pointer, document::OptionalValue stored,
                                     Value given) const;

  /// What every body holds of the base, because the schema requires it, is there and has no issue, so that a
  /// body is as valid as what was edited. False where that depends on what is edited.
  [[nodiscard]] bool has_valid_required_members(Value base, const PatchOptions& options) const;

  /// The issues of one value of a body, a scalar; paths start at it.
  [[nodiscard]] std::vector<validate::Issue> validate_value(SchemaId schema, Value value,
                                                            const PatchOptions& options) const;
  /// The value, or a copy of it, with codes for labels and for objects around a code.
  [[nodiscard]] RequestFormResource to_request_form(Value resource) const;
  /// Some values have two spellings.
  [[nodiscard]] bool has_aliases() const { return !aliases().empty(); }
  [[nodiscard]] const Program& program() const { return program_; }
  [[nodiscard]] SchemaId request() const { return request_; }

  /// Tells operations apart.
  [[nodiscard]] std::string fingerprint() const;
  [[nodiscard]] const DiffSchemaRoot& diff_schema() const;

  /// What people call a place.
  [[nodiscard]] std::string label_of(std::string_view path) const {
    return endpoint::label_of(program_, request_, path);
  }

 private:
  Endpoint(std::unique_ptr<const Document> api, const Operation& operation)
      : program_(std::move(api)), operation_(operation) {}

  /// Rules over several properties of the whole are held against `base`; where there is none, against
  /// `before`.
  [[nodiscard]] Patch make_patch(RequestFormResource before, RequestFormResource after,
                                 const PatchOptions& options,
                                 document::OptionalValue base = std::nullopt) const;
  void add_issues(Patch& patch, Value base, const PatchOptions& options) const;
  [[nodiscard]] document::Json describe_remarks() const;
  void add_null_issues(Patch& patch) const;
  [[nodiscard]] std::vector<validate::Issue> member_rule_issues(Value base, Value body,
                                                                const validate::Options& options) const;
  /// Validates the body of a patch. Of more issues than are reported, those that concern the edit count.
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
  schema::SchemaId response_ = schema::no_schema;  ///< no_schema where the document states none.
  // Made when they are asked for: who only validates has no use for them, and a first result is waited for.
  mutable std::optional<Aliases> aliases_;
  mutable std::optional<DiffSchemaRoot> diff_schema_;
  mutable std::optional<ListIdentities> list_identities_;
};

}  // namespace resume_patch::endpoint
