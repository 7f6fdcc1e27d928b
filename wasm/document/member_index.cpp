#include "document/member_index.h"

#include <bit>

#include "document/hash.h"

namespace resume_patch::document {

namespace {

// Up to this number a linear search is as fast as a table.
constexpr std::size_t few_keys = 16;

}  // namespace

MemberIndex::MemberIndex(Value object) {
  if (!object.is_object()) return;
  keys_.reserve(object.size());
  if (object.size() > few_keys) table_.assign(std::bit_ceil(2 * std::size_t{object.size()}), 0);
  for (const Value::Member member : object.members()) add(member.key);
}

void MemberIndex::add(Value key) {
  keys_.push_back(key);
  if (table_.empty() && keys_.size() <= few_keys) return;
  std::size_t at = keys_.size() - 1;
  if (table_.size() < 2 * keys_.size()) {
    table_.assign(std::bit_ceil(4 * keys_.size()), 0);
    at = 0;
  }
  const std::size_t mask = table_.size() - 1;
  std::string scratch;
  for (; at < keys_.size(); ++at) {
    std::size_t slot = hash_bytes(keys_[at].text(scratch)) & mask;
    while (table_[slot] != 0) slot = (slot + 1) & mask;
    table_[slot] = static_cast<std::uint32_t>(at + 1);
  }
}

std::uint32_t MemberIndex::find(std::string_view name) const {
  if (table_.empty()) {
    for (std::uint32_t at = 0; at < keys_.size(); ++at) {
      if (keys_[at].text_is(name)) return at;
    }
    return npos;
  }
  const std::size_t mask = table_.size() - 1;
  for (std::size_t slot = hash_bytes(name) & mask; table_[slot] != 0; slot = (slot + 1) & mask) {
    if (keys_[table_[slot] - 1].text_is(name)) return table_[slot] - 1;
  }
  return npos;
}

}  // namespace resume_patch::document
