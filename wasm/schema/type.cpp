// type, nullable, enum.
#include <algorithm>

#include "document/equality.h"
#include "schema/compiler.h"

namespace resume_patch::schema {

namespace {

void compile_enumeration(Compiler& compiler, Value list, Schema& schema) {
  if (!compiler.expect_array(list, false)) return;
  schema.enumeration = std::make_unique<Enumeration>();
  Enumeration& enumeration = *schema.enumeration;
  for (const Value value : list.items()) {
    enumeration.by_hash.push_back(
        {document::hash(value), static_cast<std::uint32_t>(enumeration.values.size())});
    enumeration.values.push_back(value);
  }
  std::sort(enumeration.by_hash.begin(), enumeration.by_hash.end(),
            [](const auto& left, const auto& right) { return left.hash < right.hash; });
}

}  // namespace

void compile_type(Compiler& compiler, Keyword keyword, Value value, Schema& schema) {
  if (keyword == Keyword::nullable) {
    schema.nullable = compiler.read_flag(value);
  } else if (keyword == Keyword::enumeration) {
    compile_enumeration(compiler, value, schema);
  } else {
    const auto type = value.is_string() ? type_named(value.string()) : std::nullopt;
    if (!type) return compiler.fail(value, "not one of the types of OpenAPI 3.0");
    schema.types = static_cast<std::uint8_t>(*type);
    // An integer is a number; what the schema says of numbers is said of it too.
    if (*type == Type::number) schema.types |= static_cast<std::uint8_t>(Type::integer);
  }
}

}  // namespace resume_patch::schema
