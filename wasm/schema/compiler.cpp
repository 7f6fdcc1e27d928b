#include "schema/compiler.h"

#include <algorithm>

#include "document/number.h"
#include "document/pointer.h"

namespace resume_patch::schema {

Compiler::Compiler(Program& program, const PatternHost& patterns)
    : program_(program),
      patterns_(patterns),
      references_(program.api()),
      ids_(program.api().node().node_count, no_schema) {}

SchemaId Compiler::compile(Value source) {
  const SchemaId root = schema_at(source);
  while (!pending_.empty() && !error_) {
    const Pending next = pending_.back();
    pending_.pop_back();
    compile_one(next.id, next.source);
  }
  if (!error_) reject_cycles();
  if (!error_) program_.set_access_flags();
  return root;
}

void Compiler::fail(Value where, const char* reason) {
  if (!error_) error_ = SchemaError{document::pointer_of(api(), where), reason};
}

SchemaId Compiler::schema_at(Value source) {
  if (!source.is_object()) {
    fail(source, "a schema is an object");
    return 0;
  }
  // A reference without other keywords is the schema that it refers to.
  if (source.size() == 1) {
    if (const auto reference = source.find(name_of(Keyword::reference))) {
      const auto target = resolve_reference(*reference);
      if (!target) return 0;
      source = *target;
      if (!source.is_object()) {
        fail(source, "a schema is an object");
        return 0;
      }
    }
  }
  SchemaId& id = ids_[static_cast<std::size_t>(&source.node() - &api().node())];
  if (id == no_schema) {
    id = program_.add(source);
    pending_.push_back({id, source});
  }
  return id;
}

OptionalValue Compiler::resolve_reference(Value reference) {
  const References::Chain chain = references_.follow(reference, References::Siblings::end_chain);
  if (chain.problem != nullptr) fail(chain.steps.back().reference, chain.problem);
  return chain.target();
}

void Compiler::compile_one(SchemaId id, Value source) {
  Schema& schema = program_[id];
  std::string scratch;
  for (const Value::Member member : source.members()) {
    const std::string_view name = member.key.text(scratch);
    if (name.substr(0, 2) == "x-") {
      compile_extension(name, member.value, schema);
    } else if (const auto keyword = keyword_named(name)) {
      compile_keyword(*keyword, member.value, schema);
    } else {
      fail(member.value, "not a keyword of an OpenAPI 3.0 Schema Object");
    }
    if (error_) return;
  }
  check_consistency(schema);
}

void Compiler::compile_keyword(Keyword keyword, Value value, Schema& schema) {
  switch (keyword) {
    case Keyword::type:
    case Keyword::nullable:
    case Keyword::enumeration: compile_type(*this, keyword, value, schema); return;
    case Keyword::read_only: schema.read_only = read_boolean(value); return;
    case Keyword::write_only: schema.write_only = read_boolean(value); return;
    case Keyword::minimum:
    case Keyword::maximum:
    case Keyword::exclusive_minimum:
    case Keyword::exclusive_maximum:
    case Keyword::multiple_of: compile_number_keyword(*this, keyword, value, schema); return;
    case Keyword::min_length:
    case Keyword::max_length:
    case Keyword::pattern:
    case Keyword::format: compile_string_keyword(*this, keyword, value, schema); return;
    case Keyword::items:
    case Keyword::min_items:
    case Keyword::max_items:
    case Keyword::unique_items: compile_list_keyword(*this, keyword, value, schema); return;
    case Keyword::properties:
    case Keyword::required:
    case Keyword::additional_properties:
    case Keyword::min_properties:
    case Keyword::max_properties: compile_object_keyword(*this, keyword, value, schema); return;
    case Keyword::all_of:
    case Keyword::any_of:
    case Keyword::one_of:
    case Keyword::negation:
    case Keyword::discriminator:
    case Keyword::reference: compile_composition(*this, keyword, value, schema); return;
    case Keyword::title:
    case Keyword::description:
    case Keyword::deprecated:
    case Keyword::default_value:
    case Keyword::example:
    case Keyword::external_docs:
    case Keyword::xml: compile_annotation(keyword, value, schema); return;
  }
}

// Annotations check nothing. Only the title is used, as the label of a field.
void Compiler::compile_annotation(Keyword keyword, Value value, Schema& schema) {
  switch (keyword) {
    case Keyword::title: schema.title = read_string(value); return;
    case Keyword::description:
      if (!value.is_string()) fail(value, "a string is expected");
      return;
    case Keyword::deprecated: static_cast<void>(read_boolean(value)); return;
    case Keyword::external_docs:
    case Keyword::xml:
      if (!value.is_object()) fail(value, "an object is expected");
      return;
    default: return;  // `default` and `example` may be anything.
  }
}

void Compiler::compile_extension(std::string_view name, Value value, Schema& schema) {
  if (name == "x-rules") compile_rules(*this, value, schema);
  if (name == "x-identity") schema.identity = read_string(value);
}

void Compiler::check_consistency(const Schema& schema) {
  if (schema.read_only && schema.write_only)
    fail(schema.source, "readOnly and writeOnly exclude one another");
  const bool is_array = (schema.types & static_cast<unsigned>(Type::array)) != 0;
  if (is_array && (!schema.list || schema.list->items == no_schema)) {
    fail(schema.source, "an array says what its items are");
  }
}

void Compiler::reject_cycles() {
  if (const auto id = find_cycle(program_)) {
    fail(program_[*id].source,
         "the schema refers to itself, or is nested too far, without going down into the value");
  }
}

bool Compiler::read_boolean(Value value) {
  if (value.kind() != document::Kind::boolean) fail(value, "true or false is expected");
  return value.is_true();
}

std::uint32_t Compiler::read_count(Value value) {
  using document::Decimal;
  constexpr std::int64_t max_count = 0xFFFFFFFFLL;
  const auto count = value.is_number() ? Decimal(value.slice()).to_integer() : std::nullopt;
  if (!count || *count < 0) {
    const bool huge =
        value.is_number() && !Decimal(value.slice()).is_negative() && Decimal(value.slice()).is_integer();
    if (!huge) fail(value, "an integer that is not negative is expected");
    return static_cast<std::uint32_t>(max_count);
  }
  return static_cast<std::uint32_t>(std::min(*count, max_count));
}

std::string_view Compiler::read_string(Value value) {
  if (value.is_string()) return program_.string_of(value);
  fail(value, "a string is expected");
  return {};
}

bool Compiler::expect_array(Value value, bool may_be_empty) {
  if (value.is_array() && (may_be_empty || value.size() > 0)) return true;
  fail(value, may_be_empty ? "an array is expected" : "an array that is not empty is expected");
  return false;
}

}  // namespace resume_patch::schema
