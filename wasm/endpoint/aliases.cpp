#include "endpoint/aliases.h"

#include "document/text.h"
#include "document/writer.h"

namespace resume_patch::endpoint {

std::string fold_label(std::string_view label) {
  std::string letters;
  for (const char letter : label) {
    if (letter == ' ' || letter == '-' || letter == '_') continue;
    letters += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
  }
  return letters;
}

std::optional<std::string> code_of_label(Value labels, std::string_view text) {
  if (labels.find(text)) return std::string(text);
  const std::string wanted = fold_label(text);
  for (const Value::Member entry : labels.members()) {
    for (const Value label : entry.value.items()) {
      if (label.is_string() && fold_label(label.string()) == wanted) return entry.key.string();
    }
  }
  return std::nullopt;
}

std::optional<std::string> label_of_code(Value labels, std::string_view code) {
  const auto spellings = labels.find(code);
  const auto first = spellings ? spellings->item(0) : std::nullopt;
  if (!first || !first->is_string()) return std::nullopt;
  return first->string();
}

bool is_alias(const Program& program, SchemaId schema) {
  const EffectiveSchema effective = effective_schema(program, schema);
  return effective.labels.has_value() || !effective.code_member.empty();
}

Aliases::Aliases(const Program& program, SchemaId root)
    : program_(program), root_(root), reaches_alias_(program.size(), false) {
  // A recursive schema may be visited before the schemas that it refers to. The search is therefore repeated
  // until nothing changes, in practice once or twice.
  for (bool found = true; found;) {
    const std::vector<std::uint8_t> known = reaches_alias_;
    std::vector<std::uint8_t> visited(program.size(), false);
    static_cast<void>(find_aliases(root, visited));
    found = known != reaches_alias_;
  }
}

bool Aliases::find_aliases(SchemaId id, std::vector<std::uint8_t>& visited) {
  if (id == schema::no_schema) return false;
  if (visited[id]) return reaches_alias_[id];
  visited[id] = true;
  const EffectiveSchema effective = effective_schema(program_, id);
  bool reaches = effective.labels.has_value() || !effective.code_member.empty();
  for (const schema::Property& property : properties_of(program_, id)) {
    reaches = find_aliases(property.schema, visited) || reaches;
  }
  reaches = find_aliases(item_schema(program_, id), visited) || reaches;
  if (effective.object != nullptr) reaches = find_aliases(effective.object->additional, visited) || reaches;
  reaches_alias_[id] = reaches || reaches_alias_[id];
  return reaches_alias_[id];
}

std::string Aliases::to_request_form(Value value) const {
  std::string out;
  write(out, value, root_);
  return out;
}

bool Aliases::write_alias(std::string& out, Value value, SchemaId schema) const {
  const EffectiveSchema effective = effective_schema(program_, schema);
  if (effective.labels && value.is_string()) {
    if (const auto code = code_of_label(*effective.labels, value.string())) {
      document::append_quoted(out, *code);
      return true;
    }
  }
  if (!effective.code_member.empty() && value.is_object()) {
    const auto code = value.find(effective.code_member);
    if (code && (code->is_string() || code->is_null())) {
      document::write(out, *code);
      return true;
    }
  }
  return false;
}

void Aliases::write(std::string& out, Value value, SchemaId schema) const {
  if (schema == schema::no_schema || !reaches_alias_[schema]) return document::write(out, value);
  if (write_alias(out, value, schema)) return;
  bool first = true;
  const auto separate = [&] {
    if (!first) out += ',';
    first = false;
  };
  if (value.is_array()) {
    out += '[';
    for (const Value item : value.items()) {
      separate();
      write(out, item, item_schema(program_, schema));
    }
    out += ']';
  } else if (value.is_object()) {
    out += '{';
    for (const Value::Member member : value.members()) {
      separate();
      document::write_key(out, member.key);
      write(out, member.value, member_schema(program_, schema, member.key.string()));
    }
    out += '}';
  } else {
    document::write(out, value);
  }
}

}  // namespace resume_patch::endpoint
