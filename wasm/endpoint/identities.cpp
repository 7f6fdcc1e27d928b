#include "endpoint/identities.h"

#include "document/pointer.h"
#include "endpoint/effective_schema.h"

namespace resume_patch::endpoint {

namespace {

constexpr std::string_view usual_identity = "id";

/// A schema of a request and the schema of the same location in the response.
struct SchemaPair {
  SchemaId request;
  SchemaId response;
};

bool names_scalar_id(const Program& program, SchemaId item) {
  constexpr unsigned containers = bit_of(Type::array) | bit_of(Type::object);
  for (const schema::Property& property : properties_of(program, item)) {
    if (property.name == usual_identity) return (types_of(program, property.schema) & containers) == 0;
  }
  return false;
}

SchemaId member_or_none(const Program& program, SchemaId id, std::string_view name) {
  return id == schema::no_schema ? id : member_schema(program, id, name);
}

SchemaId items_or_none(const Program& program, SchemaId id) {
  return id == schema::no_schema ? id : item_schema(program, id);
}

/// Adds the lists whose items have an `id` only in a response.
void add_response_identities(const Program& program, SchemaPair root, ListIdentities& identities) {
  std::vector<std::uint8_t> visited(program.size(), 0);
  std::vector<SchemaPair> pending = {root};
  const auto add = [&](SchemaId request, SchemaId response) {
    if (request != schema::no_schema && visited[request] == 0) pending.push_back({request, response});
  };
  while (!pending.empty()) {
    const SchemaPair at = pending.back();
    pending.pop_back();
    if (visited[at.request] != 0) continue;
    visited[at.request] = 1;
    for (const schema::Property& property : properties_of(program, at.request))
      add(property.schema, member_or_none(program, at.response, property.name));
    const SchemaId item = item_schema(program, at.request);
    if (item == schema::no_schema) continue;
    const SchemaId stored = items_or_none(program, at.response);
    const bool is_known = !own_identity(program, item).empty();
    if (!is_known && stored != schema::no_schema && names_scalar_id(program, stored))
      identities[at.request] = usual_identity;
    add(item, stored);
  }
}

/// Adds the lists whose own schemas state the identity of their items.
void add_list_identities(const Program& program, ListIdentities& identities) {
  const auto is_list = [&](SchemaId id) { return item_schema(program, id) != schema::no_schema; };
  bool has_any = false;
  for (SchemaId id = 0; id < program.size(); ++id)
    has_any = has_any || (!program[id].identity.empty() && is_list(id));
  for (SchemaId id = 0; has_any && id < program.size(); ++id) {
    const std::string_view stated = is_list(id) ? effective_schema(program, id).identity : std::string_view();
    if (!stated.empty()) identities[id] = stated;
  }
}

/// Returns the schemas of the lists that match a pattern.
std::vector<SchemaId> lists_at(const Program& program, SchemaId root, std::string_view pattern) {
  std::vector<SchemaId> here = {root};
  const auto tokens = document::split_pointer(pattern);
  if (!tokens) return {};
  for (const std::string& token : *tokens) {
    std::vector<SchemaId> next;
    for (const SchemaId id : here) {
      const SchemaId item = token == "*" ? item_schema(program, id) : schema::no_schema;
      const SchemaId found = item != schema::no_schema ? item : member_schema(program, id, token);
      if (found != schema::no_schema) next.push_back(found);
    }
    here = std::move(next);
  }
  return here;
}

}  // namespace

IdentityOption read_identities(Value option) {
  IdentityOption identities;
  for (const Value::Member member : option.members()) {
    if (member.value.is_string()) {
      identities.emplace_back(member.key.string(), member.value.string());
    } else if (member.value.is_null()) {
      identities.emplace_back(member.key.string(), std::nullopt);
    }
  }
  return identities;
}

std::string_view own_identity(const Program& program, SchemaId item) {
  if (item == schema::no_schema) return {};
  const std::string_view stated = effective_schema(program, item).identity;
  return stated.empty() && names_scalar_id(program, item) ? usual_identity : stated;
}

ListIdentities list_identities(const Program& program, SchemaId request, SchemaId response,
                               const IdentityOption& option) {
  ListIdentities identities(program.size());
  add_response_identities(program, {request, response}, identities);
  add_list_identities(program, identities);
  for (const auto& [pattern, member] : option) {
    for (const SchemaId list : lists_at(program, request, pattern))
      identities[list] = member ? std::string_view(*member) : std::string_view();
  }
  return identities;
}

std::string_view identity_in(const Program& program, const ListIdentities& identities, SchemaId list) {
  const auto& stated = identities[list];
  return stated ? *stated : own_identity(program, item_schema(program, list));
}

}  // namespace resume_patch::endpoint
