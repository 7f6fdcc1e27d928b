#include "diff/transfer_origins.h"

#include "diff/content.h"
#include "diff/match.h"
#include "document/members.h"

namespace resume_patch::diff {

namespace {

using document::OptionalValue;
using document::Value;

class OriginTransfer {
 public:
  OriginTransfer(std::vector<Origin>& out, const Origins& origins, const DiffSchemas& schemas,
                 Certainty certainty)
      : out_(out), origins_(origins), schemas_(schemas), certainty_(certainty) {}

  void value(OptionalValue from, Value to, DiffSchemaId schema) {
    if (!to.is_container()) return;
    if (!from || from->kind() != to.kind()) {
      append_origins(out_, to, nullptr);
    } else if (has_same_text(*from, to)) {
      append_origins(out_, *from, &origins_);
    } else if (to.is_object()) {
      object(*from, to, schema);
    } else {
      list(*from, to, schema);
    }
  }

 private:
  void object(Value from, Value to, DiffSchemaId schema) {
    std::string scratch;
    document::MemberPairs pairs(from, to);
    for (std::uint32_t left = to.size(); left > 0 && pairs.next(); --left) {
      const std::string_view name = pairs.key().text(scratch);
      value(pairs.before(), *pairs.after(), find_member_schema(schemas_, schemas_[schema], name).schema);
    }
  }

  void list(Value from, Value to, DiffSchemaId schema) {
    const ListMatch match = match_items(from, to, schemas_, schema, {}, certainty_);
    const DiffSchemaId item_schema = schemas_[schema].items;
    for (std::uint32_t at = 0; at < match.after.size(); ++at) {
      const std::uint32_t position = match.before_of[at];
      const auto counterpart =
          position == ListMatch::none ? std::nullopt : OptionalValue(match.before[position]);
      out_.push_back(counterpart ? origins_.of(*counterpart) : unknown_origin);
      value(counterpart, match.after[at], item_schema);
    }
  }

  std::vector<Origin>& out_;
  const Origins& origins_;
  const DiffSchemas& schemas_;
  Certainty certainty_;
};

}  // namespace

void transfer_origins(std::vector<Origin>& out, OptionalValue from, const Origins* origins, Value to,
                      const DiffSchemas& schemas, DiffSchemaId schema, Certainty certainty) {
  if (origins == nullptr) return append_origins(out, to, nullptr);
  OriginTransfer(out, *origins, schemas, certainty).value(from, to, schema);
}

}  // namespace resume_patch::diff
