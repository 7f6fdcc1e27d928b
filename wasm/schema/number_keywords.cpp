// minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf.
#include "document/number.h"
#include "schema/compiler.h"

namespace resume_patch::schema {

namespace {

NumberKeywords& number_of(Schema& schema) {
  if (!schema.number) schema.number = std::make_unique<NumberKeywords>();
  return *schema.number;
}

void compile_multiple_of(Compiler& compiler, Value value, NumberKeywords& number) {
  if (!value.is_number() || !document::Decimal(value.slice()).is_valid_divisor()) {
    return compiler.fail(value, "a number greater than zero with at most 18 significant digits is expected");
  }
  number.multiple_of = value;
}

}  // namespace

void compile_number_keyword(Compiler& compiler, Keyword keyword, Value value, Schema& schema) {
  NumberKeywords& number = number_of(schema);
  if (keyword == Keyword::multiple_of) return compile_multiple_of(compiler, value, number);
  if (keyword == Keyword::exclusive_minimum || keyword == Keyword::exclusive_maximum) {
    // In OpenAPI 3.1 the value is the bound itself. Reading it as a boolean fails, so it is not ignored.
    (keyword == Keyword::exclusive_minimum ? number.exclusive_minimum : number.exclusive_maximum) =
        compiler.read_boolean(value);
    return;
  }
  if (!value.is_number()) return compiler.fail(value, "a number is expected");
  (keyword == Keyword::minimum ? number.minimum : number.maximum) = value;
}

}  // namespace resume_patch::schema
