// items, minItems, maxItems, uniqueItems.
#include "schema/compiler.h"

namespace resume_patch::schema {

void compile_list_keyword(Compiler& compiler, Keyword keyword, Value value, Schema& schema) {
  if (!schema.list) schema.list = std::make_unique<ListKeywords>();
  ListKeywords& list = *schema.list;
  if (keyword == Keyword::items) {
    list.items = compiler.schema_at(value);
  } else if (keyword == Keyword::min_items) {
    list.min_items = compiler.read_count(value);
  } else if (keyword == Keyword::max_items) {
    list.max_items = compiler.read_count(value);
  } else {
    list.unique = compiler.read_boolean(value);
  }
}

}  // namespace resume_patch::schema
