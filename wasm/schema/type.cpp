// type, nullable, enum.
#include "document/argsort.h"
#include "document/equality.h"
#include "schema/compiler.h"

namespace resume_patch::schema {

namespace {

void compile_enumeration(Compiler& compiler, Value list, Schema& schema) {
  if (!compiler.expect_array(list, false)) return;
  schema.enumeration = std::make_unique<Enumeration>();
  Enumeration& enumeration = *schema.enumeration;
  for (const Value value : list.items()) enumeration.values.push_back(value);
  if (enumeration.is_small()) return;
  for (const Value value : list.items()) enumeration.hashes.push_back(document::hash(value));
  enumeration.order_by_hash =
      document::argsort(enumeration.values.size(), [&](std::uint32_t left, std::uint32_t right) {
        return enumeration.hashes[left] < enumeration.hashes[right];
      });
}

}  // namespace

void compile_type(Compiler& compiler, Keyword keyword, Value value, Schema& schema) {
  if (keyword == Keyword::nullable) {
    schema.nullable = compiler.read_boolean(value);
  } else if (keyword == Keyword::enumeration) {
    compile_enumeration(compiler, value, schema);
  } else {
    const auto type = value.is_string() ? type_named(value.string()) : std::nullopt;
    if (!type) return compiler.fail(value, "this is not a type of OpenAPI 3.0");
    schema.types = static_cast<std::uint8_t>(*type);
    // An integer is a number, so the keywords for numbers apply to it too.
    if (*type == Type::number) schema.types |= static_cast<std::uint8_t>(Type::integer);
  }
}

}  // namespace resume_patch::schema
