// allOf, anyOf, oneOf, not and discriminator.
#include "validate/validator.h"

namespace resume_patch::validate {

void Validator::check_composition(SchemaId id, Value value, const Path& path) {
  const schema::Composition& parts = *program_[id].composition;
  for (const SchemaId part : parts.all_of) check_part(part, value, path);
  if (!parts.any_of.empty() || !parts.one_of.empty()) check_choice(parts, value, path);
  if (parts.negation != schema::no_schema && passes(parts.negation, value, path)) {
    report(path, Keyword::negation);
  }
  if (!in_part_ && !probing_ && value.is_object()) check_unknown_to_all(id, value, path);
}

/// A schema that is one of several over the value. Where schemas hold themselves in several parts, each level
/// of the value would take several times as long as the one below it: past what other documents need, a part
/// is held against a value once, for its issues and, while probing, for its verdict.
void Validator::check_part(SchemaId id, Value value, const Path& path) {
  if (failed_) return;
  constexpr std::uint32_t usual = 16;
  const std::uint32_t nodes = root_.node().span;
  std::size_t place = 0;
  if (++parts_ / usual > nodes + usual) {
    if (known_.empty()) known_ = std::vector<std::uint32_t>(nodes);
    const auto node = static_cast<std::size_t>(&value.node() - &root_.node());
    const std::uint32_t part = id << 1U | static_cast<std::uint32_t>(probing_);
    for (std::uint32_t at = known_[node]; at != 0; at = known_[at + 1]) {
      if (known_[at] >> 1U != part) continue;
      failed_ = (known_[at] & 1U) != 0;
      return;
    }
    place = known_.size();
    const std::uint32_t last = known_[node];
    const std::uint32_t passes = part << 1U;
    known_.push_back(passes);
    known_.push_back(last);
    known_[node] = static_cast<std::uint32_t>(place);
  }
  const bool was_in_part = in_part_;
  in_part_ = true;
  check(id, value, path);
  in_part_ = was_in_part;
  // No part leads back to itself over the same value, so nobody has asked in between.
  if (place != 0) known_[place] |= static_cast<std::uint32_t>(failed_);
}

bool Validator::passes(SchemaId id, Value value, const Path& path) {
  const bool was_probing = probing_;
  const bool had_failed = failed_;
  probing_ = true;
  failed_ = false;
  whole_ == schema::no_schema ? check(id, value, path) : check_part(id, value, path);
  const bool passed = !failed_;
  probing_ = was_probing;
  failed_ = had_failed;
  return passed;
}

void Validator::report_matches(const Path& path, std::uint32_t matched) {
  if (!fails_probe()) report(path, Keyword::one_of, make_object({{"matched", matched}}));
}

/// Whether an object cannot name its variant, because the property that does may not travel this way.
bool Validator::hides_variant(const schema::Composition& parts, Value value) const {
  if (!parts.discriminator || !value.is_object()) return false;
  return options_.direction == Direction::request ? parts.discriminator->read_only
                                                  : parts.discriminator->write_only;
}

/// The branch that the object names, or else the stored object where that alone can; no_schema where neither
/// does. A discriminator is a hint (OpenAPI 3.0.3, section 4.7.25): a name that it does not know refuses
/// nothing.
SchemaId Validator::chosen_by(const schema::Composition& parts, Value value) const {
  if (!parts.discriminator || !value.is_object()) return schema::no_schema;
  const SchemaId chosen = parts.chosen_by(value);
  const bool is_stored = chosen == schema::no_schema && options_.stored && options_.stored->is_object() &&
                         value.same(root_) && hides_variant(parts, value);
  return is_stored ? parts.chosen_by(*options_.stored) : chosen;
}

void Validator::check_choice(const schema::Composition& parts, Value value, const Path& path) {
  // The document says which one is meant, so its own issues are what a person can act on.
  const SchemaId chosen = chosen_by(parts, value);
  if (chosen != schema::no_schema) return check_part(chosen, value, path);
  for (const bool is_one : {false, true}) {
    const std::vector<SchemaId>& branches = is_one ? parts.one_of : parts.any_of;
    // Without its discriminator an object may pass in several branches, and the server knows which one holds.
    const bool one_is_enough = !is_one || hides_variant(parts, value);
    std::uint32_t matched = 0;
    SchemaId first = schema::no_schema;
    for (const SchemaId id : branches) {
      if ((matched > 0 && one_is_enough) || !passes(id, value, path)) continue;
      if (matched++ == 0) first = id;
    }
    if (matched == 1) {
      if (!probing_) check_part(first, value, path);  // For its warnings and its read-only properties.
    } else if (!branches.empty()) {
      is_one ? report_matches(path, matched) : report(path, Keyword::any_of);
    }
  }
}

}  // namespace resume_patch::validate
