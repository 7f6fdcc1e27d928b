// Runs a Program over a document.
#pragma once

#include <cstdint>
#include <vector>

#include "document/pointer.h"
#include "schema/keyword.h"
#include "schema/pattern_host.h"
#include "schema/schema.h"
#include "validate/formats.h"
#include "validate/issue.h"

namespace resume_patch::validate {

using document::Json;
using document::make_object;
using document::Path;
using document::Value;
using schema::Keyword;
using schema::Program;
using schema::Rule;
using schema::Schema;
using schema::SchemaId;

/// The direction of a document. A request excludes read-only properties, a response write-only ones.
enum class Direction : std::uint8_t { request, response };

enum class Rules : std::uint8_t {
  off,
  on,
  /// Skips the rules of the root that read several properties. The document is then a part of a whole, and
  /// check_member_rules() checks these rules.
  except_root_members
};

struct Options {
  Direction direction = Direction::request;
  Rules rules = Rules::on;
  std::uint32_t max_issues = 1000;
  CalendarDate today;
  /// The stored object that the document patches. It names the variant if the document cannot.
  document::OptionalValue stored;
  /// If set, only issues for which it returns true are reported.
  bool (*filter)(const void* context, std::string_view path,
                 const std::vector<std::string>& related_paths) = nullptr;
  const void* filter_context = nullptr;
};

struct Report {
  std::vector<Issue> issues;  ///< In the order of the document; each path and code once.
  bool valid = true;          ///< No issue is an error, including those beyond `max_issues`.
  bool truncated = false;     ///< There were more than `max_issues`. Warnings are dropped first.
};

/// Checks a value against a schema of the program.
[[nodiscard]] Report validate(const Program& program, SchemaId schema, Value value,
                              const schema::PatternHost& patterns, const Options& options);

/// Returns true if a value has no error. Skips the rules, and properties that the direction excludes.
[[nodiscard]] bool passes(const Program& program, SchemaId schema, Value value,
                          const schema::PatternHost& patterns, const Options& options);

/// The members that a rule reads: those of an object, and those of a stored one that it lacks.
struct RuleMembers {
  Value object;
  document::OptionalValue stored = std::nullopt;

  [[nodiscard]] document::OptionalValue find(std::string_view name) const {
    const auto member = object.find(name);
    return member || !stored ? member : stored->find(name);
  }
};

/// Checks only the rules of `schema` itself that read several properties of an object.
[[nodiscard]] std::vector<Issue> check_member_rules(const Program& program, SchemaId schema,
                                                    const RuleMembers& members,
                                                    const schema::PatternHost& patterns,
                                                    const Options& options);

/// The walk over a document. Each family of keywords has its own file.
class Validator {
 public:
  /// @param root The document. Every checked value is inside it.
  Validator(const Program& program, const schema::PatternHost& patterns, const Options& options, Value root)
      : program_(program), patterns_(patterns), options_(options), root_(root) {}

  void check(SchemaId id, Value value, const Path& path);
  void check_member_rules(const Schema& schema, const RuleMembers& members, const Path& path);
  [[nodiscard]] bool passes(SchemaId id, Value value, const Path& path);
  [[nodiscard]] Report take_report();

 private:
  void check_keywords(SchemaId id, Value value, const Path& path);
  void check_type(const Schema& schema, Value value, const Path& path);
  void check_number(const Schema& schema, Value value, const Path& path);
  void check_string(const Schema& schema, Value value, const Path& path);
  void check_length(const schema::StringKeywords& keywords, std::string_view text, const Path& path);
  void check_list(const schema::ListKeywords& keywords, Value value, const Path& path);
  void check_unique(Value value, const Path& path);
  void check_object(const Schema& schema, Value value, const Path& path);
  void check_member(const Schema& schema, Value::Member member, std::size_t& hint, const Path& path);
  void check_additional_member(const Schema& schema, std::string_view name, Value value, const Path& path);
  void check_required(const schema::ObjectKeywords& keywords, Value value, const Path& path);
  void check_composition(SchemaId id, Value value, const Path& path);
  void check_variants(const schema::Composition& composition, Value value, const Path& path);
  [[nodiscard]] SchemaId schema_by_discriminator(const schema::Composition& composition, Value value) const;
  [[nodiscard]] bool hides_discriminator(const schema::Composition& composition, Value value) const;
  void check_subschema(SchemaId id, Value value, const Path& path);
  void report_unknown(std::string_view name, const Path& path);
  void report_unnamed_members(SchemaId id, Value object, const Path& path);
  [[nodiscard]] bool is_hidden(const schema::Property& property) const;
  [[nodiscard]] bool is_hidden(std::string_view name, Value object) const;

  void check_rules(const Schema& schema, Value value, const Path& path);
  void check_own_rule(const Rule& rule, const Schema& schema, Value value, const Path& path);
  void check_member_rule(const Rule& rule, const RuleMembers& members, const Path& path);
  void check_order(const Rule& rule, const RuleMembers& members, const Path& path);
  void check_date_order(const Rule& rule, const RuleMembers& members, const Path& path);
  void check_empty_while(const Rule& rule, const RuleMembers& members, const Path& path);
  void check_needs(const Rule& rule, const RuleMembers& members, const Path& path);
  void check_not_after_today(const Rule& rule, const RuleMembers& members, const Path& path);
  void check_null_characters(const Rule& rule, Value value, const Path& path);
  void check_unique_identity(const Rule& rule, const Schema& schema, Value value, const Path& path);
  void report_rule(const Rule& rule, const Path& object, std::string_view member, Json&& params);

  void report(const Path& path, std::string_view code, schema::Severity severity, Json&& params,
              std::vector<std::string>&& related_paths = {});
  void report(const Path& path, Keyword keyword, Json&& params);
  void report(const Path& path, Keyword keyword);
  [[nodiscard]] bool fails_probe();
  void report_one_of(const Path& path, std::uint32_t matched);
  void report_count(const Path& path, Keyword keyword, std::uint32_t limit, std::uint32_t actual);
  void report_enumeration(const Schema& schema, Value value, const Path& path);

  const Program& program_;
  const schema::PatternHost& patterns_;
  const Options& options_;
  Report report_;
  std::uint32_t errors_ = 0;  ///< Number of errors in the report.
  bool is_probing_ = false;   ///< Only the result matters; no issue is recorded.
  bool has_failed_ = false;   ///< The probe has found an error.
  /// The current schema is one of several for the value. Another one may declare a property that it does not.
  bool in_subschema_ = false;
  SchemaId outermost_schema_ =
      schema::no_schema;  ///< The schema of the current value that contains the others.
  Value root_;
  std::uint32_t subschema_checks_ = 0;  ///< Calls of check_subschema().
  /// Remembered checks, filled beyond the usual number of calls. The first numbers are by node of the root:
  /// the index of the node's last entry, or 0. An entry is a schema with its result, then the index of the
  /// previous one.
  std::vector<std::uint32_t> memo_;
};

/// Returns the JSON name of a value's kind.
[[nodiscard]] std::string_view type_of(Value value);

}  // namespace resume_patch::validate
