#include "diff/carry_origins.h"

#include "diff/content.h"
#include "diff/match.h"
#include "document/members.h"

namespace resume_patch::diff {

namespace {

using document::OptionalValue;
using document::Value;

class Carrier {
 public:
  Carrier(std::vector<Origin>& out, const Origins& origins, const Shapes& shapes, Certainty certainty)
      : out_(out), origins_(origins), shapes_(shapes), certainty_(certainty) {}

  void value(OptionalValue from, Value to, ShapeId shape) {
    if (!to.is_container()) return;
    if (!from || from->kind() != to.kind()) {
      append_origins(out_, to, nullptr);
    } else if (same_text(*from, to)) {
      append_origins(out_, *from, &origins_);
    } else if (to.is_object()) {
      object(*from, to, shape);
    } else {
      list(*from, to, shape);
    }
  }

 private:
  void object(Value from, Value to, ShapeId shape) {
    std::string scratch;
    document::MemberPairs pairs(from, to);
    for (std::uint32_t left = to.size(); left > 0 && pairs.next(); --left) {
      const std::string_view name = pairs.key().text(scratch);
      value(pairs.before(), *pairs.after(), shape_of_member(shapes_, shapes_[shape], name).shape);
    }
  }

  void list(Value from, Value to, ShapeId shape) {
    const ListMatch match = match_items(from, to, shapes_, shape, {}, certainty_);
    const ShapeId item_shape = shapes_[shape].items;
    for (std::uint32_t at = 0; at < match.after.size(); ++at) {
      const std::uint32_t position = match.before_of[at];
      const auto counterpart =
          position == ListMatch::none ? std::nullopt : OptionalValue(match.before[position]);
      out_.push_back(counterpart ? origins_.of(*counterpart) : unknown_origin);
      value(counterpart, match.after[at], item_shape);
    }
  }

  std::vector<Origin>& out_;
  const Origins& origins_;
  const Shapes& shapes_;
  Certainty certainty_;
};

}  // namespace

void carry_origins(std::vector<Origin>& out, OptionalValue from, const Origins* origins, Value to,
                   const Shapes& shapes, ShapeId shape, Certainty certainty) {
  if (origins == nullptr) return append_origins(out, to, nullptr);
  Carrier(out, *origins, shapes, certainty).value(from, to, shape);
}

}  // namespace resume_patch::diff
