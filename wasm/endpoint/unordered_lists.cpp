#include "endpoint/unordered_lists.h"

#include <algorithm>

#include "document/equality.h"
#include "document/writer.h"
#include "endpoint/coerce.h"

namespace resume_patch::endpoint {

namespace {

constexpr std::uint32_t no_row = 0xFFFFFFFFU;

/// Two lists of choices and their pairs.
class UnorderedListMatch {
 public:
  UnorderedListMatch(const Program& program, SchemaId items, Value stored, Value given)
      : program_(program), items_(items) {
    for (const Value value : stored.items()) stored_.push_back(value);
    for (const Value value : given.items()) given_.push_back(value);
    stored_of_.assign(given_.size(), no_row);
    given_of_.assign(stored_.size(), no_row);
    for (std::uint32_t row = 0; row < stored_.size() && row < given_.size(); ++row) pair_if_same(row, row);
    for (std::uint32_t row = 0; row < given_.size(); ++row) {
      for (std::uint32_t at = 0; stored_of_[row] == no_row && at < stored_.size(); ++at)
        pair_if_same(row, at);
    }
  }

  /// Returns true if the stored choices are given in another order.
  [[nodiscard]] bool is_reordered() const {
    std::uint32_t last = 0;
    for (const std::uint32_t at : stored_of_) {
      if (at == no_row) continue;
      if (at < last) return true;
      last = at;
    }
    return false;
  }

  void write(std::string& out) const {
    out += '[';
    const auto add = [&](Value value) {
      if (out.back() != '[') out += ',';
      document::write(out, value);
    };
    for (std::uint32_t at = 0; at < stored_.size(); ++at) {
      if (given_of_[at] != no_row) add(stored_[at]);
    }
    for (std::uint32_t row = 0; row < given_.size(); ++row) {
      if (stored_of_[row] == no_row && !is_emptied_scalar(given_[row])) add(given_[row]);
    }
    out += ']';
  }

 private:
  void pair_if_same(std::uint32_t row, std::uint32_t at) {
    const Value stored = stored_[at];
    const Value given = given_[row];
    if (given_of_[at] != no_row) return;
    if (!is_untouched(program_, items_, stored, given) && !document::equal(stored, given)) return;
    stored_of_[row] = at;
    given_of_[at] = row;
  }

  const Program& program_;
  SchemaId items_;
  std::vector<Value> stored_;
  std::vector<Value> given_;
  std::vector<std::uint32_t> stored_of_;
  std::vector<std::uint32_t> given_of_;
};

bool are_scalars(Value list) {
  for (const Value item : list.items()) {
    if (item.is_container()) return false;
  }
  return true;
}

}  // namespace

bool write_reordered_list(std::string& out, const Program& program, SchemaId list, Value stored,
                          Value given) {
  constexpr std::size_t max_comparisons = 65536;
  const SchemaId items = item_schema(program, list);
  if (items == schema::no_schema || std::size_t{stored.size()} * given.size() > max_comparisons) return false;
  const std::vector<SchemaId> subschemas = program.in_place_subschemas(list, false);
  const bool must_differ = std::any_of(subschemas.begin(), subschemas.end(), [&](SchemaId subschema) {
    return program[subschema].list && program[subschema].list->unique;
  });
  if (!must_differ && effective_schema(program, items).enumeration == nullptr) return false;
  if (!are_scalars(stored) || !are_scalars(given)) return false;
  const UnorderedListMatch match(program, items, stored, given);
  if (match.is_reordered()) match.write(out);
  return match.is_reordered();
}

}  // namespace resume_patch::endpoint
