// properties, required, additionalProperties, minProperties, maxProperties.
#include "schema/compiler.h"

namespace resume_patch::schema {

namespace {

void compile_properties(Compiler& compiler, Value value, ObjectKeywords& object) {
  constexpr std::size_t max_properties = 0xFFFF - 1;
  if (!value.is_object()) return compiler.fail(value, "properties must be an object");
  if (value.size() > max_properties)
    return compiler.fail(value, "more than 65534 properties are not supported");
  object.has_properties = true;
  for (const Value::Member member : value.members()) {
    object.properties.push_back(
        {compiler.read_string(member.key), compiler.schema_at(member.value), false, false});
  }
  object.build_table();
}

void compile_required(Compiler& compiler, Value value, ObjectKeywords& object) {
  if (!compiler.expect_array(value, false)) return;
  for (const Value item : value.items()) {
    const std::string_view name = compiler.read_string(item);
    if (object.lists_as_required(name)) return compiler.fail(item, "the property is listed twice");
    object.required.push_back(name);
    if (item.is_string()) object.required_index.add(item);
  }
}

void compile_additional(Compiler& compiler, Value value, ObjectKeywords& object) {
  if (value.kind() == document::Kind::boolean) {
    object.openness = value.is_true() ? Openness::open : Openness::closed;
    return;
  }
  object.openness = Openness::schema;
  object.additional = compiler.schema_at(value);
}

}  // namespace

void compile_object_keyword(Compiler& compiler, Keyword keyword, Value value, Schema& schema) {
  if (!schema.object) schema.object = std::make_unique<ObjectKeywords>();
  ObjectKeywords& object = *schema.object;
  switch (keyword) {
    case Keyword::properties: compile_properties(compiler, value, object); return;
    case Keyword::required: compile_required(compiler, value, object); return;
    case Keyword::additional_properties: compile_additional(compiler, value, object); return;
    case Keyword::min_properties: object.min_properties = compiler.read_count(value); return;
    default: object.max_properties = compiler.read_count(value); return;
  }
}

}  // namespace resume_patch::schema
