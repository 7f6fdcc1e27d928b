#include "validate/validator.h"

#include "document/argsort.h"
#include "document/number.h"
#include "document/text.h"
#include "document/writer.h"

namespace resume_patch::validate {

using document::Decimal;
using document::embed;
using document::Kind;
using schema::Type;

namespace {

Type kind_as_type(Value value) {
  switch (value.kind()) {
    case Kind::boolean: return Type::boolean;
    case Kind::string: return Type::string;
    case Kind::array: return Type::array;
    case Kind::object: return Type::object;
    case Kind::null:
    case Kind::number: break;
  }
  const bool whole = !value.node().is_noncanonical || Decimal(value.slice()).is_integer();
  return whole ? Type::integer : Type::number;
}

/// Returns the name of the expected type. A number schema has the bit of integers too.
std::string_view expected_type(std::uint8_t types) {
  constexpr auto number = static_cast<std::uint8_t>(Type::number);
  return (types & number) != 0 ? schema::name_of(Type::number) : schema::name_of(static_cast<Type>(types));
}

/// Appends an item to the text of a list that is still open.
void append_item(std::string& list, Value item) {
  if (list.size() > 1) list += ',';
  document::write(list, item);
}

}  // namespace

std::string_view type_of(Value value) {
  switch (value.kind()) {
    case Kind::null: return "null";
    case Kind::boolean: return "boolean";
    case Kind::number: return "number";
    case Kind::string: return "string";
    case Kind::array: return "array";
    case Kind::object: return "object";
  }
  return {};
}

void Validator::check(SchemaId id, Value value, const Path& path) {
  const SchemaId outer = outermost_schema_;
  if (!in_subschema_) outermost_schema_ = id;
  check_keywords(id, value, path);
  outermost_schema_ = outer;
}

void Validator::check_keywords(SchemaId id, Value value, const Path& path) {
  const Schema& schema = program_[id];
  // `nullable` overrides every other keyword: an enum need not list null.
  if (value.is_null() && schema.nullable) return;
  check_type(schema, value, path);
  if (is_probing_ && has_failed_) return;
  switch (value.kind()) {
    case Kind::null:
    case Kind::boolean: break;
    case Kind::number:
      if (schema.number) check_number(schema, value, path);
      break;
    case Kind::string:
      if (schema.string) check_string(schema, value, path);
      break;
    case Kind::array:
      if (schema.list) check_list(*schema.list, value, path);
      break;
    case Kind::object:
      if (schema.object) check_object(schema, value, path);
      break;
  }
  if (schema.enumeration && !schema.enumeration->contains(value)) {
    report_enumeration(schema, value, path);
  }
  if (schema.composition) check_composition(id, value, path);
  if (!schema.rules.empty()) check_rules(schema, value, path);
}

void Validator::check_type(const Schema& schema, Value value, const Path& path) {
  if (schema.types == 0) return;
  if (!value.is_null() && (schema.types & static_cast<std::uint8_t>(kind_as_type(value))) != 0) return;
  if (fails_probe()) return;
  report(path, Keyword::type,
         make_object({{"expected", expected_type(schema.types)},
                      {"nullable", schema.nullable},
                      {"actual", type_of(value)}}));
}

void Validator::check_number(const Schema& schema, Value value, const Path& path) {
  const schema::NumberKeywords& keywords = *schema.number;
  const Decimal number(value.slice());
  const auto check_bound = [&](document::OptionalValue limit, bool exclusive, bool is_minimum) {
    if (!limit) return;
    const Decimal bound(limit->slice());
    const auto order = is_minimum ? number.compare(bound) : bound.compare(number);
    if (order > 0 || (order == 0 && !exclusive) || fails_probe()) return;
    const Keyword keyword = is_minimum ? (exclusive ? Keyword::exclusive_minimum : Keyword::minimum)
                                       : (exclusive ? Keyword::exclusive_maximum : Keyword::maximum);
    report(path, keyword, make_object({{"limit", embed(*limit)}, {"actual", embed(value)}}));
  };
  check_bound(keywords.minimum, keywords.exclusive_minimum, true);
  check_bound(keywords.maximum, keywords.exclusive_maximum, false);
  if (keywords.multiple_of && !number.is_multiple_of(Decimal(keywords.multiple_of->slice()))) {
    report(path, Keyword::multiple_of,
           make_object({{"multipleOf", embed(*keywords.multiple_of)}, {"actual", embed(value)}}));
  }
}

void Validator::check_string(const Schema& schema, Value value, const Path& path) {
  const schema::StringKeywords& keywords = *schema.string;
  std::string scratch;
  const std::string_view text = value.text(scratch);
  check_length(keywords, text, path);
  if (keywords.format != schema::Format::none && !has_format(keywords.format, text)) {
    report(path, Keyword::format, make_object({{"format", keywords.format_name}}));
  }
  if (keywords.pattern >= 0 && !patterns_.matches(keywords.pattern, text)) {
    report(path, Keyword::pattern, make_object({{"pattern", keywords.pattern_text}}));
  }
}

void Validator::check_length(const schema::StringKeywords& keywords, std::string_view text,
                             const Path& path) {
  // A string has at least a fourth as many code points as bytes, so most strings need no counting.
  if (text.size() <= keywords.max_length && text.size() / 4 >= keywords.min_length) return;
  const auto length = static_cast<std::uint32_t>(document::count_code_points(text));
  if (length < keywords.min_length) {
    report_count(path, Keyword::min_length, keywords.min_length, length);
  }
  if (length > keywords.max_length) {
    report_count(path, Keyword::max_length, keywords.max_length, length);
  }
}

void Validator::report_enumeration(const Schema& schema, Value value, const Path& path) {
  if (fails_probe()) return;
  std::string allowed = "[";
  std::string labels = "[";
  const auto spellings = schema.source.find("x-labels");
  for (const Value one : schema.enumeration->values) {
    const auto known = spellings && one.is_string() ? spellings->find(one.string()) : std::nullopt;
    const auto label = known ? known->item(0) : std::nullopt;
    append_item(allowed, one);
    append_item(labels, label.value_or(one));
  }
  Json params = make_object({{"allowed", embed(allowed + ']')}});
  if (spellings) params["labels"] = embed(labels + ']');
  params["actual"] = embed(value);
  report(path, Keyword::enumeration, std::move(params));
}

void Validator::report_count(const Path& path, Keyword keyword, std::uint32_t limit, std::uint32_t actual) {
  if (!fails_probe()) report(path, keyword, make_object({{"limit", limit}, {"actual", actual}}));
}

void Validator::report(const Path& path, Keyword keyword) {
  if (!fails_probe()) report(path, keyword, Json::object());
}

/// Returns true while probing, and then marks the probe as failed. A probe needs no parameters of the issue.
bool Validator::fails_probe() {
  has_failed_ = has_failed_ || is_probing_;
  return is_probing_;
}

void Validator::report(const Path& path, Keyword keyword, Json&& params) {
  report(path, schema::name_of(keyword), schema::Severity::error, std::move(params));
}

void Validator::report(const Path& path, std::string_view code, schema::Severity severity, Json&& params,
                       std::vector<std::string>&& related_paths) {
  if (is_probing_) {
    has_failed_ = has_failed_ || severity == schema::Severity::error;
    return;
  }
  std::string pointer = path.pointer();
  if (options_.filter != nullptr && !options_.filter(options_.filter_context, pointer, related_paths)) return;
  const bool is_error = severity == schema::Severity::error;
  if (is_error) report_.valid = false;
  if (report_.issues.size() >= options_.max_issues) {
    report_.truncated = true;
    if (!is_error || errors_ == options_.max_issues) return;
  }
  if (is_error) ++errors_;
  report_.issues.push_back({std::move(pointer), code, severity, std::move(params), std::move(related_paths)});
}

// Removes repeated issues: several schemas of one value may report the same. Errors take precedence over
// warnings.
Report Validator::take_report() {
  std::vector<Issue>& issues = report_.issues;
  if (issues.size() < 2) return std::move(report_);
  const auto order = document::argsort(issues.size(), [&](std::uint32_t left, std::uint32_t right) {
    const int by_path = issues[left].path.compare(issues[right].path);
    return by_path != 0 ? by_path < 0 : issues[left].code < issues[right].code;
  });
  const auto is_same = [&](std::uint32_t left, std::uint32_t right) {
    return issues[left].path == issues[right].path && issues[left].code == issues[right].code;
  };
  std::vector<std::uint8_t> repeated(issues.size());
  for (std::size_t at = 1; at < order.size(); ++at) {
    if (is_same(order[at - 1], order[at])) repeated[order[at]] = 1;
  }
  std::size_t kept_count = 0;
  std::uint32_t warnings_left = options_.max_issues - errors_;
  for (std::size_t at = 0; at < issues.size(); ++at) {
    if (repeated[at] != 0) continue;
    if (issues[at].severity != schema::Severity::error) {
      if (warnings_left == 0) continue;
      --warnings_left;
    }
    if (kept_count != at) issues[kept_count] = std::move(issues[at]);
    ++kept_count;
  }
  issues.erase(issues.begin() + static_cast<std::ptrdiff_t>(kept_count), issues.end());
  return std::move(report_);
}

Report validate(const Program& program, SchemaId schema, Value value, const schema::PatternHost& patterns,
                const Options& options) {
  Validator validator(program, patterns, options, value);
  validator.check(schema, value, Path());
  return validator.take_report();
}

bool passes(const Program& program, SchemaId schema, Value value, const schema::PatternHost& patterns,
            const Options& options) {
  return Validator(program, patterns, options, value).passes(schema, value, Path());
}

std::vector<Issue> check_member_rules(const Program& program, SchemaId schema, const RuleMembers& members,
                                      const schema::PatternHost& patterns, const Options& options) {
  Validator validator(program, patterns, options, members.object);
  validator.check_member_rules(program[schema], members, Path());
  return validator.take_report().issues;
}

}  // namespace resume_patch::validate
