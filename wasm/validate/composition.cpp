// allOf, anyOf, oneOf, not and discriminator.
#include "validate/validator.h"

namespace resume_patch::validate {

void Validator::check_composition(SchemaId id, Value value, const Path& path) {
  const schema::Composition& composition = *program_[id].composition;
  for (const SchemaId subschema : composition.all_of) check_subschema(subschema, value, path);
  if (!composition.any_of.empty() || !composition.one_of.empty()) check_variants(composition, value, path);
  if (composition.negation != schema::no_schema && passes(composition.negation, value, path)) {
    report(path, Keyword::negation);
  }
  if (!in_subschema_ && !is_probing_ && value.is_object()) report_unnamed_members(id, value, path);
}

/// Checks one of several schemas that apply to the value. If schemas refer to themselves in several branches,
/// each level of the value multiplies the number of checks. Beyond a limit, each pair of schema and value is
/// checked once for its issues and once as a probe. See decisions/bounded-composition.md.
void Validator::check_subschema(SchemaId id, Value value, const Path& path) {
  if (has_failed_) return;
  constexpr std::uint32_t checks_per_node = 16;
  const std::uint32_t nodes = root_.node().node_count;
  std::size_t entry = 0;
  if (++subschema_checks_ / checks_per_node > nodes + checks_per_node) {
    if (memo_.empty()) memo_ = std::vector<std::uint32_t>(nodes);
    const auto node = static_cast<std::size_t>(&value.node() - &root_.node());
    const std::uint32_t check_id = id << 1U | static_cast<std::uint32_t>(is_probing_);
    for (std::uint32_t at = memo_[node]; at != 0; at = memo_[at + 1]) {
      if (memo_[at] >> 1U != check_id) continue;
      has_failed_ = (memo_[at] & 1U) != 0;
      return;
    }
    entry = memo_.size();
    const std::uint32_t last = memo_[node];
    const std::uint32_t passes = check_id << 1U;
    memo_.push_back(passes);
    memo_.push_back(last);
    memo_[node] = static_cast<std::uint32_t>(entry);
  }
  const bool was_in_subschema = in_subschema_;
  in_subschema_ = true;
  check(id, value, path);
  in_subschema_ = was_in_subschema;
  // No schema leads back to itself at the same value, so the entry was not read in between.
  if (entry != 0) memo_[entry] |= static_cast<std::uint32_t>(has_failed_);
}

bool Validator::passes(SchemaId id, Value value, const Path& path) {
  const bool was_probing = is_probing_;
  const bool had_failed = has_failed_;
  is_probing_ = true;
  has_failed_ = false;
  outermost_schema_ == schema::no_schema ? check(id, value, path) : check_subschema(id, value, path);
  const bool passed = !has_failed_;
  is_probing_ = was_probing;
  has_failed_ = had_failed;
  return passed;
}

void Validator::report_one_of(const Path& path, std::uint32_t matched) {
  if (!fails_probe()) report(path, Keyword::one_of, make_object({{"matched", matched}}));
}

/// Returns true if an object cannot name its variant, because the direction excludes the discriminator's
/// property.
bool Validator::hides_discriminator(const schema::Composition& composition, Value value) const {
  if (!composition.discriminator || !value.is_object()) return false;
  return options_.direction == Direction::request ? composition.discriminator->read_only
                                                  : composition.discriminator->write_only;
}

/// Returns the branch that the discriminator of the object chooses, or that of the stored object if only that
/// one can. An unknown discriminator value is no issue. See decisions/discriminators.md.
/// @see OpenAPI 3.0.3, section 4.7.25
SchemaId Validator::schema_by_discriminator(const schema::Composition& composition, Value value) const {
  if (!composition.discriminator || !value.is_object()) return schema::no_schema;
  const SchemaId chosen = composition.schema_by_discriminator(value);
  const bool is_stored = chosen == schema::no_schema && options_.stored && options_.stored->is_object() &&
                         value.is_same_node(root_) && hides_discriminator(composition, value);
  return is_stored ? composition.schema_by_discriminator(*options_.stored) : chosen;
}

void Validator::check_variants(const schema::Composition& composition, Value value, const Path& path) {
  // The document chooses this branch, so its issues are those that the user can act on.
  const SchemaId chosen = schema_by_discriminator(composition, value);
  if (chosen != schema::no_schema) return check_subschema(chosen, value, path);
  for (const bool is_one : {false, true}) {
    const std::vector<SchemaId>& branches = is_one ? composition.one_of : composition.any_of;
    // Without its discriminator an object may match several branches. Only the server knows the right one.
    const bool one_is_enough = !is_one || hides_discriminator(composition, value);
    std::uint32_t matched = 0;
    SchemaId first = schema::no_schema;
    for (const SchemaId id : branches) {
      if ((matched > 0 && one_is_enough) || !passes(id, value, path)) continue;
      if (matched++ == 0) first = id;
    }
    if (matched == 1) {
      if (!is_probing_)
        check_subschema(first, value, path);  // Reports its warnings and read-only properties.
    } else if (!branches.empty()) {
      is_one ? report_one_of(path, matched) : report(path, Keyword::any_of);
    }
  }
}

}  // namespace resume_patch::validate
