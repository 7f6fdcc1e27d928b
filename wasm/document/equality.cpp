#include "document/equality.h"

#include "document/hash.h"
#include "document/members.h"
#include "document/number.h"

namespace resume_patch::document {

namespace {

bool equal_numbers(Value left, Value right) {
  if (bytes_equal(left.slice(), right.slice())) return true;
  return Decimal(left.slice()).compare(Decimal(right.slice())) == 0;
}

// Names are unique within an object, so the objects are equal if their sizes and all members of one are.
bool equal_objects(Value left, Value right) {
  if (left.size() != right.size()) return false;
  for (MemberPairs pairs(left, right); pairs.next();) {
    if (!pairs.before() || !pairs.after() || !equal(*pairs.before(), *pairs.after())) return false;
  }
  return true;
}

bool equal_arrays(Value left, Value right) {
  if (left.size() != right.size()) return false;
  auto other = right.items().begin();
  for (const Value item : left.items()) {
    if (!equal(item, *other)) return false;
    ++other;
  }
  return true;
}

std::uint64_t hash_text(Value value) {
  std::string scratch;
  return hash_bytes(value.text(scratch));
}

}  // namespace

bool equal(Value left, Value right) {
  if (left.is_same_node(right)) return true;
  if (left.kind() != right.kind()) return false;
  switch (left.kind()) {
    case Kind::null: return true;
    case Kind::boolean: return left.is_true() == right.is_true();
    case Kind::number: return equal_numbers(left, right);
    case Kind::string: return equal_strings(left, right);
    case Kind::array: return equal_arrays(left, right);
    case Kind::object: return equal_objects(left, right);
  }
  return false;
}

std::uint64_t hash_seed(Kind kind) {
  return mix((static_cast<std::uint64_t>(kind) + 1) * 0x9E3779B97F4A7C15ULL);
}

std::uint64_t hash(Value value) {
  std::uint64_t sum = hash_seed(value.kind());
  switch (value.kind()) {
    case Kind::null: break;
    case Kind::boolean: sum ^= value.is_true() ? 16U : 32U; break;
    case Kind::number: sum ^= mix(Decimal(value.slice()).hash()); break;
    case Kind::string: sum ^= hash_text(value); break;
    case Kind::array:
      for (const Value item : value.items()) sum = mix(sum) + hash(item);
      break;
    case Kind::object:
      // Addition ignores the order of members.
      for (const Value::Member member : value.members())
        sum += mix(mix(hash_text(member.key)) + hash(member.value));
      break;
  }
  return mix(sum);
}

}  // namespace resume_patch::document
